package punctual.operations.alerts;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import punctual.settings.Kinds;
import punctual.settings.Setting;
import punctual.settings.Setting.InvalidSetting;

/** When to raise an alert, and whom to tell. */
public final class AlertSettings {
  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s@,<>\"]+@[^\\s@,<>\"]+\\.[^\\s@,<>\"]+");

  private AlertSettings() {}

  public static final Setting<Duration> WATCHDOG =
      Setting.duration(
          "watchdog",
          Duration.ofMinutes(1),
          Duration.ofDays(1),
          Duration.ofMinutes(5),
          "How long a run may be due without starting, and without a reason for it, before that is an"
              + " alert.");

  public static final Setting<Integer> STALE_AFTER_DAYS =
      Setting.number(
          "stale_after_days",
          1,
          365,
          3,
          "After how many days without the success that was due a schedule is an alert.");

  public static final Setting<List<String>> ALERT_EMAIL =
      Setting.of(
          "alert_email",
          Kinds.described("e-mail addresses, several with commas", AlertSettings::addresses),
          null,
          "Who gets alerts by e-mail. Unset: the administrators of the organisation, and the operators"
              + " for what concerns the installation.");

  public static List<Setting<?>> all() {
    return List.of(WATCHDOG, STALE_AFTER_DAYS, ALERT_EMAIL);
  }

  private static List<String> addresses(String text) throws InvalidSetting {
    List<String> all = Stream.of(text.split(",", -1)).map(String::strip).toList();
    if (!all.stream().allMatch(a -> ADDRESS.matcher(a).matches()))
      throw new InvalidSetting("has something that is no e-mail address");
    return all;
  }
}

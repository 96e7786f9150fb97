package punctual.cli;

import java.util.List;
import java.util.function.Function;
import punctual.settings.Settings;

/** What {@code config check --online} asks of other machines. */
final class OnlineChecks {
  private OnlineChecks() {}

  /** A new check is added here, and nowhere else. */
  private static List<Function<Settings, Finding>> checks() {
    return List.of(DatabaseCheck::check, MailCheck::check);
  }

  static List<Finding> run(Settings settings) {
    return checks().stream().map(check -> check.apply(settings)).toList();
  }
}

package punctual.schedules.recurrence;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a reader should know about a run. Where two apply, the one about the clock wins. */
public enum Note {
  /** The nominal time does not exist that day: the run is at the first time that does. */
  DST_GAP,
  /** The local time exists twice that day. */
  DST_REPEATED_HOUR,
  /** The nominal date is no business day: the run is on the next one. */
  MOVED_NEXT,
  /** The nominal date is no business day: the run is on the one before. */
  MOVED_PREVIOUS,
  /** The month is too short: the run is on its last day. */
  CLAMPED;

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  /** The word in JSON, in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The note in plain words, about a run that carries it. */
  public String sentence(Run run) {
    String nominal = TIME.format(run.nominal());
    return switch (this) {
      case DST_GAP ->
          "%s does not exist that night: %s".formatted(nominal, TIME.format(run.local()));
      case DST_REPEATED_HOUR ->
          "%s comes twice: the %s".formatted(nominal, run.pass() == 0 ? "first" : "second");
      case MOVED_NEXT -> "moved: " + or(run.cause(), "the date before is no business day");
      case MOVED_PREVIOUS -> "moved: " + or(run.cause(), "the date after is no business day");
      case CLAMPED -> or(run.cause(), "the month is shorter: its last day");
    };
  }

  private static String or(@Nullable String text, String otherwise) {
    return text == null ? otherwise : text;
  }
}

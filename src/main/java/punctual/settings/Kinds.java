package punctual.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import punctual.settings.Setting.InvalidSetting;
import punctual.settings.Setting.Kind;

/** The types of values that settings share. */
public final class Kinds {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,9})\\s?(B|kB|KB|MB|GB|TB)?");
  private static final Pattern SHORT_DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

  private Kinds() {}

  /** A kind that can say what it takes. */
  private record Described<T>(String expects, Kind<T> parser) implements Kind<T> {
    @Override
    public T parse(String text) throws InvalidSetting {
      return parser.parse(text);
    }
  }

  /**
   * Adds what a kind takes, for the reference page and as the remedy of its faults.
   *
   * @param expects completes "Use …": {@code a whole number from 1 to 65535}
   */
  public static <T> Kind<T> described(String expects, Kind<T> parser) {
    return new Described<>(expects, parser);
  }

  static final Kind<Boolean> FLAG =
      described(
          "true or false",
          text ->
              switch (text) {
                case "true", "yes", "on", "1" -> true;
                case "false", "no", "off", "0" -> false;
                default -> throw new InvalidSetting("is neither true nor false");
              });

  static final Kind<Path> PATH =
      described(
          "a path",
          text -> {
            try {
              return Path.of(text);
            } catch (InvalidPathException e) {
              throw new InvalidSetting("is not a path (" + e.getReason() + ")");
            }
          });

  /** A whole number, both bounds inclusive. */
  public static Kind<Integer> number(int least, int most) {
    return described(
        "a whole number from %d to %d".formatted(least, most),
        text -> {
          int value;
          try {
            value = Integer.parseInt(text);
          } catch (NumberFormatException _) {
            throw new InvalidSetting("is not a whole number");
          }
          if (value < least || value > most) throw new InvalidSetting("is out of range");
          return value;
        });
  }

  static Kind<Duration> duration(Duration least, Duration most) {
    return described(
        "a duration from %s to %s, such as 500ms, 3s, 10m, 2h, 7d or PT10M"
            .formatted(words(least), words(most)),
        text -> {
          Duration value = duration(text);
          if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new InvalidSetting("is out of range");
          }
          return value;
        });
  }

  /** Bytes in decimal units, both bounds inclusive. */
  public static Kind<Long> size(long least, long most) {
    return described(
        "a size from %s to %s, such as 500kB, 10MB or 5GB".formatted(size(least), size(most)),
        text -> {
          long value = bytes(text);
          if (value < least || value > most) throw new InvalidSetting("is out of range");
          return value;
        });
  }

  /**
   * {@code 500kB}, {@code 10MB}, {@code 5GB}; decimal units: 10MB is never less than 10,000,000.
   */
  public static long bytes(String text) throws InvalidSetting {
    Matcher matcher = SIZE.matcher(text);
    if (!matcher.matches()) throw new InvalidSetting("is not a size");
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "kB", "KB" -> amount * 1_000;
      case "MB" -> amount * 1_000_000;
      case "GB" -> amount * 1_000_000_000;
      case "TB" -> amount * 1_000_000_000_000L;
      case null, default -> amount;
    };
  }

  /** The shortest way to write a whole size in a setting: {@code 5GB}. */
  public static String size(long bytes) {
    String[] units = {"B", "kB", "MB", "GB", "TB"};
    int unit = 0;
    while (bytes >= 1_000 && bytes % 1_000 == 0 && unit < units.length - 1) {
      bytes /= 1_000;
      unit++;
    }
    return bytes + units[unit];
  }

  static Kind<String> choice(List<String> values) {
    return described(
        "one of " + String.join(", ", values),
        text -> {
          if (!values.contains(text)) throw new InvalidSetting("is not one of the known values");
          return text;
        });
  }

  /** {@code 500ms}, {@code 3s}, {@code 10m}, {@code 2h}, {@code 7d}, or ISO 8601. */
  public static Duration duration(String text) throws InvalidSetting {
    Matcher matcher = SHORT_DURATION.matcher(text);
    if (matcher.matches()) return shortDuration(matcher.group(1), matcher.group(2));
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException _) {
      throw new InvalidSetting("is not a duration");
    }
  }

  private static Duration shortDuration(String digits, String unit) {
    long amount = Long.parseLong(digits);
    return switch (unit) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }

  /** The shortest way to write a duration in a setting: {@code 10m}, {@code 90d}. */
  public static String words(Duration duration) {
    if (duration.toMillisPart() != 0) return duration.toMillis() + "ms";
    if (duration.toSecondsPart() != 0) return duration.toSeconds() + "s";
    if (duration.toMinutesPart() != 0) return duration.toMinutes() + "m";
    return duration.toHoursPart() != 0 ? duration.toHours() + "h" : duration.toDays() + "d";
  }
}

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
  private static final Pattern SHORT_DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

  private Kinds() {}

  static final Kind<Boolean> FLAG =
      text ->
          switch (text) {
            case "true", "yes", "on", "1" -> true;
            case "false", "no", "off", "0" -> false;
            default -> throw new InvalidSetting("is neither true nor false");
          };

  static final Kind<Path> PATH =
      text -> {
        try {
          return Path.of(text);
        } catch (InvalidPathException e) {
          throw new InvalidSetting("is not a path: " + e.getReason());
        }
      };

  static Kind<Integer> number(int least, int most) {
    return text -> {
      String range = "use a whole number from %d to %d".formatted(least, most);
      try {
        int value = Integer.parseInt(text);
        if (value < least || value > most) throw new InvalidSetting("is out of range; " + range);
        return value;
      } catch (NumberFormatException e) {
        throw new InvalidSetting("is not a number; " + range);
      }
    };
  }

  static Kind<Duration> duration(Duration least, Duration most) {
    return text -> {
      Duration value = duration(text);
      if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
        throw new InvalidSetting("is out of range; use %s to %s".formatted(least, most));
      }
      return value;
    };
  }

  static Kind<String> choice(List<String> values) {
    return text -> {
      if (!values.contains(text)) {
        throw new InvalidSetting("is not one of " + String.join(", ", values));
      }
      return text;
    };
  }

  /** {@code 500ms}, {@code 3s}, {@code 10m}, {@code 2h}, {@code 7d}, or ISO 8601. */
  public static Duration duration(String text) throws InvalidSetting {
    Matcher matcher = SHORT_DURATION.matcher(text);
    if (matcher.matches()) {
      long amount = Long.parseLong(matcher.group(1));
      return switch (matcher.group(2)) {
        case "ms" -> Duration.ofMillis(amount);
        case "s" -> Duration.ofSeconds(amount);
        case "m" -> Duration.ofMinutes(amount);
        case "h" -> Duration.ofHours(amount);
        default -> Duration.ofDays(amount);
      };
    }
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw new InvalidSetting("is not a duration; write 500ms, 3s, 10m, 2h or ISO 8601 (PT10M)");
    }
  }
}

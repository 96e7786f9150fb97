package punctual.schedules.recurrence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads UNIX cron expressions of five fields, with L, W and #, and five macros. */
final class CronParser {
  private static final int LONGEST = 128;

  private static final Map<String, String> MACROS =
      Map.of(
          "@hourly", "0 * * * *",
          "@daily", "0 0 * * *",
          "@weekly", "0 0 * * 0",
          "@monthly", "0 0 1 * *",
          "@yearly", "0 0 1 1 *");

  private static final Pattern WORD = Pattern.compile("[^ \t]+");

  private final Consumer<String> faults;

  private CronParser(Consumer<String> faults) {
    this.faults = faults;
  }

  /**
   * Reads an expression.
   *
   * @param faults told of every fault, with its position
   * @return null when there was a fault
   */
  static @Nullable Cron parse(String expression, Consumer<String> faults) {
    return new CronParser(faults).read(expression);
  }

  private @Nullable Cron read(String expression) {
    if (expression.length() > LONGEST) return refuse("is longer than " + LONGEST + " characters");
    for (int i = 0; i < expression.length(); i++) {
      char c = expression.charAt(i);
      if (c != '\t' && (c < ' ' || c > '~')) {
        return refuse("has a character that is not plain ASCII at position " + (i + 1));
      }
    }
    String trimmed = expression.strip();
    if (!trimmed.startsWith("@")) return fields(expression);
    String meaning = MACROS.get(trimmed.toLowerCase(Locale.ROOT));
    if (meaning != null) return fields(meaning);
    return refuse(
        "'%s' is not a known shorthand: use @hourly, @daily, @weekly, @monthly or @yearly"
            .formatted(trimmed));
  }

  private @Nullable Cron refuse(String message) {
    faults.accept(message);
    return null;
  }

  private @Nullable Cron fields(String expression) {
    List<Field> fields = new ArrayList<>();
    Matcher word = WORD.matcher(expression);
    while (word.find()) {
      CronField kind = CronField.IN_ORDER.get(Math.min(fields.size(), 4));
      fields.add(new Field(kind, word.group(), word.start() + 1));
    }
    if (fields.size() != 5) return refuse(wrongCount(fields.size()));
    return build(fields.stream().map(this::parsed).toList());
  }

  private static String wrongCount(int count) {
    String expected = "minute, hour, day of month, month, day of week";
    if (count == 6 || count == 7) {
      return "has %d fields; write five (%s), without seconds and year: other dialects count days of the week differently, so this is not guessed"
          .formatted(count, expected);
    }
    return "has %d %s where five are needed: %s"
        .formatted(count, count == 1 ? "field" : "fields", expected);
  }

  private Parsed parsed(Field field) {
    var parsed = new Parsed();
    int position = field.position;
    for (String item : field.text.split(",", -1)) {
      try {
        parsed.add(field.kind, item);
      } catch (CronFault fault) {
        faults.accept(
            "is wrong in the %s at position %d: %s"
                .formatted(field.kind.title(), position, fault.text()));
        parsed.failed = true;
      }
      position += item.length() + 1;
    }
    return parsed;
  }

  private static @Nullable Cron build(List<Parsed> fields) {
    if (fields.stream().anyMatch(field -> field.failed)) return null;
    var times = new Times((int) fields.get(1).values, fields.get(0).values);
    int months = (int) (fields.get(3).values >>> 1);
    return new Cron(times, months, daysOfMonth(fields.get(2)), daysOfWeek(fields.get(4)));
  }

  private static @Nullable DayRule daysOfMonth(Parsed field) {
    int mask = (int) (field.values >>> 1);
    if (mask == DayRule.Numbers.ALL) return null;
    if (mask != 0) field.rules.addFirst(new DayRule.Numbers(mask));
    return DayRule.either(field.rules);
  }

  /** Cron counts from Sunday, twice (0 and 7); bit 0 of our sets is Monday. */
  private static @Nullable DayRule daysOfWeek(Parsed field) {
    int mask = (int) ((field.values >>> 1) | ((field.values & 1) << 6)) & DayRule.ALL_WEEKDAYS;
    if (mask == DayRule.ALL_WEEKDAYS) return null;
    if (mask != 0) field.rules.addFirst(new DayRule.Weekdays(mask));
    return DayRule.either(field.rules);
  }

  private record Field(CronField kind, String text, int position) {}

  /** What one field selects: plain values as bits, and the rules that are no plain values. */
  private static final class Parsed {
    private long values;
    private final List<DayRule> rules = new ArrayList<>();
    private boolean failed;

    void add(CronField kind, String item) {
      if (item.isEmpty()) throw new CronFault("an item is missing beside the comma");
      DayRule rule =
          switch (kind) {
            case DAY_OF_MONTH -> CronExtensions.ofMonth(item);
            case DAY_OF_WEEK -> CronExtensions.ofWeek(item);
            case MINUTE, HOUR, MONTH -> null;
          };
      if (rule == null) {
        values |= kind.values(item);
      } else {
        rules.add(rule);
      }
    }
  }
}

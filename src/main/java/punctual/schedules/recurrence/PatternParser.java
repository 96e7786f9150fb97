package punctual.schedules.recurrence;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the fields that belong to one cadence. */
final class PatternParser {
  private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");

  /** January, April, July, October. */
  private static final int FIRST_OF_QUARTERS = 0b001001001001;

  private final Fields fields;

  PatternParser(Fields fields) {
    this.fields = fields;
  }

  /** Null where a fault was noted. */
  Definition.@Nullable Pattern parse(Cadence cadence) {
    if (cadence == Cadence.CRON) return cron();
    Times time = time();
    Integer months = months(cadence);
    DayRule day =
        switch (cadence) {
          case DAILY, CRON -> DayRule.everyDay();
          case WEEKLY -> weekdays();
          case MONTHLY, QUARTERLY, YEARLY -> day();
        };
    if (time == null || months == null || day == null) return null;
    return new Definition.Pattern(time, months, day, null);
  }

  private Definition.@Nullable Pattern cron() {
    String field = "cron_expression";
    if (!fields.require(field, "write five fields, as in 0 9 * * 1-5")) return null;
    String expression = fields.text(field);
    if (expression == null) return null;
    Cron cron =
        CronParser.parse(
            expression, fault -> fields.fault(field, Fields.quoted(expression) + " " + fault));
    return cron == null
        ? null
        : new Definition.Pattern(cron.times(), cron.months(), cron.day(), cron);
  }

  private @Nullable Times time() {
    if (!fields.require("time", "write it as 09:00")) return null;
    String time = fields.text("time");
    if (time == null) return null;
    if (TIME.matcher(time).matches()) {
      return Times.at(Integer.parseInt(time.substring(0, 2)), Integer.parseInt(time.substring(3)));
    }
    fields.fault(
        "time",
        "%s is no time of day: write 00:00 to 23:59, with two digits each"
            .formatted(Fields.quoted(time)));
    return null;
  }

  private @Nullable Integer months(Cadence cadence) {
    return switch (cadence) {
      case QUARTERLY -> {
        Integer month = required("month_of_quarter", 3, "1 is January, April, July and October");
        yield month == null ? null : FIRST_OF_QUARTERS << (month - 1);
      }
      case YEARLY -> {
        Integer month = required("month", 12, "1 is January");
        yield month == null ? null : 1 << (month - 1);
      }
      case DAILY, WEEKLY, MONTHLY, CRON -> Months.ALL;
    };
  }

  private @Nullable Integer required(String field, int max, String remedy) {
    return fields.require(field, remedy) ? fields.number(field, 1, max) : null;
  }

  private @Nullable DayRule weekdays() {
    if (fields.has("day_of_week") && fields.has("days_of_week")) {
      return twice("day_of_week", "days_of_week");
    }
    if (fields.has("day_of_week")) {
      Integer day = fields.number("day_of_week", 1, 7);
      return day == null ? null : new DayRule.Weekdays(1 << (day - 1));
    }
    String remedy = "list the days, 1 is Monday and 7 is Sunday";
    if (!fields.require("days_of_week", remedy)) return null;
    int mask = fields.weekdays("days_of_week");
    if (mask == 0) fields.fault("days_of_week", "no day is chosen: list at least one, 1 to 7");
    return mask == 0 ? null : new DayRule.Weekdays(mask);
  }

  private @Nullable DayRule day() {
    if (fields.has("day") && fields.has("day_of_month")) return twice("day_of_month", "day");
    if (fields.has("day_of_month")) return clamped(fields);
    String remedy = "write {\"kind\": \"day_of_month\", \"day_of_month\": 1}";
    if (!fields.require("day", remedy)) return null;
    Fields day = fields.object("day");
    if (day == null) return null;
    DayRule rule = kind(day);
    day.refuseUnread();
    return rule;
  }

  private @Nullable DayRule twice(String shortForm, String longForm) {
    fields.ignore(Set.of(shortForm, longForm));
    fields.fault(shortForm, "give either %s or %s, not both".formatted(shortForm, longForm));
    return null;
  }

  private @Nullable DayRule kind(Fields day) {
    String kinds = "choose day_of_month, last_day, nth_weekday or business_day";
    if (!day.require("kind", kinds)) return null;
    String kind = day.text("kind");
    if (kind == null) return null;
    return switch (kind) {
      case "day_of_month" -> clamped(day);
      case "last_day" -> new DayRule.FromLast(0);
      case "nth_weekday" -> nthWeekday(day);
      case "business_day" -> {
        Integer ordinal = ordinal(day, 31);
        yield ordinal == null ? null : new DayRule.BusinessDay(ordinal);
      }
      default -> {
        day.fault("kind", "%s is no kind of day: %s".formatted(Fields.quoted(kind), kinds));
        yield null;
      }
    };
  }

  private static @Nullable DayRule clamped(Fields fields) {
    if (!fields.require("day_of_month", "a number from 1 to 31")) return null;
    Integer day = fields.number("day_of_month", 1, 31);
    return day == null ? null : new DayRule.Clamped(day);
  }

  private static @Nullable DayRule nthWeekday(Fields day) {
    Integer ordinal = ordinal(day, 5);
    if (ordinal != null && ordinal < -1) {
      day.fault("ordinal", ordinal + " is out of range: 1 to 5, or -1 for the last");
      ordinal = null;
    }
    Integer weekday =
        day.require("day_of_week", "1 is Monday and 7 is Sunday")
            ? day.number("day_of_week", 1, 7)
            : null;
    if (ordinal == null || weekday == null) return null;
    return new DayRule.NthWeekday(ordinal, weekday - 1);
  }

  private static @Nullable Integer ordinal(Fields day, int most) {
    if (!day.require("ordinal", "1 is the first, -1 the last")) return null;
    Integer ordinal = day.number("ordinal", -most, most);
    if (ordinal == null || ordinal != 0) return ordinal;
    day.fault("ordinal", "0 is no ordinal: 1 is the first, -1 the last");
    return null;
  }
}

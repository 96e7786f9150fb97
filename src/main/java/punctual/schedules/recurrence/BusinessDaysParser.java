package punctual.schedules.recurrence;

import org.jspecify.annotations.Nullable;
import punctual.schedules.recurrence.Definition.BusinessDays;

/** Reads {@code business_days}. */
final class BusinessDaysParser {
  private static final int MOST_HOLIDAYS = 1000;

  private final HolidaySource holidays;

  BusinessDaysParser(HolidaySource holidays) {
    this.holidays = holidays;
  }

  /** What is absent or faulty takes its default; faults are noted in the fields. */
  BusinessDays parse(@Nullable Fields fields) {
    if (fields == null) return BusinessDays.NONE;
    int weekend =
        fields.has("weekend") ? fields.weekdays("weekend") : BusinessDays.SATURDAY_AND_SUNDAY;
    var read =
        new BusinessDays(
            adjustment(fields), country(fields), weekend, fields.dates("holidays", MOST_HOLIDAYS));
    fields.refuseUnread();
    return read;
  }

  private static Adjustment adjustment(Fields fields) {
    String rule = fields.text("rule");
    if (rule == null) return Adjustment.NONE;
    return switch (rule) {
      case "skip" -> Adjustment.SKIP;
      case "next" -> Adjustment.NEXT;
      case "previous" -> Adjustment.PREVIOUS;
      default -> {
        fields.fault(
            "rule",
            "%s is no rule: choose skip, next or previous, or leave it out"
                .formatted(Fields.quoted(rule)));
        yield Adjustment.NONE;
      }
    };
  }

  private @Nullable String country(Fields fields) {
    String country = fields.text("country");
    if (country == null || holidays.knows(country)) return country;
    fields.fault(
        "country",
        "there are no holidays of %s: use a code such as FR or GB-ENG, or list the days in holidays"
            .formatted(Fields.quoted(country)));
    return null;
  }
}

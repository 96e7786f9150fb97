package punctual.schedules.recurrence;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import punctual.schedules.recurrence.Definition.BusinessDays;
import punctual.schedules.recurrence.Definition.Pattern;
import punctual.web.Problem.FieldFault;

/**
 * Makes the date rule of a schedule and refuses one that never fires (1.3). The window plays no
 * part: a schedule whose window is over, or empty, is completed.
 */
final class FiringDates {
  /** Where a search with holidays begins when the schedule names no start. */
  private static final LocalDate SEARCH_FROM = LocalDate.of(2020, 1, 1);

  private FiringDates() {}

  static DateRule of(Definition definition, BusinessCalendar calendar) throws InvalidSchedule {
    Pattern pattern = definition.pattern();
    BusinessDays business = definition.businessDays();
    var named = pattern(pattern, business, false);
    if (!named.everMatches()) throw noSuchDate(definition);
    boolean skip = business.adjustment() == Adjustment.SKIP;
    var kept = skip ? pattern(pattern, business, true) : named;
    if (!kept.everMatches() || nowhereToMove(business)) throw noBusinessDay(business);
    if (!calendar.hasHolidays() && (skip || business.adjustment() == Adjustment.NONE)) return kept;
    var rule = new CalendarDates(pattern.months(), pattern.day(), calendar, business.adjustment());
    if (neverMatches(rule, definition.window().start())) throw noBusinessDay(business);
    return rule;
  }

  private static PatternDates pattern(Pattern pattern, BusinessDays business, boolean skip) {
    return new PatternDates(pattern.months(), pattern.day(), business.weekend(), skip);
  }

  private static boolean nowhereToMove(BusinessDays business) {
    return business.adjustment() != Adjustment.NONE && business.weekend() == DayRule.ALL_WEEKDAYS;
  }

  private static boolean neverMatches(DateRule rule, @Nullable LocalDate start) {
    LocalDate from = start == null ? SEARCH_FROM : start;
    var dates = new Dates(rule, Months.FIRST_DAY, Months.LAST_DAY, DateSet.NONE);
    return dates.next((int) from.toEpochDay()) == Dates.NONE;
  }

  private static InvalidSchedule noSuchDate(Definition definition) {
    Pattern pattern = definition.pattern();
    if (pattern.day() instanceof DayRule.BusinessDay(int ordinal)) {
      return refusal(
          "day.ordinal",
          "no month has a %s business day, so this would never run"
              .formatted(Words.position(ordinal)));
    }
    String reason =
        pattern.cron() != null
                && pattern.cron().dayOfMonth() instanceof DayRule.Numbers(int days)
                && Integer.bitCount(pattern.months()) == 1
            ? "there is no %s %s"
                .formatted(
                    Words.join(Words.names(days, day -> String.valueOf(day + 1)), "or"),
                    Words.month(Integer.numberOfTrailingZeros(pattern.months())))
            : "no date matches day and month";
    String field = pattern.cron() == null ? "day" : "cron_expression";
    return refusal(field, reason + ", so this would never run");
  }

  private static InvalidSchedule noBusinessDay(BusinessDays business) {
    return refusal(
        "business_days",
        business.weekend() == DayRule.ALL_WEEKDAYS
            ? "all seven days are weekend days, so this would never run"
            : "every date that matches is a weekend day or a holiday, so this would never run");
  }

  private static InvalidSchedule refusal(String field, String message) {
    return new InvalidSchedule(
        InvalidSchedule.Code.SCHEDULE_NEVER_FIRES,
        List.of(new FieldFault("schedule." + field, message)));
  }
}

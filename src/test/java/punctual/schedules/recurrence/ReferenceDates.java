package punctual.schedules.recurrence;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * The specification's dates, said once more in the plainest way: one date at a time with {@code
 * java.time}, straight from the JSON. Shares no code with the product.
 */
final class ReferenceDates implements Predicate<LocalDate> {
  private static final List<String> NAMES =
      List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
  private static final List<String> MONTHS =
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");

  private final JsonNode schedule;
  private final JsonNode business;
  private final String[] fields;
  private final boolean anyDay;
  private final boolean anyWeekday;

  ReferenceDates(JsonNode schedule) {
    this.schedule = schedule;
    this.business = schedule.path("business_days");
    this.fields = schedule.path("cron_expression").asString("* * * * *").split(" ", -1);
    this.anyDay = IntStream.rangeClosed(1, 31).allMatch(d -> plain(fields[2], 1, 31, d));
    this.anyWeekday = IntStream.rangeClosed(1, 7).allMatch(d -> weekday(fields[4], d));
  }

  @Override
  public boolean test(LocalDate date) {
    String text = date.toString();
    if (schedule.hasNonNull("start_date")
        && text.compareTo(schedule.get("start_date").stringValue()) < 0) return false;
    if (schedule.hasNonNull("end_date")
        && text.compareTo(schedule.get("end_date").stringValue()) > 0) return false;
    return !lists(schedule.path("excluded_dates"), text) && afterRule(date);
  }

  private boolean afterRule(LocalDate date) {
    return switch (business.path("rule").asString("none")) {
      case "skip" -> named(date) && open(date);
      case "next" -> open(date) && (named(date) || arrives(date, -1));
      case "previous" -> open(date) && (named(date) || arrives(date, 1));
      default -> named(date);
    };
  }

  /** Whether a date that is closed moves here. */
  private boolean arrives(LocalDate date, int step) {
    for (int i = 1; i <= 31; i++) {
      LocalDate from = date.plusDays((long) i * step);
      if (open(from)) return false;
      if (named(from)) return true;
    }
    return false;
  }

  private boolean open(LocalDate date) {
    JsonNode weekend = business.path("weekend");
    int day = date.getDayOfWeek().getValue();
    boolean free =
        weekend.isArray() ? weekend.valueStream().anyMatch(n -> n.intValue() == day) : day >= 6;
    return !free && !lists(business.path("holidays"), date.toString());
  }

  private static boolean lists(JsonNode list, String text) {
    return list.valueStream().anyMatch(n -> n.stringValue().equals(text));
  }

  private boolean named(LocalDate date) {
    int month = date.getMonthValue();
    return switch (schedule.get("cadence").stringValue()) {
      case "daily" -> true;
      case "weekly" ->
          schedule.get("days_of_week").valueStream().anyMatch(n -> is(date, n.intValue()));
      case "monthly" -> day(date);
      case "quarterly" ->
          (month - 1) % 3 + 1 == schedule.get("month_of_quarter").intValue() && day(date);
      case "yearly" -> month == schedule.get("month").intValue() && day(date);
      default -> cron(date);
    };
  }

  private static boolean is(LocalDate date, int weekday) {
    return date.getDayOfWeek().getValue() == weekday;
  }

  private boolean day(LocalDate date) {
    JsonNode day = schedule.get("day");
    int last = date.lengthOfMonth();
    return switch (day.get("kind").stringValue()) {
      case "day_of_month" ->
          date.getDayOfMonth() == Math.min(last, day.get("day_of_month").intValue());
      case "last_day" -> date.getDayOfMonth() == last;
      case "nth_weekday" ->
          isNth(date, day.get("ordinal").intValue(), day.get("day_of_week").intValue());
      default -> isNthBusinessDay(date, day.get("ordinal").intValue());
    };
  }

  private static boolean isNth(LocalDate date, int ordinal, int weekday) {
    var nth = TemporalAdjusters.dayOfWeekInMonth(ordinal, DayOfWeek.of(weekday));
    return is(date, weekday) && date.with(nth).equals(date);
  }

  private boolean isNthBusinessDay(LocalDate date, int ordinal) {
    List<LocalDate> days =
        new ArrayList<>(
            date.withDayOfMonth(1)
                .datesUntil(date.withDayOfMonth(1).plusMonths(1))
                .filter(this::open)
                .toList());
    int index = ordinal > 0 ? ordinal - 1 : days.size() + ordinal;
    return index >= 0 && index < days.size() && days.get(index).equals(date);
  }

  private boolean cron(LocalDate date) {
    if (values(fields[3], 1, 12).noneMatch(m -> m == date.getMonthValue())) return false;
    boolean day = dayOfMonth(date, fields[2]);
    boolean weekday = dayOfWeek(date, fields[4]);
    if (anyDay || anyWeekday) return day && weekday;
    return day || weekday;
  }

  private static boolean plain(String field, int min, int max, int value) {
    return values(field, min, max).anyMatch(v -> v == value);
  }

  private static boolean weekday(String field, int iso) {
    return values(field, 0, 7).anyMatch(v -> v % 7 == iso % 7);
  }

  /** The plain values of a field; what is no plain value has none. */
  static IntStream values(String field, int min, int max) {
    return List.of(field.split(",", -1)).stream().flatMapToInt(item -> item(item, min, max));
  }

  private static IntStream item(String item, int min, int max) {
    String rest = item.replace("WED", "").replace("JUL", "");
    if (rest.contains("L") || rest.contains("W") || rest.contains("#")) return IntStream.empty();
    String[] parts = item.split("/", -1);
    int step = parts.length == 1 ? 1 : Integer.parseInt(parts[1]);
    String[] ends = parts[0].split("-", -1);
    boolean all = parts[0].equals("*") || parts[0].equals("?");
    int from = all ? min : value(ends[0]);
    int to = all ? max : value(ends[ends.length - 1]);
    return IntStream.rangeClosed(from, to).filter(v -> (v - from) % step == 0);
  }

  private static int value(String text) {
    String name = text.toUpperCase(Locale.ROOT);
    if (NAMES.contains(name)) return NAMES.indexOf(name);
    return MONTHS.contains(name) ? MONTHS.indexOf(name) + 1 : Integer.parseInt(text);
  }

  private static boolean dayOfMonth(LocalDate date, String field) {
    if (plain(field, 1, 31, date.getDayOfMonth())) return true;
    LocalDate last = date.with(TemporalAdjusters.lastDayOfMonth());
    for (String item : field.split(",", -1)) {
      if (item.equals("L") && date.equals(last)) return true;
      if (item.startsWith("L-") && date.equals(last.minusDays(number(item.substring(2))))) {
        return true;
      }
      if (item.equals("LW") && date.equals(nearestWeekday(last))) return true;
      if (item.endsWith("W") && number(item) > 0 && number(item) <= last.getDayOfMonth()) {
        if (date.equals(nearestWeekday(date.withDayOfMonth(number(item))))) return true;
      }
    }
    return false;
  }

  private static LocalDate nearestWeekday(LocalDate date) {
    for (int distance : new int[] {0, -1, 1, 2, -2}) {
      LocalDate candidate = date.plusDays(distance);
      boolean week = candidate.getDayOfWeek().getValue() <= 5;
      if (week && candidate.getMonth() == date.getMonth()) return candidate;
    }
    throw new AssertionError(date);
  }

  private static boolean dayOfWeek(LocalDate date, String field) {
    if (weekday(field, date.getDayOfWeek().getValue())) return true;
    for (String item : field.split(",", -1)) {
      int iso = (number(item) + 6) % 7 + 1;
      if (item.endsWith("L") && isNth(date, -1, iso)) return true;
      int hash = item.indexOf('#');
      if (hash > 0 && isNth(date, number(item.substring(hash + 1)), iso)) return true;
    }
    return false;
  }

  private static int number(String item) {
    int end = 0;
    while (end < item.length() && Character.isDigit(item.charAt(end))) end++;
    return end == 0 ? 0 : Integer.parseInt(item.substring(0, end));
  }
}

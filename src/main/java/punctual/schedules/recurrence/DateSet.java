package punctual.schedules.recurrence;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/** A few single dates, asked for month by month. */
final class DateSet {
  static final DateSet NONE = new DateSet(new TreeMap<>(), 0);

  private final int[] months;
  private final int[] days;
  private final int size;

  private DateSet(SortedMap<Integer, Integer> byMonth, int size) {
    this.months = byMonth.keySet().stream().mapToInt(Integer::intValue).toArray();
    this.days = byMonth.values().stream().mapToInt(Integer::intValue).toArray();
    this.size = size;
  }

  static DateSet of(Collection<LocalDate> dates) {
    if (dates.isEmpty()) return NONE;
    var byMonth = new TreeMap<Integer, Integer>();
    for (LocalDate date : dates) {
      int bit = Months.day(date.getDayOfMonth());
      byMonth.merge((int) (date.getYear() * 12L + date.getMonthValue() - 1), bit, (a, b) -> a | b);
    }
    return new DateSet(byMonth, byMonth.values().stream().mapToInt(Integer::bitCount).sum());
  }

  int daysOf(int month) {
    if (months.length == 0) return 0;
    int at = Arrays.binarySearch(months, month);
    return at < 0 ? 0 : days[at];
  }

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }
}

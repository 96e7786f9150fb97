package punctual.operations.disk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import punctual.delivery.Deliveries;
import punctual.reports.ExecutionFigure;
import punctual.reports.ExecutionFigures;
import punctual.storage.StorageUse;

/**
 * What the reports of an organisation cost, by type: computing, storage, sending (RA.11, PL-F.7).
 */
final class Costs {
  private static final int CHUNK = 500;
  private static final double MILLIS_OF_DAY = Duration.ofDays(1).toMillis();

  private final ExecutionFigures runs;
  private final Deliveries deliveries;
  private final StorageUse use;
  private final InstantSource time;

  Costs(ExecutionFigures runs, Deliveries deliveries, StorageUse use, InstantSource time) {
    this.runs = runs;
    this.deliveries = deliveries;
    this.use = use;
    this.time = time;
  }

  /**
   * Of one report type within a time.
   *
   * @param runs that ended
   * @param cpuMs processor time of all their attempts
   * @param byteDays bytes that lay here, times the days that they did
   * @param bytes of the files that are here at the end
   */
  record Cost(
      String reportType,
      long runs,
      long cpuMs,
      long byteDays,
      long deliveries,
      long bytes,
      int files) {}

  /** Bytes at the end of a day in UTC, or now where the day is not over. */
  record Day(LocalDate day, long bytes) {}

  /** By type, what takes most processor time first; and how storage went. */
  record Report(List<Cost> byType, List<Day> days) {}

  static final class Sum {
    private long runs;
    private long cpuMs;
    private double byteDays;
    private long deliveries;
    private long bytes;
    private int files;

    void add(StorageUse.Span span, Instant from, Instant end) {
      Instant since = span.from().isAfter(from) ? span.from() : from;
      Instant gone = span.until();
      Instant until = gone != null && gone.isBefore(end) ? gone : end;
      if (until.isAfter(since))
        byteDays += span.bytes() * (Duration.between(since, until).toMillis() / MILLIS_OF_DAY);
      if (gone == null || !gone.isBefore(end)) {
        bytes += span.bytes();
        files++;
      }
    }

    Cost cost(String type) {
      return new Cost(type, runs, cpuMs, Math.round(byteDays), deliveries, bytes, files);
    }
  }

  Report of(UUID organization, Instant from, Instant before) {
    var sums = new TreeMap<String, Sum>();
    for (ExecutionFigure figure : runs.between(organization, from, before)) {
      Sum sum = sum(sums, figure.key().reportType());
      sum.runs += figure.count();
      sum.cpuMs += figure.cpuMs();
    }
    deliveries(organization, from, before, sums);
    var days = storage(organization, from, before, sums);
    List<Cost> costs = new ArrayList<>();
    sums.forEach((type, sum) -> costs.add(sum.cost(type)));
    costs.sort(Comparator.comparingLong(Cost::cpuMs).reversed());
    return new Report(costs, days);
  }

  private static Sum sum(Map<String, Sum> sums, String type) {
    return sums.computeIfAbsent(type, _ -> new Sum());
  }

  private void deliveries(UUID organization, Instant from, Instant before, Map<String, Sum> sums) {
    Map<UUID, Integer> sent = deliveries.sent(organization, from, before);
    List<UUID> all = List.copyOf(sent.keySet());
    for (int i = 0; i < all.size(); i += CHUNK) {
      runs.types(all.subList(i, Math.min(i + CHUNK, all.size())))
          .forEach((id, type) -> sum(sums, type).deliveries += sent.getOrDefault(id, 0));
    }
  }

  private List<Day> storage(
      UUID organization, Instant from, Instant before, Map<String, Sum> sums) {
    Instant now = time.instant();
    Instant end = before.isBefore(now) ? before : now;
    List<Instant> ends = ends(from, end);
    long[] bytes = new long[ends.size()];
    use.spans(
        organization,
        from,
        before,
        span -> {
          sum(sums, span.reportType()).add(span, from, end);
          for (int i = 0; i < bytes.length; i++)
            if (isThere(span, ends.get(i))) bytes[i] += span.bytes();
        });
    var days = new ArrayList<Day>();
    for (int i = 0; i < bytes.length; i++) days.add(new Day(day(ends.get(i)), bytes[i]));
    return days;
  }

  private static boolean isThere(StorageUse.Span span, Instant at) {
    Instant gone = span.until();
    return !span.from().isAfter(at) && (gone == null || gone.isAfter(at));
  }

  /** The ends of the days from one instant on and before another, and that one. */
  static List<Instant> ends(Instant from, Instant end) {
    var ends = new ArrayList<Instant>();
    Instant next = from;
    while (next.isBefore(end)) {
      next = day(next.plusMillis(1)).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
      ends.add(next.isBefore(end) ? next : end);
    }
    return ends;
  }

  /** An instant at midnight ends the day before it. */
  static LocalDate day(Instant end) {
    return end.minusMillis(1).atZone(ZoneOffset.UTC).toLocalDate();
  }
}

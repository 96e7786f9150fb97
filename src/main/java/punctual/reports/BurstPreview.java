package punctual.reports;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import punctual.catalog.BoundReport;
import punctual.catalog.Burst;
import punctual.catalog.sources.Asker;
import punctual.catalog.sources.QueryControl;
import punctual.catalog.sources.Rows;
import punctual.catalog.sources.Snapshot;
import punctual.catalog.sources.SourceFault;
import punctual.catalog.sources.Sources;
import punctual.delivery.Reader;
import punctual.reports.BurstView.PreviewPart;

/** Who would get how many rows of a split report, before anybody schedules it. Writes nothing. */
final class BurstPreview {
  /** Parts that are shown. */
  static final int SHOWN = 200;

  private final Sources sources;
  private final Addressees addressees;
  private final InstantSource time;

  BurstPreview(Sources sources, Addressees addressees, InstantSource time) {
    this.sources = sources;
    this.addressees = addressees;
    this.time = time;
  }

  /** Rows by key. */
  private record Counted(String label, SortedMap<String, Long> rows) {}

  /**
   * Reads every row, for no longer than the source's query timeout.
   *
   * @throws SourceFault where the source does not give its rows, or not in time
   */
  BurstView.Preview of(BoundReport report) {
    long start = System.nanoTime();
    Burst burst = Objects.requireNonNull(report.type().burst());
    String source = report.type().source();
    ZoneId zone = report.queries().getFirst().zone();
    Instant deadline = time.instant().plus(sources.queryTimeout(source));
    Asker asker = Asker.previewing(report.type().id());
    try (Snapshot snapshot = sources.snapshot(source, asker, zone, new QueryControl(), deadline)) {
      Addressees.Found found;
      try (Rows rows = snapshot.open(Objects.requireNonNull(report.recipients()))) {
        found = addressees.read(burst, rows);
      }
      Counted counted;
      try (Rows rows = snapshot.open(report.queries().getFirst())) {
        counted = count(burst, rows);
      }
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      return view(burst, found, counted, took);
    }
  }

  private static Counted count(Burst burst, Rows rows) {
    int at = Addressees.index(rows.columns(), burst.key());
    var counts = new TreeMap<String, Long>();
    while (rows.next()) {
      String key = BurstKey.of(rows.row()[at]);
      counts.merge(key == null ? "" : key, 1L, Long::sum);
      if (counts.size() > 2 * Addressees.MOST) throw BurstNotes.refused(counts, true);
    }
    return new Counted(BurstGeneration.label(burst, rows.columns()), counts);
  }

  private static BurstView.Preview view(
      Burst burst, Addressees.Found found, Counted counted, Duration took) {
    SortedMap<String, List<Reader>> byKey = found.byKey();
    var unmatched = new TreeMap<>(counted.rows());
    unmatched.keySet().removeAll(byKey.keySet());
    List<PreviewPart> parts = parts(byKey, counted.rows(), unmatched);
    long missed = unmatched.values().stream().mapToLong(Long::longValue).sum();
    long all = counted.rows().values().stream().mapToLong(Long::longValue).sum();
    return new BurstView.Preview(
        burst.key(),
        counted.label(),
        parts.subList(0, Math.min(SHOWN, parts.size())),
        parts.size(),
        byKey.size(),
        byKey.values().stream().mapToInt(List::size).sum(),
        all - missed,
        (int) byKey.keySet().stream().filter(key -> !counted.rows().containsKey(key)).count(),
        unmatched.size(),
        missed,
        found.faults(),
        failure(found, unmatched),
        took.toMillis());
  }

  private static List<PreviewPart> parts(
      SortedMap<String, List<Reader>> byKey,
      Map<String, Long> rows,
      SortedMap<String, Long> unmatched) {
    var parts = new ArrayList<PreviewPart>();
    unmatched.forEach((key, count) -> parts.add(new PreviewPart(key, List.of(), count)));
    byKey.forEach((key, readers) ->
        parts.add(
            new PreviewPart(
                key,
                readers.stream().map(Reader::destination).toList(),
                rows.getOrDefault(key, 0L))));
    return parts;
  }

  private static @Nullable String failure(
      Addressees.Found found, SortedMap<String, Long> unmatched) {
    try {
      found.check();
    } catch (SourceFault e) {
      return e.fault().message();
    }
    return unmatched.isEmpty() ? null : BurstNotes.refused(unmatched, false).fault().message();
  }
}

package punctual.catalog;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import punctual.catalog.sources.Asker;
import punctual.catalog.sources.Query;
import punctual.catalog.sources.QueryControl;
import punctual.catalog.sources.Rows;
import punctual.catalog.sources.Snapshot;
import punctual.catalog.sources.SourceFault;
import punctual.catalog.sources.Sources;
import punctual.catalog.spi.Column;
import punctual.catalog.spi.Masking;
import punctual.faults.Fault;
import punctual.web.Problem;

/** The first rows of a report, before anybody schedules it (PL-A.12). */
@Component
final class Preview {
  private static final long SAFE_INTEGER = 1L << 53;
  private static final int SAFE_DIGITS = 15;

  private final Sources sources;
  private final InstantSource time;

  Preview(Sources sources, InstantSource time) {
    this.sources = sources;
    this.time = time;
  }

  /**
   * The first rows of each table.
   *
   * @param tables one for each section, at least one
   */
  record Sample(List<Table> tables, @Nullable Window window, long tookMillis) {}

  /**
   * Sample rows.
   *
   * @param title null where there is one table only
   * @param truncated whether there are more rows than these
   */
  record Table(
      @Nullable String title,
      List<Column> columns,
      List<List<@Nullable Object>> rows,
      boolean truncated) {}

  /**
   * Reads at most {@code limit} rows of each table, all for no longer than the source's query
   * timeout.
   *
   * @throws Problem 422 where the query fails or takes too long, 503 where the source does not
   *     answer
   */
  Sample read(BoundReport report, int limit, boolean maskPii) {
    long start = System.nanoTime();
    String source = report.type().source();
    Instant deadline = time.instant().plus(sources.queryTimeout(source));
    var tables = new ArrayList<Table>();
    ZoneId zone = report.queries().getFirst().zone();
    Asker asker = Asker.previewing(report.type().id());
    try (Snapshot snapshot = sources.snapshot(source, asker, zone, new QueryControl(), deadline)) {
      for (int i = 0; i < report.queries().size(); i++)
        tables.add(table(snapshot, report, i, limit, maskPii));
    } catch (SourceFault e) {
      throw problem(e.fault());
    }
    long took = Duration.ofNanos(System.nanoTime() - start).toMillis();
    return new Sample(tables, report.window(), took);
  }

  private static Table table(
      Snapshot snapshot, BoundReport report, int at, int limit, boolean maskPii) {
    try (Rows rows = snapshot.open(quick(report.queries().get(at)))) {
      var sample = new ArrayList<List<@Nullable Object>>();
      Masking masking = maskPii ? Masking.of(rows.columns()) : Masking.of(List.of());
      boolean more = rows.next();
      while (more && sample.size() < limit) {
        sample.add(json(masking.apply(rows.row())));
        more = rows.next();
      }
      return new Table(report.type().sections().get(at).title(), rows.columns(), sample, more);
    }
  }

  /** A preview never has the long time limit that a type may grant its runs. */
  private static Query quick(Query query) {
    return new Query(
        query.source(), query.sql(), query.binds(), query.zone(), query.declared(), null);
  }

  private static List<@Nullable Object> json(@Nullable Object[] row) {
    return Arrays.stream(row).<@Nullable Object>map(Preview::json).toList();
  }

  /** A browser reads numbers as doubles: digits that would be lost there travel as text. */
  private static @Nullable Object json(@Nullable Object value) {
    return switch (value) {
      case Long n when Math.abs(n) > SAFE_INTEGER -> n.toString();
      case BigDecimal n when n.precision() > SAFE_DIGITS -> n.toPlainString();
      case null -> null;
      default -> value;
    };
  }

  private static Problem problem(Fault fault) {
    return switch (fault.code()) {
      case "query_failed" ->
          Problem.of(
              HttpStatus.UNPROCESSABLE_CONTENT,
              fault.code(),
              fault.message() + " The source says: " + fault.detail());
      case "timeout", "no_columns" ->
          Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, fault.code(), fault.message());
      default -> Problem.of(HttpStatus.SERVICE_UNAVAILABLE, fault.code(), fault.message());
    };
  }
}

package punctual.catalog;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import punctual.catalog.sources.Cancellation;
import punctual.catalog.sources.Query;
import punctual.catalog.sources.Rows;
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
   * Sample rows.
   *
   * @param truncated whether there are more rows than these
   */
  record Sample(
      List<Column> columns,
      List<List<@Nullable Object>> rows,
      boolean truncated,
      @Nullable Window window,
      long tookMillis) {}

  /**
   * Reads at most {@code limit} rows, for no longer than the source's query timeout.
   *
   * @throws Problem 422 where the query fails or takes too long, 503 where the source does not
   *     answer
   */
  Sample read(BoundReport report, int limit, boolean maskPii) {
    long start = System.nanoTime();
    Duration patience = sources.queryTimeout(report.type().source());
    try (Rows rows =
        sources.open(quick(report.query()), new Cancellation(), time.instant().plus(patience))) {
      var sample = new ArrayList<List<@Nullable Object>>();
      Masking masking = Masking.of(rows.columns());
      boolean more = rows.next();
      while (more && sample.size() < limit) {
        sample.add(json(maskPii ? masking.apply(rows.row()) : rows.row()));
        more = rows.next();
      }
      long took = Duration.ofNanos(System.nanoTime() - start).toMillis();
      return new Sample(rows.columns(), sample, more, report.window(), took);
    } catch (SourceFault e) {
      throw problem(e.fault());
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
      case "timeout" -> Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, fault.code(), fault.message());
      default -> Problem.of(HttpStatus.SERVICE_UNAVAILABLE, fault.code(), fault.message());
    };
  }
}

package punctual.catalog.sources;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import punctual.catalog.spi.DeclaredColumn;

/**
 * One statement, ready to send.
 *
 * @param source name of a configured source
 * @param sql with {@code ?} for each bind
 * @param binds in order: {@code String}, {@code Long}, {@code BigDecimal}, {@code Boolean}, {@code
 *     LocalDate}, {@code Instant} or {@link Absent}
 * @param zone the session's zone, where the source has one: a bound date is midnight there
 * @param declared columns that the definition declares, in any order
 * @param queryTimeout from sending to the first row; null: the source's own
 */
public record Query(
    String source,
    String sql,
    List<Object> binds,
    ZoneId zone,
    List<DeclaredColumn> declared,
    @Nullable Duration queryTimeout) {

  public Query {
    binds = List.copyOf(binds);
    declared = List.copyOf(declared);
  }

  /**
   * A parameter without a value.
   *
   * @param jdbcType of {@link java.sql.Types}
   */
  public record Absent(int jdbcType) {}
}

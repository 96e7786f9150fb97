package punctual.catalog;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import punctual.catalog.spi.DeclaredColumn;
import punctual.identity.Role;

/**
 * A report that can be scheduled (PL-D.1).
 *
 * @param version the first 12 hexadecimal digits of the definition's SHA-256
 * @param columns those that the definition declares, in its order
 * @param title template of the title
 */
public record ReportType(
    String id,
    String name,
    @Nullable String description,
    String source,
    String version,
    List<Parameter> parameters,
    List<DeclaredColumn> columns,
    String title,
    Access access,
    Limits limits,
    SqlTemplate query) {

  /**
   * Who may use it.
   *
   * @param leastRole sees, schedules and previews it
   * @param piiRole sees personal data unmasked
   * @param organizations keys of those that have it; empty: all
   */
  public record Access(Role leastRole, Role piiRole, Set<String> organizations) {
    public boolean isOpenTo(String organizationKey) {
      return organizations.isEmpty() || organizations.contains(organizationKey);
    }
  }

  /**
   * Limits of one run.
   *
   * @param timeout also in place of the source's query timeout; null: none of its own
   * @param maxRows null: no limit
   * @param freshness how old a shared result may be; null: never shared
   */
  public record Limits(
      @Nullable Duration timeout, @Nullable Long maxRows, @Nullable Duration freshness) {}

  public Optional<Parameter> parameter(String parameterName) {
    return parameters.stream().filter(p -> p.name().equals(parameterName)).findFirst();
  }
}

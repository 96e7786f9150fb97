package punctual.catalog;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import punctual.catalog.spi.Chart;
import punctual.catalog.spi.DeclaredColumn;
import punctual.catalog.spi.PageSetup;
import punctual.identity.Role;
import tools.jackson.databind.JsonNode;

/**
 * A report that can be scheduled (PL-D.1).
 *
 * @param version the first 12 hexadecimal digits of the definition's SHA-256
 * @param sections its tables, at least one; all read the same source
 * @param burst how it can be split; null: it cannot
 * @param incremental the column that says how new a row is, where queries read from {@code :since}
 *     (exclusive) to {@code :until}; null: every run reads everything
 */
public record ReportType(
    String id,
    String name,
    @Nullable String description,
    String source,
    String version,
    List<Parameter> parameters,
    List<Section> sections,
    Layout layout,
    Access access,
    Limits limits,
    List<Template> templates,
    @Nullable Burst burst,
    @Nullable String incremental) {

  /** Whether any of its columns is marked as personal data. */
  public boolean hasPersonalData() {
    return sections.stream()
        .flatMap(section -> section.columns().stream())
        .anyMatch(DeclaredColumn::pii);
  }

  /**
   * One query and what becomes of its rows.
   *
   * @param title null where it is the only one
   * @param columns those that the definition declares, in its order
   * @param groupBy names of columns, with subtotals
   */
  public record Section(
      @Nullable String title,
      SqlTemplate query,
      List<DeclaredColumn> columns,
      List<String> groupBy,
      List<Chart> charts) {}

  /**
   * What stands around the tables.
   *
   * @param title a template
   */
  public record Layout(String title, PageSetup page) {}

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

  /**
   * A schedule to start from.
   *
   * @param schedule as in the API, without a timezone
   * @param params a share of the report's parameters
   * @param formats empty: as the person likes
   */
  public record Template(
      String name,
      @Nullable String description,
      JsonNode schedule,
      JsonNode params,
      List<String> formats) {}

  public Optional<Parameter> parameter(String parameterName) {
    return parameters.stream().filter(p -> p.name().equals(parameterName)).findFirst();
  }
}

package punctual.schedules;

import static punctual.database.schema.Tables.SCHEDULED_REPORTS;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import punctual.catalog.Catalog;
import punctual.catalog.ReportType;
import punctual.database.Database;
import punctual.identity.Organization;
import punctual.identity.Organizations;

/** Schedules that would fail with the definitions as they are (PL-D.1). */
public final class Misfits {
  private static final int AT_ONCE = 500;

  private final Database database;
  private final Organizations organizations;
  private final Catalog catalog;

  public Misfits(Database database, Organizations organizations, Catalog catalog) {
    this.database = database;
    this.organizations = organizations;
    this.catalog = catalog;
  }

  /**
   * A schedule that a definition breaks.
   *
   * @param organization its key
   * @param fault a sentence
   */
  public record Misfit(
      String organization, UUID schedule, String name, String reportType, String fault) {}

  /** Of all organisations, in the order in which they were made; deleted ones are left out. */
  public List<Misfit> all() {
    var misfits = new ArrayList<Misfit>();
    UUID last = null;
    List<ScheduledReport> some = after(last);
    while (!some.isEmpty()) {
      add(some, misfits);
      last = some.getLast().id();
      some = after(last);
    }
    return misfits;
  }

  private List<ScheduledReport> after(@Nullable UUID last) {
    var s = SCHEDULED_REPORTS;
    return database
        .dsl()
        .selectFrom(s)
        .where(s.DELETED_AT.isNull())
        .and(last == null ? DSL.noCondition() : s.ID.gt(last))
        .orderBy(s.ID)
        .limit(AT_ONCE)
        .fetch(ScheduledReport::of);
  }

  private void add(List<ScheduledReport> schedules, List<Misfit> misfits) {
    Map<UUID, Organization> known =
        organizations.byIds(
            schedules.stream().map(ScheduledReport::organizationId).collect(Collectors.toSet()));
    for (ScheduledReport schedule : schedules) {
      String key = organization(known, schedule).key();
      fault(schedule, key)
          .map(fault ->
              new Misfit(key, schedule.id(), schedule.name(), schedule.reportType(), fault))
          .ifPresent(misfits::add);
    }
  }

  private static Organization organization(
      Map<UUID, Organization> known, ScheduledReport schedule) {
    @Nullable Organization organization = known.get(schedule.organizationId());
    if (organization == null) throw new IllegalStateException("no organisation: " + schedule.id());
    return organization;
  }

  private Optional<String> fault(ScheduledReport schedule, String organization) {
    Optional<ReportType> type = catalog.type(schedule.reportType(), organization);
    if (type.isEmpty()) return Optional.of("No definition has this id for this organisation.");
    return catalog.check(type.get(), schedule.params()).stream()
        .map(fault -> fault.field() + ": " + fault.message())
        .findFirst();
  }
}

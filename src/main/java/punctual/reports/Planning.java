package punctual.reports;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import punctual.catalog.BoundReport;
import punctual.catalog.Catalog;
import punctual.catalog.ReportType;
import punctual.catalog.RunContext;
import punctual.delivery.Reader;
import punctual.faults.Category;
import punctual.faults.Fault;
import punctual.identity.Membership;
import punctual.identity.Organization;
import punctual.identity.Organizations;
import punctual.identity.Users;
import punctual.queue.spi.Outcome;
import punctual.schedules.ScheduledReport;
import punctual.schedules.Schedules;
import punctual.web.Problem;

/** Who may, what to ask, who reads it: with the rights and definitions of now. */
final class Planning {
  private final Schedules schedules;
  private final Catalog catalog;
  private final Organizations organizations;
  private final Users users;
  private final Readership readership;
  private final RunningRepository runs;

  Planning(
      Schedules schedules,
      Catalog catalog,
      Organizations organizations,
      Users users,
      RunningRepository runs) {
    this.schedules = schedules;
    this.catalog = catalog;
    this.organizations = organizations;
    this.users = users;
    readership = new Readership(schedules, users);
    this.runs = runs;
  }

  /** A run that cannot even begin. */
  static final class Refused extends Exception {
    private final Outcome outcome;

    Refused(Outcome outcome) {
      this.outcome = outcome;
    }

    Refused(Category category, String code, String message) {
      this(new Outcome.Failed(new Fault(category, code, message, null)));
    }

    Outcome outcome() {
      return outcome;
    }
  }

  Plan of(Execution execution) throws Refused {
    ScheduledReport schedule =
        schedules
            .find(execution.organizationId(), execution.scheduleId())
            .filter(s -> s.deletedAt() == null)
            .orElseThrow(() -> new Refused(new Outcome.Skipped("schedule_deleted", () -> {})));
    Organization organization = organizations.find(execution.organizationId()).orElseThrow();
    ReportType type = type(execution, organization);
    Membership owner = owner(schedule, type);
    checkSplit(execution, type);
    Instant since = type.incremental() == null ? null : since(execution);
    var context =
        new RunContext(
            execution.scheduledFor(),
            execution.timezone(),
            organization.key(),
            schedule.createdBy(),
            List.of(owner.role().word()),
            Instant.EPOCH.equals(since) ? null : since);
    BoundReport report = bind(execution, type, context);
    List<Reader> readers = execution.isSplit() ? List.of() : readership.of(execution);
    boolean masked = readership.isMasked(type, execution, organization, owner.role(), readers);
    return new Plan(execution, schedule, organization, owner, report, readers, masked, since);
  }

  /** What one reader should have must not go to all where the definition lost its key. */
  private static void checkSplit(Execution execution, ReportType type) throws Refused {
    if (!execution.isSplit() || type.burst() != null) return;
    throw new Refused(
        Category.CONFIGURATION,
        "burst_undefined",
        "The report type “%s” cannot be split any more. An administrator can bring its burst back, or the schedule can send one whole file."
            .formatted(type.id()));
  }

  /**
   * Where the window of an incremental run begins: as it was where the run is made again, else at
   * the end of the last one that was completed; 1970 where there was none.
   */
  private Instant since(Execution execution) {
    Instant before = execution.running().since();
    return before != null ? before : runs.readUntil(execution).orElse(Instant.EPOCH);
  }

  private ReportType type(Execution execution, Organization organization) throws Refused {
    return catalog
        .type(execution.reportType(), organization.key())
        .orElseThrow(() ->
            new Refused(
                Category.CONFIGURATION,
                "report_type_missing",
                "The report type “%s” is not there any more. An administrator can bring it back."
                    .formatted(execution.reportType())));
  }

  /** Rights are those of now, not those of the day when the schedule was made (PL-G.3). */
  private Membership owner(ScheduledReport schedule, ReportType type) throws Refused {
    Optional<Membership> owner =
        users
            .find(schedule.createdBy())
            .filter(user -> user.active())
            .flatMap(user -> users.membership(user.id(), schedule.organizationId()))
            .filter(m -> m.role().includes(type.access().leastRole()));
    return owner.orElseThrow(() ->
        new Refused(
            Category.CONFIGURATION,
            "owner_lost_access",
            "The owner of this schedule may not see this report any more. An administrator can take it over."));
  }

  private BoundReport bind(Execution execution, ReportType type, RunContext context)
      throws Refused {
    try {
      return catalog.bind(type, execution.params(), context);
    } catch (Problem e) {
      throw new Refused(
          Category.DATA,
          "parameters_invalid",
          "The parameters do not fit the report any more: " + e.detail());
    }
  }
}

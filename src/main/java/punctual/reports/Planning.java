package punctual.reports;

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

  Planning(Schedules schedules, Catalog catalog, Organizations organizations, Users users) {
    this.schedules = schedules;
    this.catalog = catalog;
    this.organizations = organizations;
    this.users = users;
    readership = new Readership(schedules, users);
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
    BoundReport report = bind(execution, type, organization, schedule, owner);
    List<Reader> readers = readership.of(execution);
    boolean masked = readership.isMasked(type, execution, organization, owner.role(), readers);
    return new Plan(execution, schedule, organization, owner, report, readers, masked);
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

  private BoundReport bind(
      Execution execution,
      ReportType type,
      Organization organization,
      ScheduledReport schedule,
      Membership owner)
      throws Refused {
    var context =
        new RunContext(
            execution.scheduledFor(),
            execution.timezone(),
            organization.key(),
            schedule.createdBy(),
            List.of(owner.role().word()));
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

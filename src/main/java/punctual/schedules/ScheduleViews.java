package punctual.schedules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import punctual.catalog.Catalog;
import punctual.catalog.ReportType;
import punctual.identity.Actor;
import punctual.identity.Organization;
import punctual.identity.Organizations;
import punctual.identity.User;
import punctual.identity.Users;
import punctual.schedules.ScheduleView.RecipientView;
import punctual.schedules.ScheduleView.Warning;

/** From schedules to what the API shows of them; a page of them costs a fixed number of queries. */
final class ScheduleViews {
  private static final int UPCOMING = 5;
  private static final int LONG_MINUTES = 60;

  private final Schedules schedules;
  private final Catalog catalog;
  private final Users users;
  private final Organizations organizations;

  ScheduleViews(Schedules schedules, Catalog catalog, Users users, Organizations organizations) {
    this.schedules = schedules;
    this.catalog = catalog;
    this.users = users;
    this.organizations = organizations;
  }

  ScheduleView one(ScheduledReport schedule, Actor actor) {
    return all(List.of(schedule), actor).getFirst();
  }

  List<ScheduleView> all(List<ScheduledReport> page, Actor actor) {
    Map<UUID, List<Recipient>> recipients =
        schedules.recipients(page.stream().map(ScheduledReport::id).toList());
    Set<UUID> people = new HashSet<>();
    page.forEach(s -> people.add(s.createdBy()));
    recipients
        .values()
        .forEach(all -> all.forEach(r -> Optional.ofNullable(r.userId()).ifPresent(people::add)));
    var known = users.byIds(people);
    Organization organization = organizations.find(actor.organizationId()).orElseThrow();
    return page.stream()
        .map(s ->
            view(
                s,
                facts(s, recipients.getOrDefault(s.id(), List.of()), known, organization, actor)))
        .toList();
  }

  /** What a view needs besides the schedule itself. */
  private record Facts(
      Optional<ReportType> type,
      List<RecipientView> readers,
      ScheduleView.OwnerView owner,
      boolean mayEdit) {}

  private Facts facts(
      ScheduledReport s,
      List<Recipient> recipients,
      Map<UUID, User> known,
      Organization organization,
      Actor actor) {
    return new Facts(
        catalog.type(s.reportType(), actor.organizationKey()),
        recipients.stream().map(r -> reader(r, known, organization)).toList(),
        owner(known.get(s.createdBy()), s.createdBy()),
        Schedules.mayEdit(s, actor));
  }

  private ScheduleView view(ScheduledReport s, Facts facts) {
    return new ScheduleView(
        s.id(),
        s.name(),
        s.description(),
        s.reportType(),
        facts.type().map(ReportType::name).orElse(s.reportType()),
        s.params(),
        s.outputFormats().getFirst(),
        s.outputFormats(),
        s.formatOptions().get("csv"),
        s.formatOptions().get("pdf"),
        s.schedule(),
        schedules.describe(s),
        s.timezone().getId(),
        facts.readers(),
        s.timeoutMinutes(),
        s.whenEmpty(),
        s.catchUp().word(),
        words(s.catchUpWindow()),
        s.condition() == null ? null : s.condition().toJson(),
        s.store(),
        s.burst() == null ? null : s.burst().toJson(),
        s.state(),
        s.active(),
        s.pausedAt(),
        s.active() ? s.nextRunAt() : null,
        schedules.upcoming(s, UPCOMING),
        s.lastRunAt(),
        s.lastSuccessAt(),
        last(s),
        ScheduleView.CircuitView.of(s),
        facts.owner(),
        s.version(),
        warnings(s, facts.type(), facts.readers()),
        facts.mayEdit(),
        s.createdAt(),
        s.updatedAt(),
        s.deletedAt());
  }

  /** Whole days as days: P1D, not PT24H. */
  static String words(Duration window) {
    boolean days = window.isPositive() && window.toSeconds() % 86_400 == 0;
    return days ? "P%dD".formatted(window.toDays()) : window.toString();
  }

  RecipientView reader(Recipient r, Map<UUID, User> known, Organization organization) {
    User user = r.userId() == null ? null : known.get(r.userId());
    boolean external =
        r.channel().equals("email") && r.userId() == null && !organization.owns(r.destination());
    return new RecipientView(
        r.id(),
        r.channel(),
        r.destination(),
        r.options(),
        r.userId(),
        user == null ? null : user.displayName(),
        external);
  }

  RecipientView reader(Recipient r, Actor actor) {
    Map<UUID, User> known = r.userId() == null ? Map.of() : users.byIds(List.of(r.userId()));
    return reader(r, known, organizations.find(actor.organizationId()).orElseThrow());
  }

  private static ScheduleView.@org.jspecify.annotations.Nullable LastExecution last(
      ScheduledReport s) {
    if (s.lastExecutionId() == null || s.lastStatus() == null) return null;
    return new ScheduleView.LastExecution(
        s.lastExecutionId(),
        s.lastStatus(),
        s.lastScheduledFor(),
        s.lastRunAt(),
        s.lastErrorMessage());
  }

  private static ScheduleView.OwnerView owner(
      @org.jspecify.annotations.Nullable User user, UUID id) {
    return user == null
        ? new ScheduleView.OwnerView(id, "Somebody who left", "")
        : new ScheduleView.OwnerView(id, user.displayName(), user.email());
  }

  private static List<Warning> warnings(
      ScheduledReport s, Optional<ReportType> type, List<RecipientView> readers) {
    var warnings = new ArrayList<Warning>();
    if (s.timeoutMinutes() > LONG_MINUTES) {
      warnings.add(
          new Warning(
              "timeout_minutes",
              "A run may hold a slot for %d minutes before it is stopped."
                  .formatted(s.timeoutMinutes())));
    }
    if (readers.isEmpty() && s.burst() == null) {
      warnings.add(
          new Warning("recipients", "Nobody receives this report; it can only be downloaded."));
    }
    if (type.isEmpty()) {
      warnings.add(
          new Warning(
              "report_type",
              "The report type “%s” is not there any more; runs will fail."
                  .formatted(s.reportType())));
    }
    return warnings;
  }
}

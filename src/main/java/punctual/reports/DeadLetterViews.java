package punctual.reports;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import punctual.database.schema.tables.records.DeadLettersRecord;
import punctual.database.schema.tables.records.ExecutionAttemptsRecord;
import punctual.identity.User;
import punctual.identity.Users;
import punctual.schedules.ScheduledReport;
import punctual.schedules.Schedules;
import punctual.web.Page;
import tools.jackson.databind.json.JsonMapper;

/** From dead letters to what the API and the archive show of them. */
final class DeadLetterViews {
  /** With so many open items, administrators are alerted (PR-5.8). */
  static final int ALERT_AT = 100;

  private static final int GROUPS = 20;

  private final DeadLetterRepository repository;
  private final ExecutionRepository executions;
  private final Schedules schedules;
  private final Users users;
  private final InstantSource time;
  private final JsonMapper json;

  DeadLetterViews(
      Parts parts, Schedules schedules, Users users, InstantSource time, JsonMapper json) {
    repository = parts.repository();
    executions = parts.executions();
    this.schedules = schedules;
    this.users = users;
    this.time = time;
    this.json = json;
  }

  /** What of this package the views stand on. */
  record Parts(DeadLetterRepository repository, ExecutionRepository executions) {}

  DeadLetterView.ListView page(UUID organization, Page<DeadLettersRecord> page) {
    return new DeadLetterView.ListView(
        items(page.items(), time.instant()),
        page.total(),
        page.page(),
        page.limit(),
        summary(organization));
  }

  private DeadLetterView.Summary summary(UUID organization) {
    Map<String, Integer> counts = repository.counts(organization);
    return new DeadLetterView.Summary(
        counts.getOrDefault(DeadLetters.OPEN, 0),
        counts.getOrDefault(DeadLetters.RETRYING, 0),
        counts.getOrDefault(DeadLetters.RESOLVED, 0),
        counts.values().stream().mapToInt(n -> n).sum(),
        DeadLetterLimit.LIMIT,
        ALERT_AT,
        repository.oldestOpen(organization).orElse(null),
        repository.openByCategory(organization),
        repository.groups(organization, GROUPS));
  }

  DeadLetterView.Item item(DeadLettersRecord row) {
    return items(List.of(row), time.instant()).getFirst();
  }

  DeadLetterView.Whole whole(DeadLettersRecord row) {
    return whole(row, item(row), facts(List.of(row)));
  }

  /** Lines of the archive: everything that is known of an item. */
  List<DeadLetterArchive.Line> lines(List<DeadLettersRecord> rows, Instant now) {
    Facts facts = facts(rows);
    return rows.stream()
        .map(row -> {
          var whole = whole(row, item(row, facts, now), facts);
          var archived = new DeadLetterView.Archived(whole, now);
          return new DeadLetterArchive.Line(row.getId(), json.writeValueAsString(archived));
        })
        .toList();
  }

  private List<DeadLetterView.Item> items(List<DeadLettersRecord> rows, Instant now) {
    if (rows.isEmpty()) return List.of();
    Facts facts = facts(rows);
    return rows.stream().map(row -> item(row, facts, now)).toList();
  }

  /** What the views of one organisation's items need besides them. */
  private record Facts(
      Map<UUID, ScheduledReport> schedules,
      Map<UUID, Execution> executions,
      Map<UUID, User> users) {}

  private Facts facts(List<DeadLettersRecord> rows) {
    UUID organization = rows.getFirst().getOrganizationId();
    return new Facts(
        schedules.byIds(organization, column(rows, DeadLettersRecord::getScheduledReportId)),
        executions.byIds(organization, column(rows, DeadLettersRecord::getExecutionId)),
        users.byIds(column(rows, DeadLettersRecord::getResolvedBy)));
  }

  private static List<UUID> column(
      List<DeadLettersRecord> rows, Function<DeadLettersRecord, @Nullable UUID> column) {
    return rows.stream()
        .map(column)
        .filter(Objects::nonNull)
        .collect(Collectors.collectingAndThen(Collectors.toSet(), List::copyOf));
  }

  private static DeadLetterView.Item item(DeadLettersRecord row, Facts facts, Instant now) {
    ScheduledReport schedule = facts.schedules().get(row.getScheduledReportId());
    Execution execution = Objects.requireNonNull(facts.executions().get(row.getExecutionId()));
    Instant end = row.getResolvedAt() == null ? now : row.getResolvedAt();
    return new DeadLetterView.Item(
        row.getId(),
        row.getScheduledReportId(),
        schedule == null ? "" : schedule.name(),
        row.getExecutionId(),
        row.getLastExecutionId(),
        row.getScheduledFor(),
        execution.timezone().getId(),
        row.getReportType(),
        row.getStatus(),
        row.getAttempts(),
        row.getErrorCategory(),
        row.getErrorCode(),
        row.getErrorMessage(),
        row.getErrorDetail(),
        row.getCreatedAt(),
        row.getLastFailedAt(),
        Math.max(0, Duration.between(row.getCreatedAt(), end).toMillis()),
        row.getResolvedAt(),
        person(row.getResolvedBy(), facts),
        row.getNote());
  }

  private static ExecutionView.@Nullable Person person(@Nullable UUID id, Facts facts) {
    User user = id == null ? null : facts.users().get(id);
    return user == null ? null : new ExecutionView.Person(user.id(), user.displayName());
  }

  private DeadLetterView.Whole whole(DeadLettersRecord row, DeadLetterView.Item item, Facts facts) {
    Execution execution = Objects.requireNonNull(facts.executions().get(row.getExecutionId()));
    return new DeadLetterView.Whole(
        item,
        execution.params(),
        repository.attempts(row).stream().map(DeadLetterViews::attempt).toList());
  }

  private static DeadLetterView.Attempt attempt(ExecutionAttemptsRecord a) {
    return new DeadLetterView.Attempt(
        a.getExecutionId(),
        a.getAttempt(),
        a.getStartedAt(),
        a.getEndedAt(),
        a.getOutcome(),
        a.getErrorCategory(),
        a.getErrorCode(),
        a.getErrorMessage(),
        a.getErrorDetail());
  }
}

package punctual.reports;

import static punctual.database.schema.Tables.DEAD_LETTERS;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import punctual.audit.Audit;
import punctual.audit.AuditEntry;
import punctual.database.Database;
import punctual.database.schema.tables.records.DeadLettersRecord;
import punctual.identity.Actor;
import punctual.schedules.ScheduledReport;
import punctual.schedules.Schedules;
import punctual.web.Problem;

/**
 * What administrators do to dead letters (PR-5.4, PR-5.5, PR-5.10). Each change and its audit entry
 * are one transaction. A call on many works in chunks, each a transaction of its own: cut off in
 * the middle, some are done and the others as they were; repeated, it does the rest.
 */
final class DeadLetterEditing {
  private static final int CHUNK = 200;
  private static final int LONGEST_NOTE = 2000;

  private final DeadLetters deadLetters;
  private final DeadLetterRepository repository;
  private final Executions executions;
  private final Schedules schedules;
  private final Audit audit;
  private final Database database;
  private final InstantSource time;

  DeadLetterEditing(Parts parts, Audit audit, Database database, InstantSource time) {
    deadLetters = parts.deadLetters();
    repository = parts.repository();
    executions = parts.executions();
    schedules = parts.schedules();
    this.audit = audit;
    this.database = database;
    this.time = time;
  }

  /** What dead letters and their runs need. */
  record Parts(
      DeadLetters deadLetters,
      DeadLetterRepository repository,
      Executions executions,
      Schedules schedules) {}

  /**
   * Runs the report again, for the same due instant, with the parameters of then.
   *
   * @return the new execution
   * @throws Problem 409 where it is being retried already or resolved, or its schedule is deleted
   */
  UUID retry(UUID id, Actor actor) {
    return database.write(() -> {
      DeadLettersRecord item = locked(id, actor);
      refuse(item);
      ScheduledReport schedule =
          schedules
              .find(actor.organizationId(), item.getScheduledReportId())
              .filter(s -> s.deletedAt() == null)
              .orElseThrow(DeadLetterEditing::scheduleDeleted);
      UUID run = retry(item, schedule, Executions.Urgency.NOW, actor);
      audit.record(
          entry(actor, "dead_letter.retried", item, schedule.name(), Map.of("execution_id", run)));
      return run;
    });
  }

  private static void refuse(DeadLettersRecord item) {
    if (item.getStatus().equals(DeadLetters.RETRYING)) {
      throw Problem.of(
          HttpStatus.CONFLICT,
          "retrying",
          "It is being retried already, by the execution %s.".formatted(item.getLastExecutionId()));
    }
    if (item.getStatus().equals(DeadLetters.RESOLVED)) {
      throw Problem.of(HttpStatus.CONFLICT, "resolved", "It is resolved. Reopen it first.");
    }
  }

  private static Problem scheduleDeleted() {
    return Problem.of(
        HttpStatus.CONFLICT, "deleted", "Its schedule is deleted. Restore the schedule first.");
  }

  private UUID retry(
      DeadLettersRecord item, ScheduledReport schedule, Executions.Urgency urgency, Actor actor) {
    UUID run = executions.retry(item, schedule, urgency, actor);
    var values = new LinkedHashMap<Field<?>, @Nullable Object>();
    values.put(DEAD_LETTERS.STATUS, DeadLetters.RETRYING);
    values.put(DEAD_LETTERS.LAST_EXECUTION_ID, run);
    repository.update(item.getId(), values);
    deadLetters.tell(item, DeadLetters.RETRYING);
    return run;
  }

  /**
   * Nothing more is to be done about it; what is resolved stays so, and takes another note.
   *
   * @param note why; null: as it was
   */
  DeadLettersRecord resolve(UUID id, @Nullable String note, Actor actor) {
    if (note != null && note.length() > LONGEST_NOTE) {
      throw Problem.invalid(
          "note", "note has %d characters; use at most %d.".formatted(note.length(), LONGEST_NOTE));
    }
    return database.write(() -> {
      DeadLettersRecord item = locked(id, actor);
      boolean resolved = item.getStatus().equals(DeadLetters.RESOLVED);
      if (resolved && (note == null || note.equals(item.getNote()))) return item;
      var values = new LinkedHashMap<Field<?>, @Nullable Object>();
      if (note != null) values.put(DEAD_LETTERS.NOTE, note);
      if (!resolved) {
        values.put(DEAD_LETTERS.STATUS, DeadLetters.RESOLVED);
        values.put(DEAD_LETTERS.RESOLVED_AT, time.instant());
        values.put(DEAD_LETTERS.RESOLVED_BY, actor.userId());
      }
      Map<String, ?> facts = note == null ? Map.of() : Map.of("note", note);
      return change(item, values, "dead_letter.resolved", facts, actor);
    });
  }

  /** Undoes {@link #resolve}; what is not resolved stays as it is. */
  DeadLettersRecord reopen(UUID id, Actor actor) {
    return database.write(() -> {
      DeadLettersRecord item = locked(id, actor);
      if (!item.getStatus().equals(DeadLetters.RESOLVED)) return item;
      // a retry that is still on its way goes on to decide
      boolean retrying = !executions.isOver(actor.organizationId(), item.getLastExecutionId());
      var values = new LinkedHashMap<Field<?>, @Nullable Object>();
      values.put(DEAD_LETTERS.STATUS, retrying ? DeadLetters.RETRYING : DeadLetters.OPEN);
      values.put(DEAD_LETTERS.RESOLVED_AT, null);
      values.put(DEAD_LETTERS.RESOLVED_BY, null);
      return change(item, values, "dead_letter.reopened", Map.of(), actor);
    });
  }

  private DeadLettersRecord change(
      DeadLettersRecord item,
      Map<Field<?>, @Nullable Object> values,
      String action,
      Map<String, ?> facts,
      Actor actor) {
    repository.update(item.getId(), values);
    audit.record(entry(actor, action, item, name(item), facts));
    DeadLettersRecord now = repository.find(actor.organizationId(), item.getId()).orElseThrow();
    deadLetters.tell(now, now.getStatus());
    return now;
  }

  private @Nullable String name(DeadLettersRecord item) {
    Optional<ScheduledReport> schedule =
        schedules.find(item.getOrganizationId(), item.getScheduledReportId());
    return schedule.map(ScheduledReport::name).orElse(null);
  }

  /** Takes it out of sight. Where a retry of it is on its way and fails, that is a new item. */
  void delete(UUID id, Actor actor) {
    database.write(() -> {
      DeadLettersRecord item = locked(id, actor);
      delete(item);
      Map<String, ?> facts = Map.of("execution_id", item.getExecutionId());
      audit.record(entry(actor, "dead_letter.deleted", item, name(item), facts));
    });
  }

  private void delete(DeadLettersRecord item) {
    repository.update(item.getId(), Map.of(DEAD_LETTERS.DELETED_AT, time.instant()));
    deadLetters.tell(item, "deleted");
  }

  /**
   * Retries the open ones of these whose schedules are there, after what people wait for.
   *
   * @return how many
   */
  int retryAll(DeadLetterRepository.Filter filter, Actor actor) {
    List<DeadLettersRecord> open =
        repository.matching(actor.organizationId(), filter).stream()
            .filter(item -> item.getStatus().equals(DeadLetters.OPEN))
            .toList();
    Map<UUID, ScheduledReport> known =
        schedules.byIds(
            actor.organizationId(),
            open.stream().map(DeadLettersRecord::getScheduledReportId).distinct().toList());
    var chosen = open.stream().filter(item -> isThere(item, known)).toList();
    return each(
        chosen,
        new Call("dead_letter.retried", filter),
        actor,
        item -> {
          ScheduledReport schedule = known.get(item.getScheduledReportId());
          if (schedule == null || !item.getStatus().equals(DeadLetters.OPEN)) return false;
          retry(item, schedule, Executions.Urgency.IN_TURN, actor);
          return true;
        });
  }

  private static boolean isThere(DeadLettersRecord item, Map<UUID, ScheduledReport> known) {
    ScheduledReport schedule = known.get(item.getScheduledReportId());
    return schedule != null && schedule.deletedAt() == null;
  }

  /** Deletes these; returns how many. */
  int deleteAll(DeadLetterRepository.Filter filter, Actor actor) {
    var chosen = repository.matching(actor.organizationId(), filter);
    return each(
        chosen,
        new Call("dead_letter.deleted", filter),
        actor,
        item -> {
          delete(item);
          return true;
        });
  }

  /** A call on many, as the audit log has it. */
  private record Call(String action, DeadLetterRepository.Filter filter) {}

  /** What is done to each; false where it needs nothing any more. */
  private interface Step {
    boolean take(DeadLettersRecord item);
  }

  /**
   * The entry stands in the first transaction: nothing is ever changed without one. It says how
   * many the call set out to change.
   */
  private int each(List<DeadLettersRecord> chosen, Call call, Actor actor, Step step) {
    int affected = 0;
    for (int from = 0; from < chosen.size(); from += CHUNK) {
      boolean first = from == 0;
      var chunk =
          chosen.subList(from, Math.min(from + CHUNK, chosen.size())).stream()
              .map(DeadLettersRecord::getId)
              .toList();
      affected +=
          database.write(() -> {
            if (first) audit.record(entry(actor, call, chosen.size()));
            int done = 0;
            for (var item : repository.lockAll(actor.organizationId(), chunk))
              if (step.take(item)) done++;
            return done;
          });
    }
    return affected;
  }

  private DeadLettersRecord locked(UUID id, Actor actor) {
    return repository
        .lock(actor.organizationId(), id)
        .orElseThrow(() -> Problem.notFound("dead letter", id));
  }

  private static AuditEntry entry(Actor actor, Call call, int count) {
    Map<String, Object> facts = Map.of("count", count, "filter", call.filter().facts());
    return entry(actor, call.action(), null, null, facts);
  }

  private static AuditEntry entry(
      Actor actor,
      String action,
      @Nullable DeadLettersRecord item,
      @Nullable String name,
      Map<String, ?> facts) {
    return new AuditEntry(
        actor.organizationId(),
        actor.userId(),
        actor.email(),
        action,
        "dead_letter",
        item == null ? null : item.getId().toString(),
        name,
        null,
        facts,
        actor.ip());
  }
}

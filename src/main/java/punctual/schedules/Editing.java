package punctual.schedules;

import static punctual.database.schema.Tables.SCHEDULED_REPORTS;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import punctual.database.Database;
import punctual.database.Ids;
import punctual.database.schema.tables.records.ScheduledReportsRecord;
import punctual.identity.Actor;
import punctual.identity.Role;
import punctual.schedules.Trigger.Due;
import punctual.schedules.recurrence.Recurrence;
import punctual.schedules.recurrence.Recurrences;
import punctual.web.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What people do to schedules. Each change and its audit entry are one transaction. */
public final class Editing {
  static final int MOST_PER_ORGANIZATION = 1000;

  private final Schedules schedules;
  private final ScheduleRepository repository;
  private final Drafts drafts;
  private final Recurrences recurrences;
  private final ScheduleAudit audit;
  private final Database database;
  private final InstantSource time;
  private final Ids ids;
  private final JsonMapper json;

  Editing(Parts parts, Database database, InstantSource time, Ids ids, JsonMapper json) {
    schedules = parts.schedules();
    repository = parts.repository();
    drafts = parts.drafts();
    recurrences = parts.recurrences();
    audit = parts.audit();
    this.database = database;
    this.time = time;
    this.ids = ids;
    this.json = json;
  }

  /** What editing stands on. */
  record Parts(
      Schedules schedules,
      ScheduleRepository repository,
      Drafts drafts,
      Recurrences recurrences,
      ScheduleAudit audit) {}

  // changing -------------------------------------------------------------------------------------

  /**
   * Makes a schedule from its JSON (design §10).
   *
   * @throws Problem 422 with every fault at once
   */
  public ScheduledReport create(JsonNode body, Actor actor) {
    actor.require(Role.MEMBER);
    Draft draft = drafts.read(body, null, actor);
    return database.write(() -> insert(draft, actor, true, "schedule.created"));
  }

  private void needRoom(Actor actor) {
    if (repository.count(actor.organizationId()) >= MOST_PER_ORGANIZATION) {
      throw Problem.of(
          HttpStatus.CONFLICT,
          "too_many_schedules",
          "This organisation has %d schedules, its limit. Delete some first."
              .formatted(MOST_PER_ORGANIZATION));
    }
  }

  private ScheduledReport insert(Draft draft, Actor actor, boolean active, String action) {
    needRoom(actor);
    Instant now = time.instant();
    var row = new ScheduledReportsRecord();
    row.setId(ids.next());
    row.setOrganizationId(actor.organizationId());
    row.setCreatedBy(actor.userId());
    row.setUpdatedBy(actor.userId());
    row.setIsActive(active);
    if (!active) row.setPausedAt(now);
    row.setVersion(1);
    row.setCreatedAt(now);
    row.setUpdatedAt(now);
    row.setNextPass(0);
    values(draft).forEach((field, value) -> set(row, field, value));
    next(draft.recurrence(), active ? now : null).forEach((field, value) -> set(row, field, value));
    repository.insert(row);
    // read back: as everybody else will see it, to the microsecond
    ScheduledReport made = repository.find(actor.organizationId(), row.getId()).orElseThrow();
    for (Draft.Reader reader : draft.readers())
      repository.put(ids.next(), made, reader, actor.userId(), now);
    audit.record(
        actor, action, made, null, ScheduleAudit.facts(made, repository.recipients(made.id())));
    return made;
  }

  @SuppressWarnings("unchecked")
  private static void set(ScheduledReportsRecord row, Field<?> field, @Nullable Object value) {
    row.set((Field<Object>) field, value);
  }

  private Map<Field<?>, @Nullable Object> values(Draft draft) {
    var s = SCHEDULED_REPORTS;
    var values = new LinkedHashMap<Field<?>, @Nullable Object>();
    values.put(s.NAME, draft.name());
    values.put(s.DESCRIPTION, draft.description());
    values.put(s.REPORT_TYPE, draft.reportType());
    values.put(s.REPORT_PARAMS, draft.params());
    values.put(s.OUTPUT_FORMATS, json.valueToTree(draft.outputFormats()));
    values.put(s.FORMAT_OPTIONS, draft.formatOptions());
    values.put(s.SCHEDULE_CONFIG, draft.recurrence().toJson());
    values.put(s.TIMEZONE, draft.recurrence().zone().getId());
    values.put(s.CADENCE, draft.recurrence().cadence());
    values.put(s.TIMEOUT_MINUTES, draft.timeoutMinutes());
    values.put(s.WHEN_EMPTY, draft.whenEmpty());
    values.put(s.CATCH_UP, draft.catchUp().word());
    values.put(s.CATCH_UP_WINDOW, draft.catchUpWindow().toString());
    values.put(s.STORE, draft.store());
    values.put(s.SEND_CONDITION, draft.condition() == null ? null : draft.condition().toJson());
    values.put(s.BURST, draft.burst() == null ? null : draft.burst().word());
    return values;
  }

  /** The fields of the next run after {@code now}; null: none, the schedule does not run. */
  private Map<Field<?>, @Nullable Object> next(Recurrence recurrence, @Nullable Instant now) {
    var s = SCHEDULED_REPORTS;
    Due due = now == null ? null : new Trigger(recurrence).after(now).orElse(null);
    var values = new LinkedHashMap<Field<?>, @Nullable Object>();
    values.put(s.NEXT_RUN_AT, due == null ? null : due.at());
    values.put(s.NEXT_NOMINAL, due == null ? null : due.nominal().toString());
    values.put(s.NEXT_PASS, due == null ? 0 : due.pass());
    values.put(s.TZDB_VERSION, recurrences.tzdbVersion());
    return values;
  }

  /**
   * @param ifMatch the version that the caller edited; null: whatever it is now
   * @throws Problem 412 where somebody else was faster
   */
  ScheduledReport update(UUID id, JsonNode body, @Nullable Integer ifMatch, Actor actor) {
    return database.write(() -> {
      ScheduledReport old = editable(id, ifMatch, actor);
      List<Recipient> readers = repository.recipients(id);
      Draft draft = drafts.read(body, new Drafts.Current(old, readers), actor);
      Instant now = time.instant();
      var values = values(draft);
      // An unchanged recurrence keeps its next run: an edit of the name must not skip a run that is
      // due.
      if (!draft.recurrence().toJson().equals(old.schedule()) || !hasNext(old)) {
        values.putAll(next(draft.recurrence(), old.pausedAt() == null ? now : null));
      }
      // what failed before says nothing about what it is now
      values.putAll(ScheduleRepository.values(Circuit.CLOSED));
      change(old, values, actor, now);
      readers(old, readers, draft.readers(), actor, now);
      ScheduledReport made = repository.find(old.organizationId(), id).orElseThrow();
      audit.record(
          actor,
          "schedule.updated",
          made,
          ScheduleAudit.facts(old, readers),
          ScheduleAudit.facts(made, repository.recipients(id)));
      return made;
    });
  }

  private static boolean hasNext(ScheduledReport schedule) {
    return schedule.nextRunAt() != null;
  }

  private void readers(
      ScheduledReport schedule,
      List<Recipient> old,
      List<Draft.Reader> wanted,
      Actor actor,
      Instant now) {
    var keep = new HashSet<String>();
    for (Draft.Reader reader : wanted) {
      keep.add(reader.channel() + "\n" + reader.destination());
      repository.put(ids.next(), schedule, reader, actor.userId(), now);
    }
    List<UUID> gone =
        old.stream()
            .filter(r -> !keep.contains(r.channel() + "\n" + r.destination()))
            .map(Recipient::id)
            .toList();
    if (!gone.isEmpty()) repository.remove(schedule.id(), gone, now);
  }

  private ScheduledReport editable(UUID id, @Nullable Integer ifMatch, Actor actor) {
    ScheduledReport schedule = schedules.get(id, actor);
    if (!Schedules.mayEdit(schedule, actor)) {
      throw Problem.forbidden("Only its owner or an administrator may change this schedule.");
    }
    if (ifMatch != null && ifMatch != schedule.version()) throw changedMeanwhile();
    if (schedule.deletedAt() != null)
      throw Problem.of(
          HttpStatus.CONFLICT, "deleted", "This schedule is deleted. Restore it first.");
    return schedule;
  }

  private static Problem changedMeanwhile() {
    return Problem.of(
        HttpStatus.PRECONDITION_FAILED,
        "changed_meanwhile",
        "Somebody changed this schedule meanwhile. Load it again and repeat your change.");
  }

  private void change(
      ScheduledReport old, Map<Field<?>, @Nullable Object> values, Actor actor, Instant now) {
    values.put(SCHEDULED_REPORTS.UPDATED_BY, actor.userId());
    values.put(SCHEDULED_REPORTS.UPDATED_AT, now);
    if (!repository.update(old.id(), old.version(), values)) throw changedMeanwhile();
  }

  public ScheduledReport pause(UUID id, Actor actor) {
    return transition(
        id,
        actor,
        "schedule.paused",
        (old, now) -> {
          if (old.pausedAt() != null) return null;
          var values = new LinkedHashMap<Field<?>, @Nullable Object>();
          values.put(SCHEDULED_REPORTS.PAUSED_AT, now);
          values.put(SCHEDULED_REPORTS.IS_ACTIVE, false);
          return values;
        });
  }

  /** Due times during the pause are not caught up: the next run is the next one from now. */
  ScheduledReport resume(UUID id, Actor actor) {
    return transition(
        id,
        actor,
        "schedule.resumed",
        (old, now) -> {
          if (old.pausedAt() == null) return null;
          var values = next(recurrences.parse(old.schedule()), now);
          values.put(SCHEDULED_REPORTS.PAUSED_AT, null);
          values.put(SCHEDULED_REPORTS.IS_ACTIVE, true);
          return values;
        });
  }

  /** Due times run again from now on, whatever failed before. */
  ScheduledReport closeCircuit(UUID id, Actor actor) {
    return database.write(() -> {
      ScheduledReport old = editable(id, null, actor);
      if (old.circuit().isClosed()) return old;
      change(old, ScheduleRepository.values(Circuit.CLOSED), actor, time.instant());
      ScheduledReport now = repository.find(old.organizationId(), id).orElseThrow();
      audit.record(
          actor,
          "schedule.circuit_closed",
          now,
          Map.of("circuit", old.circuit().state().word()),
          Map.of("circuit", now.circuit().state().word()));
      return now;
    });
  }

  void delete(UUID id, @Nullable Integer ifMatch, Actor actor) {
    database.write(() -> {
      ScheduledReport old = editable(id, ifMatch, actor);
      var values = new LinkedHashMap<Field<?>, @Nullable Object>();
      values.put(SCHEDULED_REPORTS.DELETED_AT, time.instant());
      values.put(SCHEDULED_REPORTS.IS_ACTIVE, false);
      change(old, values, actor, time.instant());
      audit.record(
          actor,
          "schedule.deleted",
          old,
          ScheduleAudit.facts(old, repository.recipients(id)),
          null);
    });
  }

  ScheduledReport restore(UUID id, Actor actor) {
    return database.write(() -> {
      ScheduledReport old = schedules.get(id, actor);
      if (!Schedules.mayEdit(old, actor))
        throw Problem.forbidden("Only its owner or an administrator may restore this schedule.");
      if (old.deletedAt() == null) return old;
      needRoom(actor);
      boolean on = old.pausedAt() == null;
      var values = next(recurrences.parse(old.schedule()), on ? time.instant() : null);
      values.put(SCHEDULED_REPORTS.DELETED_AT, null);
      values.put(SCHEDULED_REPORTS.IS_ACTIVE, on);
      change(old, values, actor, time.instant());
      ScheduledReport back = repository.find(old.organizationId(), id).orElseThrow();
      audit.record(
          actor,
          "schedule.restored",
          back,
          null,
          ScheduleAudit.facts(back, repository.recipients(id)));
      return back;
    });
  }

  /** A copy, paused, so that nobody receives anything before its owner has looked at it. */
  ScheduledReport copy(UUID id, Actor actor) {
    actor.require(Role.MEMBER);
    return database.write(() -> {
      ScheduledReport old = schedules.get(id, actor);
      var body = json.createObjectNode();
      body.put("name", "Copy of " + old.name().substring(0, Math.min(old.name().length(), 190)));
      Draft draft = drafts.read(body, new Drafts.Current(old, repository.recipients(id)), actor);
      return insert(draft, actor, false, "schedule.cloned");
    });
  }

  private ScheduledReport transition(UUID id, Actor actor, String action, Change change) {
    return database.write(() -> {
      ScheduledReport old = editable(id, null, actor);
      var values = change.of(old, time.instant());
      if (values == null) return old;
      change(old, values, actor, time.instant());
      ScheduledReport now = repository.find(old.organizationId(), id).orElseThrow();
      audit.record(actor, action, now, Map.of("state", old.state()), Map.of("state", now.state()));
      return now;
    });
  }

  /** The fields to set; null where there is nothing to do. */
  private interface Change {
    @Nullable Map<Field<?>, @Nullable Object> of(ScheduledReport old, Instant now);
  }

  Recipient addRecipient(UUID id, JsonNode body, Actor actor) {
    return database.write(() -> {
      ScheduledReport schedule = editable(id, null, actor);
      if (schedule.burst() != null) throw Problem.invalid("recipient", BurstReader.NO_OTHERS);
      var input = new Input(body);
      var reader = drafts.reader(input, "recipient", body, actor);
      if (!input.faults().isEmpty()) throw Problem.invalid(input.faults());
      List<Recipient> before = repository.recipients(id);
      repository.put(ids.next(), schedule, reader.orElseThrow(), actor.userId(), time.instant());
      List<Recipient> after = repository.recipients(id);
      audit.record(
          actor,
          "schedule.recipients_changed",
          schedule,
          ScheduleAudit.readerFacts(before),
          ScheduleAudit.readerFacts(after));
      return after.stream()
          .filter(r ->
              r.channel().equals(reader.get().channel())
                  && r.destination().equals(reader.get().destination()))
          .findFirst()
          .orElseThrow();
    });
  }

  void removeRecipient(UUID id, UUID recipient, Actor actor) {
    database.write(() -> {
      ScheduledReport schedule = editable(id, null, actor);
      List<Recipient> before = repository.recipients(id);
      if (repository.remove(id, List.of(recipient), time.instant()) == 0) {
        throw Problem.notFound("recipient", recipient);
      }
      audit.record(
          actor,
          "schedule.recipients_changed",
          schedule,
          ScheduleAudit.readerFacts(before),
          ScheduleAudit.readerFacts(repository.recipients(id)));
    });
  }
}

package punctual.schedules;

import static punctual.database.schema.Tables.SCHEDULED_REPORTS;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.SortField;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import punctual.audit.Audit;
import punctual.audit.AuditEntry;
import punctual.database.Database;
import punctual.database.Ids;
import punctual.database.schema.tables.records.ScheduledReportsRecord;
import punctual.identity.Actor;
import punctual.identity.Role;
import punctual.schedules.Trigger.Due;
import punctual.schedules.recurrence.InvalidSchedule;
import punctual.schedules.recurrence.Recurrence;
import punctual.schedules.recurrence.Recurrences;
import punctual.schedules.recurrence.Run;
import punctual.web.Page;
import punctual.web.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What runs by itself, when, and for whom. */
public final class Schedules {
  private static final Logger log = LoggerFactory.getLogger(Schedules.class);
  static final int MOST_PER_ORGANIZATION = 1000;
  private static final int ZONE_BATCH = 500;

  private final ScheduleRepository repository;
  private final Drafts drafts;
  private final Recurrences recurrences;
  private final Database database;
  private final Audit audit;
  private final InstantSource time;
  private final Ids ids;
  private final JsonMapper json;

  Schedules(Parts parts, Database database, Audit audit, InstantSource time, Ids ids, JsonMapper json) {
    repository = new ScheduleRepository(database);
    drafts = parts.drafts();
    recurrences = parts.recurrences();
    this.database = database;
    this.audit = audit;
    this.time = time;
    this.ids = ids;
    this.json = json;
  }

  record Parts(Drafts drafts, Recurrences recurrences) {}

  /** A schedule whose next due time has come. */
  public record DueSchedule(ScheduledReport schedule, Due due) {}

  // reading --------------------------------------------------------------------------------------

  /**
   * A schedule that the actor may see.
   *
   * @throws Problem 404, also for what belongs to another organisation or is not the actor's to see
   */
  public ScheduledReport get(UUID id, Actor actor) {
    return repository
        .find(actor.organizationId(), id)
        .filter(schedule -> maySee(schedule, actor))
        .orElseThrow(() -> Problem.notFound("schedule", id));
  }

  /** Without asking who wants to know: for the work on an execution. */
  public Optional<ScheduledReport> find(UUID organization, UUID id) {
    return repository.find(organization, id);
  }

  public Map<UUID, ScheduledReport> byIds(UUID organization, java.util.Collection<UUID> schedules) {
    return repository.byIds(organization, schedules);
  }

  public List<Recipient> recipients(UUID schedule) {
    return repository.recipients(schedule);
  }

  Map<UUID, List<Recipient>> recipients(java.util.Collection<UUID> schedules) {
    return repository.recipients(schedules);
  }

  /** Managers see every schedule of the organisation, members their own. */
  public static boolean maySee(ScheduledReport schedule, Actor actor) {
    return actor.is(Role.MANAGER) || schedule.createdBy().equals(actor.userId());
  }

  static boolean mayEdit(ScheduledReport schedule, Actor actor) {
    return actor.is(Role.ADMINISTRATOR)
        || (actor.is(Role.MEMBER) && schedule.createdBy().equals(actor.userId()));
  }

  /** The owner to whom an actor's lists are narrowed; null where they see everybody's. */
  public static @Nullable UUID narrowed(Actor actor) {
    return actor.is(Role.MANAGER) ? null : actor.userId();
  }

  Page<ScheduledReport> search(Actor actor, ScheduleRepository.Filter filter, @Nullable String sort, Page.Request page) {
    return database.read(() -> repository.search(actor.organizationId(), narrow(filter, actor), order(sort), page));
  }

  private static ScheduleRepository.Filter narrow(ScheduleRepository.Filter f, Actor actor) {
    UUID owner = narrowed(actor);
    return owner == null ? f : new ScheduleRepository.Filter(f.q(), f.state(), f.reportType(), owner);
  }

  /** How many schedules there are in each state. */
  public Map<String, Integer> counts(Actor actor) {
    return database.read(
        () -> {
          var counts = new LinkedHashMap<String, Integer>();
          for (String state : List.of("on", "paused", "failing", "ended")) {
            var filter = new ScheduleRepository.Filter(null, state, null, narrowed(actor));
            counts.put(state, repository.count(actor.organizationId(), filter));
          }
          return counts;
        });
  }

  /** The schedules that are due next until an instant, soonest first. */
  public List<ScheduledReport> upcoming(Actor actor, Instant until, int most) {
    return repository.upcoming(actor.organizationId(), narrowed(actor), until, most);
  }

  private static SortField<?> order(@Nullable String sort) {
    String field = sort == null ? "-created_at" : sort;
    boolean down = field.startsWith("-");
    Field<?> by =
        switch (down ? field.substring(1) : field) {
          case "name" -> org.jooq.impl.DSL.lower(SCHEDULED_REPORTS.NAME);
          case "next_run_at" -> SCHEDULED_REPORTS.NEXT_RUN_AT;
          case "last_run_at" -> SCHEDULED_REPORTS.LAST_RUN_AT;
          case "created_at" -> SCHEDULED_REPORTS.CREATED_AT;
          default ->
              throw Problem.invalid(
                  "sort", "sort is “%s”; use name, next_run_at, last_run_at or created_at, with - in front for descending.".formatted(field));
        };
    return down ? by.desc().nullsLast() : by.asc().nullsLast();
  }

  public String describe(ScheduledReport schedule) {
    try {
      return recurrences.parse(schedule.schedule()).description();
    } catch (InvalidSchedule e) {
      return "Not valid any more: " + e.getMessage();
    }
  }

  /** The next due times of a schedule that is on. */
  List<Instant> upcoming(ScheduledReport schedule, int count) {
    if (schedule.nextRunAt() == null || !schedule.active()) return List.of();
    try {
      Instant before = schedule.nextRunAt().minusSeconds(1);
      return recurrences.parse(schedule.schedule()).next(before, count).stream().map(Run::at).toList();
    } catch (InvalidSchedule e) {
      return List.of();
    }
  }

  // changing -------------------------------------------------------------------------------------

  ScheduledReport create(JsonNode body, Actor actor) {
    actor.require(Role.MEMBER);
    Draft draft = drafts.read(body, null, actor);
    return database.write(() -> insert(draft, actor, true, "schedule.created"));
  }

  private ScheduledReport insert(Draft draft, Actor actor, boolean active, String action) {
    if (repository.count(actor.organizationId()) >= MOST_PER_ORGANIZATION) {
      throw Problem.of(
          HttpStatus.CONFLICT,
          "too_many_schedules",
          "This organisation has %d schedules, its limit. Delete some first.".formatted(MOST_PER_ORGANIZATION));
    }
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
    ScheduledReport made = ScheduledReport.of(row);
    for (Draft.Reader reader : draft.readers()) repository.put(ids.next(), made, reader, actor.userId(), now);
    audit.record(entry(actor, action, made, null, facts(made, repository.recipients(made.id()))));
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
    return database.write(
        () -> {
          ScheduledReport old = editable(id, ifMatch, actor);
          List<Recipient> readers = repository.recipients(id);
          Draft draft = drafts.read(body, new Drafts.Current(old, readers), actor);
          Instant now = time.instant();
          var values = values(draft);
          // An unchanged recurrence keeps its next run: an edit of the name must not skip a run that is due.
          if (!draft.recurrence().toJson().equals(old.schedule()) || !hasNext(old)) {
            values.putAll(next(draft.recurrence(), old.pausedAt() == null ? now : null));
          }
          change(old, values, actor, now);
          readers(old, readers, draft.readers(), actor, now);
          ScheduledReport made = repository.find(old.organizationId(), id).orElseThrow();
          audit.record(
              entry(actor, "schedule.updated", made, facts(old, readers), facts(made, repository.recipients(id))));
          return made;
        });
  }

  private static boolean hasNext(ScheduledReport schedule) {
    return schedule.nextRunAt() != null;
  }

  private void readers(
      ScheduledReport schedule, List<Recipient> old, List<Draft.Reader> wanted, Actor actor, Instant now) {
    var keep = new HashSet<String>();
    for (Draft.Reader reader : wanted) {
      keep.add(reader.channel() + "\n" + reader.destination());
      repository.put(ids.next(), schedule, reader, actor.userId(), now);
    }
    List<UUID> gone =
        old.stream().filter(r -> !keep.contains(r.channel() + "\n" + r.destination())).map(Recipient::id).toList();
    if (!gone.isEmpty()) repository.remove(schedule.id(), gone, now);
  }

  private ScheduledReport editable(UUID id, @Nullable Integer ifMatch, Actor actor) {
    ScheduledReport schedule = get(id, actor);
    if (!mayEdit(schedule, actor)) {
      throw Problem.forbidden("Only its owner or an administrator may change this schedule.");
    }
    if (ifMatch != null && ifMatch != schedule.version()) throw changedMeanwhile();
    if (schedule.deletedAt() != null) throw Problem.of(HttpStatus.CONFLICT, "deleted", "This schedule is deleted. Restore it first.");
    return schedule;
  }

  private static Problem changedMeanwhile() {
    return Problem.of(
        HttpStatus.PRECONDITION_FAILED,
        "changed_meanwhile",
        "Somebody changed this schedule meanwhile. Load it again and repeat your change.");
  }

  private void change(ScheduledReport old, Map<Field<?>, @Nullable Object> values, Actor actor, Instant now) {
    values.put(SCHEDULED_REPORTS.UPDATED_BY, actor.userId());
    values.put(SCHEDULED_REPORTS.UPDATED_AT, now);
    if (!repository.update(old.id(), old.version(), values)) throw changedMeanwhile();
  }

  ScheduledReport pause(UUID id, Actor actor) {
    return transition(id, actor, "schedule.paused", (old, now) -> {
      if (old.pausedAt() != null) return null;
      var values = new LinkedHashMap<Field<?>, @Nullable Object>();
      values.put(SCHEDULED_REPORTS.PAUSED_AT, now);
      values.put(SCHEDULED_REPORTS.IS_ACTIVE, false);
      return values;
    });
  }

  /** Due times during the pause are not caught up: the next run is the next one from now. */
  ScheduledReport resume(UUID id, Actor actor) {
    return transition(id, actor, "schedule.resumed", (old, now) -> {
      if (old.pausedAt() == null) return null;
      var values = next(recurrences.parse(old.schedule()), now);
      values.put(SCHEDULED_REPORTS.PAUSED_AT, null);
      values.put(SCHEDULED_REPORTS.IS_ACTIVE, true);
      return values;
    });
  }

  void delete(UUID id, @Nullable Integer ifMatch, Actor actor) {
    database.write(
        () -> {
          ScheduledReport old = editable(id, ifMatch, actor);
          var values = new LinkedHashMap<Field<?>, @Nullable Object>();
          values.put(SCHEDULED_REPORTS.DELETED_AT, time.instant());
          values.put(SCHEDULED_REPORTS.IS_ACTIVE, false);
          change(old, values, actor, time.instant());
          audit.record(entry(actor, "schedule.deleted", old, facts(old, repository.recipients(id)), null));
        });
  }

  ScheduledReport restore(UUID id, Actor actor) {
    return database.write(
        () -> {
          ScheduledReport old = get(id, actor);
          if (!mayEdit(old, actor)) throw Problem.forbidden("Only its owner or an administrator may restore this schedule.");
          if (old.deletedAt() == null) return old;
          boolean on = old.pausedAt() == null;
          var values = next(recurrences.parse(old.schedule()), on ? time.instant() : null);
          values.put(SCHEDULED_REPORTS.DELETED_AT, null);
          values.put(SCHEDULED_REPORTS.IS_ACTIVE, on);
          change(old, values, actor, time.instant());
          ScheduledReport back = repository.find(old.organizationId(), id).orElseThrow();
          audit.record(entry(actor, "schedule.restored", back, null, facts(back, repository.recipients(id))));
          return back;
        });
  }

  /** A copy, paused, so that nobody receives anything before its owner has looked at it. */
  ScheduledReport copy(UUID id, Actor actor) {
    actor.require(Role.MEMBER);
    return database.write(
        () -> {
          ScheduledReport old = get(id, actor);
          var body = json.createObjectNode();
          body.put("name", "Copy of " + old.name().substring(0, Math.min(old.name().length(), 190)));
          Draft draft = drafts.read(body, new Drafts.Current(old, repository.recipients(id)), actor);
          return insert(draft, actor, false, "schedule.cloned");
        });
  }

  private ScheduledReport transition(UUID id, Actor actor, String action, Change change) {
    return database.write(
        () -> {
          ScheduledReport old = editable(id, null, actor);
          var values = change.of(old, time.instant());
          if (values == null) return old;
          change(old, values, actor, time.instant());
          ScheduledReport now = repository.find(old.organizationId(), id).orElseThrow();
          audit.record(entry(actor, action, now, Map.of("state", old.state()), Map.of("state", now.state())));
          return now;
        });
  }

  /** The fields to set; null where there is nothing to do. */
  private interface Change {
    @Nullable Map<Field<?>, @Nullable Object> of(ScheduledReport old, Instant now);
  }

  Recipient addRecipient(UUID id, JsonNode body, Actor actor) {
    return database.write(
        () -> {
          ScheduledReport schedule = editable(id, null, actor);
          var input = new Input(body);
          var reader = drafts.reader(input, "recipient", body, actor);
          if (!input.faults().isEmpty()) throw Problem.invalid(input.faults());
          List<Recipient> before = repository.recipients(id);
          repository.put(ids.next(), schedule, reader.orElseThrow(), actor.userId(), time.instant());
          List<Recipient> after = repository.recipients(id);
          audit.record(entry(actor, "schedule.recipients_changed", schedule, readerFacts(before), readerFacts(after)));
          return after.stream()
              .filter(r -> r.channel().equals(reader.get().channel()) && r.destination().equals(reader.get().destination()))
              .findFirst()
              .orElseThrow();
        });
  }

  void removeRecipient(UUID id, UUID recipient, Actor actor) {
    database.write(
        () -> {
          ScheduledReport schedule = editable(id, null, actor);
          List<Recipient> before = repository.recipients(id);
          if (repository.remove(id, List.of(recipient), time.instant()) == 0) {
            throw Problem.notFound("recipient", recipient);
          }
          audit.record(
              entry(
                  actor, "schedule.recipients_changed", schedule, readerFacts(before), readerFacts(repository.recipients(id))));
        });
  }

  // audit ----------------------------------------------------------------------------------------

  private static Map<String, ?> readerFacts(List<Recipient> readers) {
    return Map.of("recipients", readers.stream().map(r -> r.channel() + ":" + r.destination()).toList());
  }

  private Map<String, Object> facts(ScheduledReport s, List<Recipient> readers) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("name", s.name());
    if (s.description() != null) facts.put("description", s.description());
    facts.put("report_type", s.reportType());
    facts.put("report_params", s.params());
    facts.put("output_formats", s.outputFormats());
    facts.put("format_options", s.formatOptions());
    facts.put("schedule", s.schedule());
    facts.put("timeout_minutes", s.timeoutMinutes());
    facts.put("when_empty", s.whenEmpty());
    facts.put("catch_up", s.catchUp().word());
    facts.put("catch_up_window", s.catchUpWindow().toString());
    facts.putAll(readerFacts(readers));
    return facts;
  }

  /** Of an update, only what changed. */
  private AuditEntry entry(
      Actor actor, String action, ScheduledReport schedule, @Nullable Map<String, ?> before, @Nullable Map<String, ?> after) {
    Map<String, Object> old = before == null ? null : new HashMap<>(before);
    Map<String, Object> now = after == null ? null : new HashMap<>(after);
    if (old != null && now != null) {
      for (String field : List.copyOf(old.keySet())) {
        if (old.get(field).equals(now.get(field))) {
          old.remove(field);
          now.remove(field);
        }
      }
    }
    return new AuditEntry(
        actor.organizationId(),
        actor.userId(),
        actor.email(),
        action,
        "schedule",
        schedule.id().toString(),
        schedule.name(),
        old,
        now,
        actor.ip());
  }

  // the clock ------------------------------------------------------------------------------------

  /** Schedules that are due, locked for the caller's transaction. */
  public List<DueSchedule> due(Instant now, int most) {
    return repository.lockDue(now, most);
  }

  /** How many schedules are due for longer than they should be; for health. */
  public int overdue(Instant since) {
    return database
        .dsl()
        .fetchCount(
            SCHEDULED_REPORTS, SCHEDULED_REPORTS.IS_ACTIVE.isTrue().and(SCHEDULED_REPORTS.NEXT_RUN_AT.lt(since)));
  }

  /**
   * The trigger of a schedule.
   *
   * @throws InvalidSchedule where the stored recurrence is not valid any more, as when a zone was abolished
   */
  public Trigger trigger(ScheduledReport schedule) {
    return new Trigger(recurrences.parse(schedule.schedule()));
  }

  /** Moves schedules on, in the transaction that writes their executions. */
  public void advance(Map<UUID, Optional<Due>> next) {
    repository.advance(next, recurrences.tzdbVersion());
  }

  /** The latest news about a schedule's runs, in the transaction that ends one. */
  public void ran(UUID schedule, UUID execution, String status, @Nullable String error, Instant at) {
    repository.ran(schedule, execution, status, error, at, status.equals("completed"));
  }

  /** Computes next runs again that were computed with other time-zone data; returns how many there were. */
  public int recomputeZones() {
    int all = 0;
    for (int moved; (moved = recomputeBatch()) > 0; ) all += moved;
    if (all > 0) {
      log.atInfo()
          .addKeyValue("schedules", all)
          .addKeyValue("tzdb", recurrences.tzdbVersion())
          .log("computed next runs with new time-zone data");
    }
    return all;
  }

  private int recomputeBatch() {
    return database.write(
        () -> {
          Instant now = time.instant();
          var schedules = repository.computedWithOtherZones(recurrences.tzdbVersion(), now, ZONE_BATCH);
          var next = new LinkedHashMap<UUID, Optional<Due>>();
          for (ScheduledReport schedule : schedules) next.put(schedule.id(), nextOf(schedule, now));
          if (!next.isEmpty()) advance(next);
          return next.size();
        });
  }

  private Optional<Due> nextOf(ScheduledReport schedule, Instant now) {
    try {
      return trigger(schedule).after(now);
    } catch (InvalidSchedule e) {
      log.atError().setCause(e).addKeyValue("schedule", schedule.id()).log("schedule is not valid any more");
      return Optional.empty();
    }
  }
}

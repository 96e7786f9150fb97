package punctual.schedules;

import static org.jooq.impl.DSL.condition;
import static punctual.database.schema.Tables.SCHEDULED_REPORTS;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
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
import punctual.database.Database;
import punctual.identity.Actor;
import punctual.identity.Role;
import punctual.schedules.Trigger.Due;
import punctual.schedules.recurrence.InvalidSchedule;
import punctual.schedules.recurrence.Recurrence;
import punctual.schedules.recurrence.Recurrences;
import punctual.schedules.recurrence.Run;
import punctual.web.Page;
import punctual.web.Problem;

/** What runs by itself, when, and for whom. */
public final class Schedules {
  private static final Logger log = LoggerFactory.getLogger(Schedules.class);
  private static final int ZONE_BATCH = 500;

  private final ScheduleRepository repository;
  private final Recurrences recurrences;
  private final Database database;
  private final InstantSource time;

  Schedules(
      ScheduleRepository repository,
      Recurrences recurrences,
      Database database,
      InstantSource time) {
    this.repository = repository;
    this.recurrences = recurrences;
    this.database = database;
    this.time = time;
  }

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

  Page<ScheduledReport> search(
      Actor actor, ScheduleRepository.Filter filter, @Nullable String sort, Page.Request page) {
    return database.read(
        () -> repository.search(actor.organizationId(), narrow(filter, actor), order(sort), page));
  }

  private static ScheduleRepository.Filter narrow(ScheduleRepository.Filter f, Actor actor) {
    UUID owner = narrowed(actor);
    return owner == null
        ? f
        : new ScheduleRepository.Filter(f.q(), f.state(), f.reportType(), owner);
  }

  /**
   * The schedules to which an actor's view of executions is narrowed.
   *
   * @param q part of a schedule's name; null: any
   * @return empty where nothing is narrowed
   */
  public Optional<List<UUID>> visible(Actor actor, @Nullable String q) {
    UUID owner = narrowed(actor);
    if (owner == null && (q == null || q.isBlank())) return Optional.empty();
    return Optional.of(
        repository.ids(
            actor.organizationId(), new ScheduleRepository.Filter(q, null, null, owner)));
  }

  /** How many schedules there are in each state. */
  public Map<String, Integer> counts(Actor actor) {
    return database.read(() -> {
      var counts = new LinkedHashMap<String, Integer>();
      for (String state : List.of("on", "paused", "failing", "ended")) {
        var filter = new ScheduleRepository.Filter(null, state, null, narrowed(actor));
        counts.put(state, repository.count(actor.organizationId(), filter));
      }
      return counts;
    });
  }

  /** How many schedules that are not deleted the actor sees of each report type. */
  Map<String, Integer> countsByType(Actor actor) {
    return repository.countsByType(actor.organizationId(), narrowed(actor));
  }

  /** How many schedules of the organisation there are of each report type. */
  public Map<String, Integer> byReportType(UUID organization) {
    return repository.countsByType(organization, null);
  }

  /** How many schedules the organisation has, whoever may see them. */
  public int total(UUID organization) {
    var any = new ScheduleRepository.Filter(null, null, null, null);
    return database.read(() -> repository.count(organization, any));
  }

  /** One run to come. */
  public record Coming(ScheduledReport schedule, Instant at) {}

  /** The runs to come until an instant: how many there are, and the first of them in order. */
  public record Forecast(int total, List<Coming> first) {}

  /** The runs of the schedules that the actor sees, from their next due times until an instant. */
  public Forecast forecast(Actor actor, Instant until, int most) {
    var first = new ArrayList<Coming>();
    int total = 0;
    for (ScheduledReport schedule :
        repository.upcoming(actor.organizationId(), narrowed(actor), until)) {
      total += forecast(schedule, until, most, first);
    }
    first.sort(Comparator.comparing(Coming::at));
    return new Forecast(total, List.copyOf(first.subList(0, Math.min(most, first.size()))));
  }

  private int forecast(ScheduledReport schedule, Instant until, int most, List<Coming> first) {
    Instant at = schedule.nextRunAt();
    if (at == null) return 0;
    Recurrence recurrence = recurrences.parse(schedule.schedule());
    long second = at.getEpochSecond();
    int count = 0;
    while (second <= until.getEpochSecond()) {
      if (count++ < most) first.add(new Coming(schedule, Instant.ofEpochSecond(second)));
      second = recurrence.nextEpochSecond(second);
    }
    return count;
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
                  "sort",
                  "sort is “%s”; use name, next_run_at, last_run_at or created_at, with - in front for descending."
                      .formatted(field));
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
      return recurrences.parse(schedule.schedule()).next(before, count).stream()
          .map(Run::at)
          .toList();
    } catch (InvalidSchedule e) {
      return List.of();
    }
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
            SCHEDULED_REPORTS, condition("is_active").and(SCHEDULED_REPORTS.NEXT_RUN_AT.lt(since)));
  }

  /**
   * The trigger of a schedule.
   *
   * @throws InvalidSchedule where the stored recurrence is not valid any more, as when a zone was
   *     abolished
   */
  public Trigger trigger(ScheduledReport schedule) {
    return new Trigger(recurrences.parse(schedule.schedule()));
  }

  /** Moves schedules on, in the transaction that writes their executions. */
  public void advance(Map<UUID, Optional<Due>> next) {
    repository.advance(next, recurrences.tzdbVersion());
  }

  /** Due times that are trials of circuits, in the transaction that writes their executions. */
  public void probing(java.util.Collection<UUID> schedules) {
    if (!schedules.isEmpty()) repository.probing(schedules);
  }

  /**
   * A run that is over.
   *
   * @param scheduledFor the instant that its window counts from
   * @param due the same for a scheduled run; null for one that a person asked for
   * @param status the state in which it ended
   * @param error in words; null where there is none
   */
  public record Ended(
      UUID scheduleId,
      UUID executionId,
      Instant scheduledFor,
      @Nullable Instant due,
      String status,
      @Nullable String error,
      Circuit.Verdict verdict,
      Instant at) {
    /** What a person cancelled says nothing about the schedule. */
    boolean isNews() {
      return !status.equals("cancelled");
    }
  }

  /** News about a schedule's runs and its circuit, in the transaction that ends one. */
  public void ended(Ended end) {
    repository.ended(end);
  }

  /**
   * Computes next runs again that were computed with other time-zone data; returns how many there
   * were.
   */
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
    return database.write(() -> {
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
      log.atError()
          .setCause(e)
          .addKeyValue("schedule", schedule.id())
          .log("schedule is not valid any more");
      return Optional.empty();
    }
  }
}

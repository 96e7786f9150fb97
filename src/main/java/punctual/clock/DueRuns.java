package punctual.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import punctual.database.Database;
import punctual.reports.Executions;
import punctual.reports.Executions.DueRun;
import punctual.reports.Executions.Unfinished;
import punctual.schedules.CatchUp;
import punctual.schedules.Circuit;
import punctual.schedules.ScheduledReport;
import punctual.schedules.Schedules;
import punctual.schedules.Schedules.DueSchedule;
import punctual.schedules.Trigger;
import punctual.schedules.Trigger.Due;

/**
 * Due schedules become executions, in bulk: one transaction inserts the executions (the row is the
 * job) and moves the schedules on. Whatever dies where, a due time has its row or is still due.
 */
final class DueRuns {
  private static final Logger log = LoggerFactory.getLogger(DueRuns.class);
  static final int BATCH = 500;

  /**
   * A due time older than this was missed: it is caught up, or passed over, as the schedule says.
   */
  private static final Duration MISSED = Duration.ofMinutes(1);

  /** Due times of one schedule in one transaction; the rest follows at the next. */
  private static final int MOST_OF_ONE = 500;

  private final Schedules schedules;
  private final Executions executions;
  private final Database database;
  private final InstantSource time;

  DueRuns(Schedules schedules, Executions executions, Database database, InstantSource time) {
    this.schedules = schedules;
    this.executions = executions;
    this.database = database;
    this.time = time;
  }

  /** Takes everything that is due now; returns how many schedules there were. */
  int enqueue() {
    Instant now = time.instant();
    int all = 0;
    for (int some; (some = batch(now)) > 0; ) all += some;
    return all;
  }

  private int batch(Instant now) {
    return database.write(() -> {
      List<DueSchedule> due = schedules.due(now, BATCH);
      if (due.isEmpty()) return 0;
      var unfinished = executions.unfinished(due.stream().map(d -> d.schedule().id()).toList());
      var work = new Work();
      for (DueSchedule one : due) {
        plan(one, unfinished.getOrDefault(one.schedule().id(), List.of()), now, work);
      }
      executions.insertDue(work.runs);
      executions.supersede(work.superseded);
      schedules.probing(started(work.probes));
      schedules.advance(work.next);
      return due.size();
    });
  }

  /** What one transaction writes. */
  private static final class Work {
    final List<DueRun> runs = new ArrayList<>();
    final List<UUID> superseded = new ArrayList<>();
    final Map<UUID, Instant> probes = new LinkedHashMap<>();
    final Map<UUID, Optional<Due>> next = new LinkedHashMap<>();
  }

  private void plan(DueSchedule one, List<Unfinished> unfinished, Instant now, Work work) {
    ScheduledReport schedule = one.schedule();
    try {
      Trigger trigger = schedules.trigger(schedule);
      Optional<Due> first = withinWindow(one, trigger, now, work);
      if (first.isEmpty()) {
        work.next.put(schedule.id(), Optional.empty());
        return;
      }
      Trigger.Passed passed = trigger.until(first.get(), now, MOST_OF_ONE);
      boolean last = passed.next() == null || passed.next().at().isAfter(now);
      runs(schedule, passed.due(), unfinished, last, now, work);
      work.next.put(schedule.id(), Optional.ofNullable(passed.next()));
    } catch (RuntimeException e) {
      // One schedule that cannot be read must not stop the others.
      log.atError()
          .setCause(e)
          .addKeyValue("schedule", schedule.id())
          .log("schedule is not valid any more; it stops");
      work.next.put(schedule.id(), Optional.empty());
    }
  }

  /**
   * What lies further back than the schedule's window is passed over in one step, with one row that
   * says so. Empty: the schedule was over before its window began.
   */
  private static Optional<Due> withinWindow(
      DueSchedule one, Trigger trigger, Instant now, Work work) {
    Instant oldest = now.minus(one.schedule().catchUpWindow()).minus(MISSED);
    if (!one.due().at().isBefore(oldest)) return Optional.of(one.due());
    work.runs.add(new DueRun(one.schedule(), one.due(), "catch_up", "outside_window"));
    return trigger.after(oldest);
  }

  private static void runs(
      ScheduledReport schedule,
      List<Due> due,
      List<Unfinished> unfinished,
      boolean last,
      Instant now,
      Work work) {
    boolean busy = !unfinished.isEmpty();
    Circuit circuit = schedule.circuit();
    for (int i = 0; i < due.size(); i++) {
      Due at = due.get(i);
      boolean missed = at.at().isBefore(now.minus(MISSED));
      boolean newest = last && i == due.size() - 1;
      String skip =
          circuit.passesOver(at.at())
              ? "circuit_open"
              : skipReason(schedule.catchUp(), missed, newest, busy);
      work.runs.add(new DueRun(schedule, at, missed ? "catch_up" : "scheduled", skip));
      if (skip == null) {
        if (schedule.catchUp() == CatchUp.LATEST) supersede(unfinished, work);
        busy = true;
        if (!circuit.isClosed()) {
          work.probes.put(schedule.id(), at.at());
          circuit = circuit.probing();
        }
      }
    }
  }

  /**
   * Trials that have a row: a due time that had one before is not enqueued again, and nothing would
   * end a trial that never began.
   */
  private List<UUID> started(Map<UUID, Instant> probes) {
    if (probes.isEmpty()) return List.of();
    return executions.unfinished(probes.keySet()).values().stream()
        .flatMap(List::stream)
        .filter(run -> run.scheduledFor().equals(probes.get(run.scheduleId())))
        .map(Unfinished::scheduleId)
        .toList();
  }

  private static @org.jspecify.annotations.Nullable String skipReason(
      CatchUp policy, boolean missed, boolean newest, boolean busy) {
    return switch (policy) {
      case ALL -> null;
      case LATEST -> newest ? null : "superseded";
      case NONE -> missed ? "missed" : busy ? "overlap" : null;
    };
  }

  private static void supersede(List<Unfinished> unfinished, Work work) {
    for (Unfinished older : unfinished)
      if (!older.status().equals("running")) work.superseded.add(older.id());
  }
}

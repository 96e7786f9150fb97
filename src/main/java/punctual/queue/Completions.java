package punctual.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.transaction.TransactionException;
import punctual.database.Database;
import punctual.faults.Category;
import punctual.faults.Fault;
import punctual.queue.spi.Job;
import punctual.queue.spi.JobHandler;
import punctual.queue.spi.Outcome;

/**
 * Commits the ends of many attempts together: one transaction for what finished meanwhile, 200 at
 * most.
 */
final class Completions {
  private static final Logger log = LoggerFactory.getLogger(Completions.class);
  private static final int BATCH = 200;
  private static final Duration TOGETHER = Duration.ofMillis(2);

  /** Faults of which nobody can say whether they pass are waited out for so many pauses. */
  private static final int UNKNOWN_TRIES = 10;

  private static final int OWN_FAULTS = 3;

  private final Transition transition;
  private final Database database;
  private final InstantSource time;
  private final Duration pause;
  private final LinkedBlockingQueue<Ended> ended = new LinkedBlockingQueue<>();

  /**
   * @param pause between tries while the database is down
   */
  Completions(Transition transition, Database database, InstantSource time, Duration pause) {
    this.transition = transition;
    this.database = database;
    this.time = time;
    this.pause = pause;
  }

  /** {@code committed} runs when the row is another's or the end is in the database. */
  record Ended(Job job, Outcome outcome, Runnable committed) {}

  void add(Ended end) {
    ended.add(end);
  }

  /**
   * Commits what has ended; waits up to {@code waitMs} for a first one, and then a moment for those
   * that end with it. Returns how many.
   */
  int flush(long waitMs) throws InterruptedException {
    Ended first = ended.poll(waitMs, TimeUnit.MILLISECONDS);
    if (first == null) return 0;
    var batch = new ArrayList<Ended>();
    batch.add(first);
    if (waitMs > 0) Thread.sleep(TOGETHER);
    ended.drainTo(batch, BATCH - 1);
    batch.sort(Comparator.comparing(e -> e.job().id()));
    commit(batch);
    return batch.size();
  }

  private void commit(List<Ended> batch) throws InterruptedException {
    try {
      database.write(() -> together(batch));
    } catch (RuntimeException e) {
      log.atWarn().setCause(e).addKeyValue("rows", batch.size()).log("completing one by one");
      for (Ended one : batch) alone(one);
    }
    batch.forEach(e -> e.committed().run());
  }

  private void together(List<Ended> batch) {
    Instant now = time.instant();
    var moves =
        batch.stream()
            .map(e -> new Transition.Move(e.job(), transition.step(e.job(), e.outcome(), now)))
            .toList();
    List<Boolean> owned = transition.move(moves, now);
    var ends = new ArrayList<JobHandler.End>();
    for (int i = 0; i < batch.size(); i++) {
      Ended end = batch.get(i);
      if (!owned.get(i)) fencedOff(end.job());
      else ends.add(end(end, moves.get(i).step(), now));
    }
    transition.complete(ends);
  }

  private static JobHandler.End end(Ended end, Transition.Step step, Instant now) {
    return new JobHandler.End(end.job(), end.outcome(), step.status(), now);
  }

  /**
   * A database that is down is waited out: the row is ours while the lease holds, and nobody else
   * can end it. A fault of the effects themselves would come back for ever: the handler says what
   * becomes of work whose end cannot be recorded.
   */
  private void alone(Ended end) throws InterruptedException {
    Fault broken = null;
    int own = 0;
    for (int tries = 1; own < OWN_FAULTS; tries++) {
      RuntimeException fault = tried(end, broken);
      if (fault == null) return;
      if (isDown(fault) || (isUnknown(fault) && tries < UNKNOWN_TRIES)) {
        Thread.sleep(pause);
      } else {
        broken = broken(own++ == 0 ? String.valueOf(fault) : null);
      }
    }
    log.atError().addKeyValue("job", end.job().id()).log("given up; housekeeping takes it back");
  }

  private @Nullable RuntimeException tried(Ended end, @Nullable Fault broken) {
    Job job = end.job();
    try {
      database.write(() -> {
        Outcome now = broken == null ? end.outcome() : transition.unrecorded(job, broken);
        if (!transition.end(job, now)) fencedOff(job);
      });
      return null;
    } catch (RuntimeException e) {
      log.atWarn().setCause(e).addKeyValue("job", job.id()).log("could not complete");
      return e;
    }
  }

  private static boolean isDown(RuntimeException e) {
    return e instanceof TransactionException
        || e instanceof TransientDataAccessException
        || e instanceof RecoverableDataAccessException
        || e instanceof DataAccessResourceFailureException;
  }

  private static boolean isUnknown(RuntimeException e) {
    return e instanceof UncategorizedDataAccessException
        || e instanceof org.jooq.exception.DataAccessException;
  }

  private static Fault broken(@Nullable String detail) {
    return new Fault(
        Category.SYSTEM,
        "completion_failed",
        "The result could not be recorded. Punctual tries again.",
        detail);
  }

  private static void fencedOff(Job job) {
    log.atWarn()
        .addKeyValue("job", job.id())
        .addKeyValue("attempt", job.attempt())
        .log("completion refused: another attempt owns the row");
  }
}

package punctual.queue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jooq.Query;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import punctual.database.Database;
import punctual.queue.spi.Category;
import punctual.queue.spi.Fault;
import punctual.queue.spi.Job;
import punctual.queue.spi.Outcome;

/**
 * Commits the ends of many attempts together: one transaction for what finished meanwhile, 200 at
 * most.
 */
final class Completions {
  private static final Logger log = LoggerFactory.getLogger(Completions.class);
  private static final int BATCH = 200;
  private static final long DATABASE_PAUSE_MS = 500;

  private final Transition transition;
  private final Database database;
  private final InstantSource time;
  private final LinkedBlockingQueue<Ended> ended = new LinkedBlockingQueue<>();

  Completions(Transition transition, Database database, InstantSource time) {
    this.transition = transition;
    this.database = database;
    this.time = time;
  }

  /** {@code committed} runs when the row is another's or the end is in the database. */
  record Ended(Job job, Outcome outcome, Runnable committed) {}

  void add(Ended end) {
    ended.add(end);
  }

  /** Commits what has ended; waits up to {@code waitMs} for a first one. Returns how many. */
  int flush(long waitMs) throws InterruptedException {
    Ended first = ended.poll(waitMs, TimeUnit.MILLISECONDS);
    if (first == null) return 0;
    var batch = new ArrayList<Ended>();
    batch.add(first);
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
    var steps = batch.stream().map(e -> transition.step(e.job(), e.outcome(), now)).toList();
    var moves = new ArrayList<Query>();
    for (int i = 0; i < batch.size(); i++)
      moves.add(transition.move(batch.get(i).job(), steps.get(i), now));
    int[] counted = database.dsl().batch(moves).execute();
    for (int i = 0; i < batch.size(); i++) {
      Ended end = batch.get(i);
      if (counted[i] == 0) fencedOff(end.job());
      else transition.complete(end.job(), end.outcome(), steps.get(i), now);
    }
  }

  /**
   * A fault of the database is waited out: the row is ours while the lease holds, and nobody else
   * can end it. A fault of the effects themselves would come back for ever, so the attempt fails
   * with it.
   */
  private void alone(Ended end) throws InterruptedException {
    Outcome outcome = end.outcome();
    for (int tries = 0; ; tries++) {
      Outcome now = outcome;
      try {
        database.write(() -> {
          if (!transition.end(end.job(), now)) fencedOff(end.job());
        });
        return;
      } catch (DataAccessException e) {
        log.atWarn()
            .setCause(e)
            .addKeyValue("job", end.job().id())
            .log("completion waits for the database");
        if (tries > 2 && tries % 10 == 3) outcome = broken(e);
        Thread.sleep(DATABASE_PAUSE_MS);
      } catch (RuntimeException e) {
        log.atError().setCause(e).addKeyValue("job", end.job().id()).log("completion failed");
        outcome = broken(e);
        if (tries > 2) return;
      }
    }
  }

  private static Outcome broken(RuntimeException e) {
    return new Outcome.Failed(
        new Fault(
            Category.SYSTEM,
            "completion_failed",
            "The result could not be recorded. Punctual tries again.",
            String.valueOf(e)));
  }

  private static void fencedOff(Job job) {
    log.atWarn()
        .addKeyValue("job", job.id())
        .addKeyValue("attempt", job.attempt())
        .log("completion refused: another attempt owns the row");
  }
}

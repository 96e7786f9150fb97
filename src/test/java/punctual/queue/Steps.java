package punctual.queue;

import static org.jooq.impl.DSL.condition;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jooq.Record;
import punctual.database.Database;
import punctual.database.Ids;
import punctual.queue.spi.Job;
import punctual.queue.spi.JobHandler;
import punctual.queue.spi.Outcome;
import punctual.testing.SettableTime;

/** A node that works one step at a time in the caller's thread: for fault loops. */
public final class Steps implements AutoCloseable {
  private final Database database;
  private final QueueTable table;
  private final SettableTime time;
  private final JobHandler handler;
  private final Transition transition;
  private final Completions completions;
  private final FairClaim claim;
  private final Node node;
  private final Forgotten forgotten;
  private final ScheduledExecutorService watchdog = Executors.newScheduledThreadPool(1);

  public Steps(
      Database database, QueueTable table, JobHandler handler, SettableTime time, Ids ids) {
    this.database = database;
    this.table = table;
    this.time = time;
    this.handler = handler;
    transition = new Transition(table, handler, database, time, new Random(1));
    completions = new Completions(transition, database, time, Duration.ZERO);
    claim = new FairClaim(table, database, time, new Random(0));
    node = new Node(database, time, ids);
    node.join("steps", 1);
    forgotten = new Forgotten(table, database);
  }

  /** Claims one job, runs it, completes it; answers whether there was one. */
  public boolean step() {
    List<Job> jobs = claim.claim(node.id(), 1);
    for (Job job : jobs) {
      Outcome outcome = new Attempt(job, handler, time).run(table.kind(), watchdog);
      completions.add(new Completions.Ended(job, outcome, () -> {}));
    }
    flush();
    return !jobs.isEmpty();
  }

  private void flush() {
    try {
      while (completions.flush(0) > 0) Thread.onSpinWait();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What housekeeping does within the next hours, until nothing waits or works any more. */
  public void settle(Runnable more) {
    for (int i = 0; i < 20 && open() > 0; i++) {
      time.advance(Duration.ofHours(5));
      node.beat();
      more.run();
      flush();
      var rescue = new Rescue(database, node, time);
      rescue.takeBack(new Rescue.Lane(table, handler, transition), idle());
      rescue.promote(table);
      while (step()) Thread.onSpinWait();
    }
    if (open() > 0) throw new AssertionError("rows stay open in " + table.name());
  }

  private List<Record> idle() {
    List<Record> first = forgotten.find(node.id(), List::<UUID>of);
    return first.isEmpty() ? forgotten.find(node.id(), List::<UUID>of) : first;
  }

  private int open() {
    return database.dsl().fetchCount(table.table(), condition("completed_at is null"));
  }

  @Override
  public void close() {
    watchdog.shutdownNow();
  }
}

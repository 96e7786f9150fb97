package punctual.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jooq.Field;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;
import punctual.database.Database;
import punctual.queue.spi.Fault;
import punctual.queue.spi.Job;
import punctual.queue.spi.JobHandler;
import punctual.queue.spi.Outcome;

/**
 * From the outcome of an attempt to the next state of its row. Every write is fenced: it changes a
 * row only while the same attempt of the same node still owns it.
 */
final class Transition {
  private final QueueTable table;
  private final JobHandler handler;
  private final Database database;
  private final InstantSource time;
  private final RandomGenerator random;

  Transition(
      QueueTable table,
      JobHandler handler,
      Database database,
      InstantSource time,
      RandomGenerator random) {
    this.table = table;
    this.handler = handler;
    this.database = database;
    this.time = time;
    this.random = random;
  }

  /**
   * Where a row goes.
   *
   * @param retried one more retry is counted
   */
  record Step(
      String status,
      boolean last,
      @Nullable Instant availableAt,
      boolean retried,
      @Nullable Fault fault) {}

  Step step(Job job, Outcome outcome, Instant now) {
    return switch (outcome) {
      case Outcome.Done d -> new Step(table.done(), true, null, false, null);
      case Outcome.Skipped s -> new Step(QueueTable.SKIPPED, true, null, false, null);
      case Outcome.Cancelled c -> new Step(QueueTable.CANCELLED, true, null, false, null);
      case Outcome.Interrupted i -> new Step(table.waiting(), false, now, false, null);
      case Outcome.Parked p -> {
        Instant again = p.again() == null ? null : now.plus(p.again());
        yield new Step(p.status(), again == null, again, false, p.fault());
      }
      case Outcome.Failed f -> failed(job, f, now);
    };
  }

  private Step failed(Job job, Outcome.Failed failed, Instant now) {
    Optional<Duration> delay = handler.retries().next(failed.fault(), job.retries(), random);
    if (delay.isEmpty()) return new Step(QueueTable.FAILED, true, null, false, failed.fault());
    Duration wait = delay.get().compareTo(failed.floor()) < 0 ? failed.floor() : delay.get();
    return new Step(QueueTable.DELAYED, false, now.plus(wait), true, failed.fault());
  }

  /** The fenced statement that moves the row; counts 1 where the attempt still owned it. */
  Query move(Job job, Step step, Instant now) {
    var values = new LinkedHashMap<Field<?>, @Nullable Object>();
    values.put(table.status(), step.status());
    values.put(table.worker(), null);
    values.put(table.deadlineAt(), null);
    if (step.last()) values.put(table.completedAt(), now);
    else values.put(table.startedAt(), null);
    if (step.availableAt() != null) values.put(table.availableAt(), step.availableAt());
    if (step.retried()) values.put(table.retries(), job.retries() + 1);
    fault(step.fault(), values);
    return database
        .dsl()
        .update(table.table())
        .set(values)
        .where(table.id().eq(job.id()))
        .and(table.worker().eq(job.workerId()))
        .and(table.attempt().eq(job.attempt()))
        .and(table.isActive());
  }

  private void fault(@Nullable Fault fault, Map<Field<?>, @Nullable Object> values) {
    values.put(
        table.field("error_category", String.class),
        fault == null ? null : fault.category().word());
    values.put(table.field("error_code", String.class), fault == null ? null : fault.code());
    values.put(table.field("error_message", String.class), fault == null ? null : fault.message());
    values.put(table.field("error_detail", String.class), fault == null ? null : fault.detail());
  }

  /** Ends one attempt in the caller's transaction; false where it had lost the row. */
  boolean end(Job job, Outcome outcome) {
    Instant now = time.instant();
    Step step = step(job, outcome, now);
    if (move(job, step, now).execute() == 0) return false;
    complete(job, outcome, step, now);
    return true;
  }

  /**
   * What becomes of an attempt whose end cannot be recorded: as little is known of it as after the
   * loss of its node.
   */
  Outcome unrecorded(Job job, Fault fault) {
    String status =
        database
            .dsl()
            .select(table.status())
            .from(table.table())
            .where(table.id().eq(job.id()))
            .fetchSingle()
            .value1();
    return handler.lost(job, status, fault);
  }

  /** What belongs to a counted end: the handler's effects and the history. */
  void complete(Job job, Outcome outcome, Step step, Instant now) {
    switch (outcome) {
      case Outcome.Done(Runnable effects) -> effects.run();
      case Outcome.Skipped(String reason, Runnable effects) -> effects.run();
      default -> {}
    }
    handler.record(job, outcome, step.status(), now);
    database.afterCommit(() -> handler.announce(job, step.status()));
  }
}

package punctual.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import punctual.database.Database;
import punctual.faults.Fault;
import punctual.queue.spi.Job;
import punctual.queue.spi.JobHandler;
import punctual.queue.spi.JobHandler.End;
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
  private final Moves moves;
  private final Circuits circuits;

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
    moves = new Moves(table, database);
    circuits = new Circuits(table, handler, database);
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

  /** A row that goes somewhere. */
  record Move(Job job, Step step) {}

  /** Moves rows; says of each whether its attempt still owned it. */
  List<Boolean> move(List<Move> moves, Instant now) {
    return this.moves.make(moves, now);
  }

  /** Ends one attempt in the caller's transaction; false where it had lost the row. */
  boolean end(Job job, Outcome outcome) {
    Instant now = time.instant();
    Step step = step(job, outcome, now);
    if (!move(List.of(new Move(job, step)), now).getFirst()) return false;
    complete(List.of(new End(job, outcome, step.status(), now)));
    return true;
  }

  /**
   * What becomes of an attempt whose end cannot be recorded: as little is known of it as after the
   * loss of its node.
   */
  Outcome unrecorded(Job job, Fault fault) {
    return handler.lost(job, status(job.id()), fault);
  }

  String status(UUID id) {
    return database
        .dsl()
        .select(table.status())
        .from(table.table())
        .where(table.id().eq(id))
        .fetchSingle()
        .value1();
  }

  /** What belongs to counted ends: the handler's effects and the history. */
  void complete(List<End> ends) {
    for (End end : ends) {
      switch (end.outcome()) {
        case Outcome.Done(Runnable effects) -> effects.run();
        case Outcome.Skipped(String reason, Runnable effects) -> effects.run();
        default -> {}
      }
    }
    if (!ends.isEmpty()) handler.record(ends);
    for (End end : ends) circuits.ended(end.job(), end.outcome(), end.at());
    database.afterCommit(() -> ends.forEach(end -> handler.announce(end.job(), end.status())));
  }
}

package punctual.queue;

import static java.util.stream.Collectors.toSet;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.val;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;
import punctual.database.Database;
import punctual.database.Dialect;
import punctual.faults.Fault;
import punctual.queue.Transition.Move;
import punctual.queue.Transition.Step;

/**
 * The fenced write that ends attempts: it changes a row only while the same attempt of the same
 * node still owns it. Many rows cost little more than one, by the way that suits each database: one
 * prepared statement on SQLite, one statement over arrays on PostgreSQL, where each execution would
 * cost three times the change itself.
 */
final class Moves {
  private final QueueTable table;
  private final Database database;
  private final String arrays;

  Moves(QueueTable table, Database database) {
    this.table = table;
    this.database = database;
    arrays = arraysSql();
  }

  /** Says of each whether its attempt still owned the row. */
  List<Boolean> make(List<Move> moves, Instant now) {
    return database.dialect() == Dialect.SQLITE ? oneByOne(moves, now) : atOnce(moves, now);
  }

  // SQLite ---------------------------------------------------------------------------------------

  private List<Boolean> oneByOne(List<Move> moves, Instant now) {
    var batch = database.dsl().batch(fenced());
    for (Move move : moves) batch = batch.bind(values(move, now));
    return Arrays.stream(batch.execute()).mapToObj(count -> count == 1).toList();
  }

  /** The same columns for every step: a null that was there before is written again. */
  private Query fenced() {
    return database
        .dsl()
        .update(table.table())
        .set(table.status(), "")
        .set(table.worker(), (UUID) null)
        .set(table.deadlineAt(), (Instant) null)
        .set(table.completedAt(), (Instant) null)
        .set(table.startedAt(), (Instant) null)
        .set(table.availableAt(), coalesce(val(null, table.availableAt()), table.availableAt()))
        .set(table.retries(), 0)
        .set(table.field("error_category", String.class), (String) null)
        .set(table.field("error_code", String.class), (String) null)
        .set(table.field("error_message", String.class), (String) null)
        .set(table.field("error_detail", String.class), (String) null)
        .where(table.id().eq((UUID) null))
        .and(table.worker().eq((UUID) null))
        .and(table.attempt().eq(0))
        .and(condition(table.isActive(table.name())));
  }

  private static @Nullable Object[] values(Move move, Instant now) {
    Step step = move.step();
    return new @Nullable Object[] {
      step.status(),
      null,
      null,
      completedAt(move, now),
      startedAt(move),
      step.availableAt(),
      retries(move),
      fault(move, f -> f.category().word()),
      fault(move, Fault::code),
      fault(move, Fault::message),
      fault(move, Fault::detail),
      move.job().id(),
      move.job().workerId(),
      move.job().attempt()
    };
  }

  // PostgreSQL -----------------------------------------------------------------------------------

  private List<Boolean> atOnce(List<Move> moves, Instant now) {
    Set<UUID> owned =
        database
            .dsl()
            .fetch(
                arrays,
                of(moves, UUID[]::new, m -> m.job().id()),
                of(moves, UUID[]::new, m -> m.job().workerId()),
                of(moves, Integer[]::new, m -> m.job().attempt()),
                of(moves, String[]::new, m -> m.step().status()),
                of(moves, String[]::new, m -> text(completedAt(m, now))),
                of(moves, String[]::new, m -> text(startedAt(m))),
                of(moves, String[]::new, m -> text(m.step().availableAt())),
                of(moves, Integer[]::new, Moves::retries),
                of(moves, String[]::new, m -> fault(m, f -> f.category().word())),
                of(moves, String[]::new, m -> fault(m, Fault::code)),
                of(moves, String[]::new, m -> fault(m, Fault::message)),
                of(moves, String[]::new, m -> fault(m, Fault::detail)))
            .stream()
            .map(row -> row.get(0, UUID.class))
            .collect(toSet());
    return moves.stream().map(m -> owned.contains(m.job().id())).toList();
  }

  private static <T> @Nullable T[] of(
      List<Move> moves, IntFunction<T[]> array, Function<Move, @Nullable T> value) {
    return moves.stream().map(value).toArray(array);
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }

  /** Rows are locked in the order of their ids, as everybody locks several: no deadlock. */
  private String arraysSql() {
    return """
    with m as (
      select * from unnest(?::uuid[], ?::uuid[], ?::int[], ?::text[], ?::timestamptz[], ?::timestamptz[],
                           ?::timestamptz[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[])
        as t(id, worker_id, attempt, status, completed_at, started_at,
             available_at, retries, category, code, message, detail)),
    k as materialized (
      select m.* from %1$s e join m on m.id = e.id and m.worker_id = e.worker_id and m.attempt = e.attempt
       where %2$s order by e.id for no key update of e)
    update %1$s e
       set status = k.status, worker_id = null, deadline_at = null, completed_at = k.completed_at,
           started_at = k.started_at, available_at = coalesce(k.available_at, e.available_at),
           retry_count = k.retries, error_category = k.category, error_code = k.code,
           error_message = k.message, error_detail = k.detail
      from k where e.id = k.id
    returning e.id\
    """
        .formatted(table.name(), table.isActive("e"));
  }

  // values ---------------------------------------------------------------------------------------

  private static @Nullable Instant completedAt(Move move, Instant now) {
    return move.step().last() ? now : null;
  }

  private static @Nullable Instant startedAt(Move move) {
    return move.step().last() ? move.job().startedAt() : null;
  }

  private static int retries(Move move) {
    return move.job().retries() + (move.step().retried() ? 1 : 0);
  }

  private static @Nullable String fault(Move move, Function<Fault, @Nullable String> part) {
    Fault fault = move.step().fault();
    return fault == null ? null : part.apply(fault);
  }
}

package punctual.operations;

import static punctual.database.schema.Tables.HEALTH_TRANSITIONS;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import punctual.database.Database;
import punctual.database.Ids;
import punctual.operations.Health.Status;

/**
 * How each component was, written down: a row for each state with the time over which it was seen.
 * A beat extends it; where beats are missing, because the process or the database was not there,
 * nobody has seen anything, and that time counts as down.
 */
public final class HealthHistory implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(HealthHistory.class);
  private static final Duration BEAT = Duration.ofSeconds(10);

  /** Two beats may be late or lost; a longer gap is one. */
  private static final Duration GAP = BEAT.multipliedBy(3);

  private static final Duration KEPT = Duration.ofDays(400);

  private final Database database;
  private final InstantSource time;
  private final Ids ids;
  private final String node;
  private final Map<String, Open> open = new HashMap<>();
  private final ScheduledExecutorService writer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("health-history").factory());

  HealthHistory(Database database, InstantSource time, Ids ids, String node) {
    this.database = database;
    this.time = time;
    this.ids = ids;
    this.node = node;
  }

  /** The state that is being extended. */
  private record Open(UUID id, Status status, Instant seenUntil) {}

  /**
   * A time over which a component was seen in one state.
   *
   * @param until exclusive
   */
  public record Seen(String component, Status status, Instant from, Instant until) {}

  void start(Health health) {
    health.onChange((component, result) -> later(Map.of(component, result)));
    var _ =
        writer.scheduleWithFixedDelay(
            () -> safely(() -> note(health.results())), 0, BEAT.toMillis(), TimeUnit.MILLISECONDS);
    var _ = writer.scheduleWithFixedDelay(() -> safely(this::prune), 1, 24, TimeUnit.HOURS);
  }

  private void later(Map<String, Health.Result> changed) {
    if (!writer.isShutdown()) writer.execute(() -> safely(() -> note(changed)));
  }

  /** A database that is away takes no notes: the gap shows when it is back. */
  private void safely(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      if (!writer.isShutdown()) log.atDebug().setCause(e).log("health could not be noted");
    }
  }

  /** Notes how components are now, all in one transaction. */
  void note(Map<String, Health.Result> results) {
    Instant now = time.instant();
    var next = new HashMap<String, Open>();
    database.write(
        () -> results.forEach((component, r) -> next.put(component, note(component, r, now))));
    open.putAll(next);
  }

  private Open note(String component, Health.Result result, Instant now) {
    Open before = open.get(component);
    var h = HEALTH_TRANSITIONS;
    Open seen = before != null && !before.seenUntil().plus(GAP).isBefore(now) ? before : null;
    if (seen != null) {
      database.dsl().update(h).set(h.SEEN_UNTIL, now).where(h.ID.eq(seen.id())).execute();
      if (seen.status() == result.status()) return new Open(seen.id(), seen.status(), now);
    }
    UUID id = ids.next();
    database
        .dsl()
        .insertInto(h)
        .set(h.ID, id)
        .set(h.NODE, node)
        .set(h.COMPONENT, component)
        .set(h.FROM_STATUS, seen == null ? null : seen.status().word())
        .set(h.TO_STATUS, result.status().word())
        .set(h.AT, now)
        .set(h.SEEN_UNTIL, now)
        .execute();
    return new Open(id, result.status(), now);
  }

  /** What was seen within a period, of all nodes, by its beginning. */
  public List<Seen> between(Instant from, Instant to) {
    var h = HEALTH_TRANSITIONS;
    return database
        .dsl()
        .selectFrom(h)
        .where(h.SEEN_UNTIL.ge(from))
        .and(h.AT.lt(to))
        .orderBy(h.AT, h.ID)
        .fetch(row ->
            new Seen(
                row.getComponent(),
                Status.of(row.getToStatus()),
                later(row.getAt(), from),
                row.getSeenUntil().isBefore(to) ? row.getSeenUntil() : to));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isBefore(other) ? other : one;
  }

  /** When this installation was first looked at; empty before. */
  public Optional<Instant> since() {
    var h = HEALTH_TRANSITIONS;
    @Nullable Instant first =
        database.dsl().select(org.jooq.impl.DSL.min(h.AT)).from(h).fetchSingle().value1();
    return Optional.ofNullable(first);
  }

  /** Forgets what is over for long. */
  void prune() {
    var h = HEALTH_TRANSITIONS;
    database.dsl().deleteFrom(h).where(h.SEEN_UNTIL.lt(time.instant().minus(KEPT))).execute();
  }

  @Override
  public void close() {
    writer.shutdownNow();
  }
}

package punctual.queue;

import static org.jooq.impl.DSL.condition;
import static punctual.database.schema.Tables.ORGANIZATION_QUOTAS;
import static punctual.database.schema.Tables.QUEUE_RESOURCES;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import punctual.database.Database;
import punctual.database.schema.tables.records.QueueResourcesRecord;

/** What waits and what runs, of all nodes, counted from the rows when it is asked. */
public final class Backlog {
  private final Database database;
  private final Collection<Kind> kinds;

  Backlog(Database database, Collection<Kind> kinds) {
    this.database = database;
    this.kinds = kinds;
  }

  /**
   * Rows of one kind.
   *
   * @param waiting can start now
   * @param delayed wait for their next try
   * @param oldestWaiting since when the oldest of the waiting could have started; null: none waits
   */
  public record Load(long waiting, long delayed, long running, @Nullable Instant oldestWaiting) {
    public static final Load NONE = new Load(0, 0, 0, null);

    Load plus(Load other) {
      return new Load(
          waiting + other.waiting,
          delayed + other.delayed,
          running + other.running,
          earlier(oldestWaiting, other.oldestWaiting));
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
      if (one == null) return other;
      return other == null || one.isBefore(other) ? one : other;
    }
  }

  /** An organisation's share of the queue. */
  public record Quota(int weight, int maxRunning) {}

  /**
   * A source with what waits for it and runs on it.
   *
   * @param running of {@code maxRunning}; null: no limit is set
   * @param circuit {@code closed}, {@code open} or {@code probing}
   * @param until when an open circuit is tried again
   */
  public record SourceLoad(
      String name,
      long running,
      @Nullable Integer maxRunning,
      long waiting,
      String circuit,
      @Nullable Instant until,
      int failures,
      @Nullable String lastErrorCode) {}

  /** Of all organisations together, or of one. */
  public Load of(String kind, @Nullable UUID organization) {
    return byOrganization(kind, organization).values().stream().reduce(Load.NONE, Load::plus);
  }

  /** Organisations without any row are absent. */
  public Map<UUID, Load> byOrganization(String kind, @Nullable UUID only) {
    Kind found = find(kind);
    if (found == null) return Map.of();
    QueueTable table = found.table();
    var loads = new HashMap<UUID, Load>();
    database.read(() -> {
      count(table, is(table.waiting()), only)
          .forEach((o, c) -> add(loads, o, new Load(c.rows, 0, 0, c.oldest)));
      count(table, is(QueueTable.DELAYED), only)
          .forEach((o, c) -> add(loads, o, new Load(0, c.rows, 0, null)));
      count(table, condition(table.isActive(table.name())), only)
          .forEach((o, c) -> add(loads, o, new Load(0, 0, c.rows, null)));
      return true;
    });
    return loads;
  }

  private @Nullable Kind find(String kind) {
    return kinds.stream().filter(k -> k.name().equals(kind)).findFirst().orElse(null);
  }

  private static void add(Map<UUID, Load> loads, UUID organization, Load load) {
    loads.merge(organization, load, Load::plus);
  }

  /** Word for word what the partial indexes say, so that history is not walked. */
  private static Condition is(String status) {
    return condition("status = '" + status + "'");
  }

  private record Count(long rows, Instant oldest) {}

  private Map<UUID, Count> count(QueueTable table, Condition state, @Nullable UUID only) {
    Field<Instant> oldest = DSL.min(table.availableAt());
    return database
        .dsl()
        .select(table.organization(), DSL.count(), oldest)
        .from(table.table())
        .where(state)
        .and(only == null ? DSL.noCondition() : table.organization().eq(only))
        .groupBy(table.organization())
        .fetchMap(table.organization(), row -> new Count(row.value2(), row.value3()));
  }

  /** Of one organisation, or of all. */
  public Map<UUID, Quota> quotas(@Nullable UUID only) {
    var q = ORGANIZATION_QUOTAS;
    return database
        .dsl()
        .select(q.ORGANIZATION_ID, q.WEIGHT, q.MAX_RUNNING)
        .from(q)
        .where(only == null ? DSL.noCondition() : q.ORGANIZATION_ID.eq(only))
        .fetchMap(q.ORGANIZATION_ID, row -> new Quota(row.value2(), row.value3()));
  }

  /**
   * Sources by name: all with the installation's figures, or those that one organisation waits for
   * or runs on, with its own.
   */
  public List<SourceLoad> sources(@Nullable UUID only) {
    return database.read(() -> {
      Map<String, QueueResourcesRecord> known =
          database.dsl().selectFrom(QUEUE_RESOURCES).fetchMap(QUEUE_RESOURCES.NAME);
      var waiting = new HashMap<String, Long>();
      var running = new HashMap<String, Long>();
      for (Kind kind : kinds) {
        QueueTable table = kind.table();
        if (!table.has("source")) continue;
        bySource(table, is(table.waiting()), only)
            .forEach((s, n) -> waiting.merge(s, n, Long::sum));
        bySource(table, condition(table.isActive(table.name())), only)
            .forEach((s, n) -> running.merge(s, n, Long::sum));
      }
      Set<String> names = new TreeSet<>(waiting.keySet());
      names.addAll(running.keySet());
      if (only == null) names.addAll(known.keySet());
      names.remove("");
      return names.stream()
          .map(n ->
              source(n, running.getOrDefault(n, 0L), waiting.getOrDefault(n, 0L), known.get(n)))
          .toList();
    });
  }

  private Map<String, Long> bySource(QueueTable table, Condition state, @Nullable UUID only) {
    Field<String> source = table.field("source", String.class);
    return database
        .dsl()
        .select(source, DSL.count())
        .from(table.table())
        .where(state)
        .and(only == null ? DSL.noCondition() : table.organization().eq(only))
        .groupBy(source)
        .fetchMap(source, row -> (long) row.value2());
  }

  private static SourceLoad source(
      String name, long running, long waiting, @Nullable QueueResourcesRecord known) {
    if (known == null) return new SourceLoad(name, running, null, waiting, "closed", null, 0, null);
    return new SourceLoad(
        name,
        running,
        known.getMaxRunning(),
        waiting,
        known.getCircuit(),
        known.getOpenUntil(),
        known.getFailures(),
        known.getLastErrorCode());
  }
}

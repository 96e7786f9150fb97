package punctual.queue;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static punctual.database.schema.Tables.WORKERS;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import punctual.database.Database;

/** The nodes of this installation, as they have written themselves down (PL-C.12). */
public final class Nodes {
  private final Database database;
  private final Node self;
  private final Hints hints;
  private final Collection<Kind> kinds;
  private final List<BiConsumer<UUID, State>> listeners = new CopyOnWriteArrayList<>();
  private Map<UUID, State> seen = Map.of();

  Nodes(Database database, Node self, Hints hints, Collection<Kind> kinds) {
    this.database = database;
    this.self = self;
    this.hints = hints;
    this.kinds = kinds;
  }

  /** How a node is; the first that holds of lost, draining, held, active. */
  public enum State {
    /** Starts work. */
    ACTIVE,
    /** Starts nothing for now, for a reason of its own. */
    HELD,
    /** Starts nothing more, by a person's wish or because it stops. */
    DRAINING,
    /** Has not extended its lease: its work belongs to others. */
    LOST;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** All nodes, lost ones of the last hour included, by name and start. */
  public List<NodeView> list() {
    return database.read(() -> {
      Map<UUID, Map<String, Integer>> running = running();
      return database
          .dsl()
          .select(WORKERS.fields())
          .select(isLost())
          .from(WORKERS)
          .orderBy(WORKERS.NODE, WORKERS.STARTED_AT, WORKERS.ID)
          .fetch(row -> view(row, running.getOrDefault(row.get(WORKERS.ID), Map.of())));
    });
  }

  private Field<Boolean> isLost() {
    return field(WORKERS.LEASE_UNTIL.lt(self.now(Duration.ZERO))).as("lost");
  }

  public Optional<NodeView> find(UUID id) {
    return list().stream().filter(node -> node.id().equals(id)).findFirst();
  }

  /** Rows that each node works on, by kind. */
  private Map<UUID, Map<String, Integer>> running() {
    var all = new HashMap<UUID, Map<String, Integer>>();
    for (Kind kind : kinds) {
      QueueTable table = kind.table();
      database
          .dsl()
          .select(table.worker(), DSL.count())
          .from(table.table())
          .where(condition(table.isActive(table.name())))
          .groupBy(table.worker())
          .forEach(row ->
              all.computeIfAbsent(row.value1(), id -> new TreeMap<>())
                  .put(kind.name(), row.value2()));
    }
    return all;
  }

  private NodeView view(Record row, Map<String, Integer> running) {
    var byKind = new TreeMap<>(running);
    kinds.forEach(kind -> byKind.putIfAbsent(kind.name(), 0));
    return new NodeView(
        row.get(WORKERS.ID),
        row.get(WORKERS.NODE),
        row.get(WORKERS.VERSION),
        row.get(WORKERS.STARTED_AT),
        row.get(WORKERS.BEAT_AT),
        row.get(WORKERS.LEASE_UNTIL),
        state(row),
        row.get(WORKERS.HELD_BY),
        row.get(WORKERS.SLOTS),
        byKind,
        Duration.ofMillis(row.get(WORKERS.CLOCK_OFFSET_MS)),
        row.get(WORKERS.ID).equals(self.id()));
  }

  private static State state(Record row) {
    if (row.get("lost", Boolean.class)) return State.LOST;
    if (row.get(WORKERS.DRAINING)) return State.DRAINING;
    return row.get(WORKERS.HELD_BY) == null ? State.ACTIVE : State.HELD;
  }

  /**
   * Lets a node start nothing more, or start work again; in the caller's transaction. What runs
   * goes on.
   *
   * @return whether that changes anything
   */
  public boolean drain(UUID id, boolean draining) {
    boolean changed =
        database
                .dsl()
                .update(WORKERS)
                .set(WORKERS.DRAINING, draining)
                .where(WORKERS.ID.eq(id))
                .and(WORKERS.DRAINING.ne(draining))
                .execute()
            == 1;
    if (changed) {
      hints.nodes();
      database.afterCommit(this::wake);
    }
    return changed;
  }

  private void wake() {
    kinds.forEach(kind -> kind.worker().wake());
  }

  /** Calls {@code changed} with each node that is new or in another state, on every node. */
  public void watch(BiConsumer<UUID, State> changed) {
    listeners.add(changed);
  }

  /** Looks for changes; the first look finds everything as it is. */
  synchronized void look() {
    if (listeners.isEmpty()) return;
    Map<UUID, State> now =
        database
            .dsl()
            .select(WORKERS.ID, WORKERS.DRAINING, WORKERS.HELD_BY)
            .select(isLost())
            .from(WORKERS)
            .fetchStream()
            .collect(Collectors.toMap(row -> row.get(WORKERS.ID), Nodes::state));
    Map<UUID, State> before = seen;
    seen = now;
    if (before.isEmpty()) return;
    now.forEach((id, state) -> {
      if (state != before.get(id)) listeners.forEach(l -> l.accept(id, state));
    });
  }
}

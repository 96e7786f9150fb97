package punctual.queue;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.noCondition;
import static punctual.database.schema.Tables.WORKERS;
import static punctual.metrics.Metric.Unit.COUNT;
import static punctual.metrics.Metric.Unit.RATIO;
import static punctual.metrics.Metric.Unit.SECONDS;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import punctual.database.Database;
import punctual.metrics.Metric;
import punctual.metrics.MetricSource;

/**
 * What waits and what runs (PR-3.4, PR-3.5), for people and for an outside autoscaler (PL-C.12).
 */
final class QueueMetrics implements MetricSource {
  private static final List<String> LANES = List.of("manual", "scheduled");

  private final Queue queue;
  private final Database database;
  private final InstantSource time;

  QueueMetrics(Queue queue, Database database, InstantSource time) {
    this.queue = queue;
    this.database = database;
    this.time = time;
  }

  private record Waiting(Map<Integer, Integer> byLane, @Nullable Instant oldest) {
    int of(int lane) {
      return byLane.getOrDefault(lane, 0);
    }
  }

  @Override
  public List<Metric> metrics(@Nullable UUID organization) {
    Metric depth =
        Metric.gauge("punctual_queue_depth", COUNT, "Rows that could start now and wait.");
    Metric delayed =
        Metric.gauge("punctual_queue_delayed", COUNT, "Rows that wait for their next try.");
    Metric oldest =
        Metric.gauge(
            "punctual_queue_oldest_age_seconds",
            SECONDS,
            "How long the oldest waiting row could have started; 0 where none waits.");
    Metric perSlot =
        Metric.gauge(
            "punctual_queue_depth_per_slot",
            RATIO,
            "Waiting rows for each slot of all nodes; above 1 for long: add nodes or slots.");
    long nodes = Math.max(1, nodes(condition("not draining")));
    for (QueueTable table : queue.tables()) {
      String kind = table.kind();
      Waiting waiting = waiting(table, organization);
      for (int lane = 0; lane < 2; lane++)
        depth.with(waiting.of(lane), "queue", kind, "lane", LANES.get(lane));
      delayed.with(
          count(table, condition("status = '" + QueueTable.DELAYED + "'"), organization),
          "queue",
          kind);
      oldest.with(age(waiting.oldest()), "queue", kind);
      perSlot.with(
          (double) (waiting.of(0) + waiting.of(1)) / Math.max(1, nodes * queue.slots(kind)),
          "queue",
          kind);
    }
    var all = new ArrayList<>(List.of(depth, delayed, oldest, perSlot, nodeMetric()));
    all.addAll(work(organization));
    return all;
  }

  private double age(@Nullable Instant oldest) {
    if (oldest == null) return 0;
    return Math.max(0, Duration.between(oldest, time.instant()).toMillis() / 1000.0);
  }

  private List<Metric> work(@Nullable UUID organization) {
    var all = new ArrayList<Metric>();
    for (QueueTable table : queue.tables()) {
      boolean reports = table.kind().equals("reports");
      Condition active = condition(table.isActive(table.name()));
      all.add(
          Metric.gauge(
                  reports ? "punctual_executions_running" : "punctual_deliveries_running",
                  COUNT,
                  "Rows at work, on all nodes.")
              .with(count(table, active, organization)));
      all.add(
          Metric.gauge(
                  reports ? "punctual_execution_slots" : "punctual_delivery_slots",
                  COUNT,
                  "Slots of the node that answers.")
              .with(queue.slots(table.kind())));
    }
    return all;
  }

  private Metric nodeMetric() {
    Condition draining = condition("draining");
    return Metric.gauge("punctual_nodes", COUNT, "Nodes by their state.")
        .with(nodes(draining.not()), "state", "active")
        .with(nodes(draining), "state", "draining")
        .with(
            database.dsl().fetchCount(WORKERS, WORKERS.LEASE_UNTIL.lt(queue.databaseTime())),
            "state",
            "lost");
  }

  private int nodes(Condition which) {
    return database
        .dsl()
        .fetchCount(WORKERS, WORKERS.LEASE_UNTIL.ge(queue.databaseTime()).and(which));
  }

  private Waiting waiting(QueueTable table, @Nullable UUID organization) {
    var byLane = new HashMap<Integer, Integer>();
    Instant[] oldest = new Instant[1];
    var first = min(table.availableAt());
    database
        .dsl()
        .select(table.lane(), DSL.count(), first)
        .from(table.table())
        .where(condition("status = '" + table.waiting() + "'"))
        .and(
            organization == null
                ? noCondition()
                : database.filter(table.organization(), organization))
        .groupBy(table.lane())
        .forEach(row -> {
          byLane.put(row.value1(), row.value2());
          Instant at = row.value3();
          if (oldest[0] == null || at.isBefore(oldest[0])) oldest[0] = at;
        });
    return new Waiting(byLane, oldest[0]);
  }

  private long count(QueueTable table, Condition which, @Nullable UUID organization) {
    return database
        .dsl()
        .fetchCount(
            table.table(),
            organization == null
                ? which
                : which.and(database.filter(table.organization(), organization)));
  }
}

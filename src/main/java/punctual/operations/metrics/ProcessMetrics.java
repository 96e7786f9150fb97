package punctual.operations.metrics;

import static punctual.metrics.Metric.Unit.BYTES;
import static punctual.metrics.Metric.Unit.COUNT;
import static punctual.metrics.Metric.Unit.SECONDS;
import static punctual.metrics.Metric.Unit.TIMESTAMP;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import punctual.database.Database;
import punctual.metrics.Metric;
import punctual.metrics.MetricSource;

/**
 * This process and its database: memory, processor, threads, connections. Nothing of it belongs to
 * an organisation.
 */
final class ProcessMetrics implements MetricSource {
  private final Database database;
  private final String version;

  ProcessMetrics(Database database, String version) {
    this.database = database;
    this.version = version;
  }

  @Override
  public List<Metric> metrics(@Nullable UUID organization) {
    if (organization != null) return List.of();
    var all = new ArrayList<Metric>();
    all.add(
        Metric.gauge("punctual_build_info", COUNT, "The version that runs; always 1.")
            .with(1, "version", version));
    all.add(
        Metric.gauge(
                "punctual_process_start_timestamp_seconds", TIMESTAMP, "When this process started.")
            .with(ManagementFactory.getRuntimeMXBean().getStartTime() / 1000.0));
    memory(all);
    work(all);
    database(all);
    return all;
  }

  private static void memory(List<Metric> all) {
    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    MemoryUsage other = ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage();
    all.add(
        Metric.gauge("punctual_jvm_memory_used_bytes", BYTES, "Memory that Java uses.")
            .with(heap.getUsed(), "area", "heap")
            .with(other.getUsed(), "area", "other"));
    all.add(
        Metric.gauge("punctual_jvm_memory_max_bytes", BYTES, "Heap that Java may use at most.")
            .with(heap.getMax()));
  }

  private static void work(List<Metric> all) {
    List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
    long pauses = collectors.stream().mapToLong(c -> Math.max(0, c.getCollectionTime())).sum();
    all.add(
        Metric.counter("punctual_jvm_gc_seconds_total", SECONDS, "Time in garbage collections.")
            .with(pauses / 1000.0));
    all.add(
        Metric.gauge("punctual_jvm_threads", COUNT, "Platform threads.")
            .with(ManagementFactory.getThreadMXBean().getThreadCount()));
    if (ManagementFactory.getOperatingSystemMXBean()
        instanceof com.sun.management.OperatingSystemMXBean system) {
      all.add(
          Metric.counter(
                  "punctual_process_cpu_seconds_total", SECONDS, "Processor time of this process.")
              .with(Math.max(0, system.getProcessCpuTime()) / 1e9));
    }
  }

  private void database(List<Metric> all) {
    Metric connections =
        Metric.gauge("punctual_db_connections", COUNT, "Connections to the state database.");
    Metric most =
        Metric.gauge("punctual_db_connections_max", COUNT, "Connections that a pool may have.");
    Metric waiting =
        Metric.gauge(
            "punctual_db_connections_waiting", COUNT, "Threads that wait for a connection.");
    for (Database.Pool pool : database.pools()) {
      connections.with(pool.active(), "pool", pool.name(), "state", "active");
      connections.with(pool.idle(), "pool", pool.name(), "state", "idle");
      most.with(pool.most(), "pool", pool.name());
      waiting.with(pool.waiting(), "pool", pool.name());
    }
    all.addAll(List.of(connections, most, waiting));
    all.add(
        Metric.gauge("punctual_db_size_bytes", BYTES, "What the state database takes up.")
            .with(database.sizeBytes()));
  }
}

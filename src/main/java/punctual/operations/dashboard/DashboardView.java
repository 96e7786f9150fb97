package punctual.operations.dashboard;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the monitoring page shows. Durations are in milliseconds, shares 0 to 1.
 *
 * @param range {@code 24h}, {@code 7d} or {@code 30d}
 * @param success share of completed runs by period; a period in which none ended is absent
 * @param series by the hour for a day, else by the day in UTC
 */
record DashboardView(
    String range,
    Instant at,
    List<Kpi> kpis,
    Executions executions,
    Map<String, Double> success,
    Durations durations,
    List<Point> series,
    List<Errors> errors,
    List<ByType> byReportType,
    Sendings deliveries,
    Nodes nodes,
    Disk disk,
    Alerts alerts) {

  /**
   * A figure against its target (RA.9).
   *
   * @param unit {@code ratio} or {@code ms}
   * @param met null where there is no target or too little to judge by; the note says which
   */
  record Kpi(
      String key,
      String label,
      @Nullable Double value,
      String unit,
      @Nullable Double target,
      @Nullable Boolean met,
      @Nullable String note) {}

  record Executions(
      long running,
      long waiting,
      long oldestWaitingMs,
      long completed,
      long failed,
      long skipped,
      long cancelled,
      long timeouts) {}

  record Durations(
      double averageMs,
      @JsonProperty("p50_ms") double p50,
      @JsonProperty("p95_ms") double p95,
      @JsonProperty("p99_ms") double p99) {}

  record Point(
      Instant at, long completed, long failed, long skipped, @JsonProperty("p95_ms") double p95) {}

  /** Failed runs by error category (PR-6.10). */
  record Errors(
      Instant at, long network, long data, long system, long configuration, long unknown) {}

  /** What a report type costs (RA.11). */
  record ByType(
      String reportType, long count, long failed, double averageMs, long cpuMs, long bytes) {}

  record Sendings(
      long sent, long failed, long bounced, long pending, @Nullable Double successRate) {}

  record Nodes(long active, long draining, long lost, long slots, long running) {}

  /**
   * The disk of the report files.
   *
   * @param state {@code ok}, {@code low} or {@code stopped}
   */
  record Disk(String state, long freeBytes, long reportBytes) {}

  record Alerts(long open, long critical) {}
}

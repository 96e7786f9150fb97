package punctual.operations.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import punctual.delivery.DeliveryFigure;
import punctual.delivery.DeliveryFigures;
import punctual.metrics.Period;
import punctual.operations.UptimeReading;
import punctual.operations.disk.Disk;
import punctual.operations.metrics.Metrics;
import punctual.operations.metrics.Reading;
import punctual.reports.ExecutionFigure;
import punctual.reports.ExecutionFigures;
import punctual.reports.ExecutionShares;

/** Puts together what the monitoring page shows (RA.3): the metrics, and figures over time. */
final class Dashboard {
  private static final String REPORTS = "reports";

  private final Metrics metrics;
  private final ExecutionFigures executions;
  private final DeliveryFigures deliveries;
  private final UptimeReading uptime;
  private final Disk disk;
  private final InstantSource time;

  Dashboard(
      Metrics metrics,
      ExecutionFigures executions,
      DeliveryFigures deliveries,
      UptimeReading uptime,
      Disk disk,
      InstantSource time) {
    this.metrics = metrics;
    this.executions = executions;
    this.deliveries = deliveries;
    this.uptime = uptime;
    this.disk = disk;
    this.time = time;
  }

  /**
   * @param organization null: the installation
   */
  DashboardView read(Period range, @Nullable UUID organization) {
    Instant now = time.instant();
    Reading reading = metrics.read(organization);
    List<ExecutionFigure> runs = executions.hours(organization, range);
    Collection<DeliveryFigure> sendings = deliveries.summary(organization).of(range);
    var shares = new ExecutionShares(runs);
    Map<Instant, List<ExecutionFigure>> steps = steps(range, now, runs);
    return new DashboardView(
        range.word(),
        now,
        Kpis.of(shares, sendings, uptime.over(range)),
        executions(reading, shares),
        success(executions.summary(organization).periods()),
        durations(shares),
        steps.entrySet().stream().map(e -> point(e.getKey(), e.getValue())).toList(),
        steps.entrySet().stream().map(e -> errors(e.getKey(), e.getValue())).toList(),
        byType(runs),
        sendings(sendings, reading),
        nodes(reading),
        disk(reading),
        alerts(reading));
  }

  private static DashboardView.Executions executions(Reading now, ExecutionShares shares) {
    return new DashboardView.Executions(
        whole(now.value("punctual_executions_running")),
        whole(
            now.value("punctual_queue_depth", "queue", REPORTS, "lane", "manual")
                + now.value("punctual_queue_depth", "queue", REPORTS, "lane", "scheduled")),
        whole(now.value("punctual_queue_oldest_age_seconds", "queue", REPORTS) * 1000),
        shares.count("completed"),
        shares.count("failed"),
        shares.count("skipped"),
        shares.count("cancelled"),
        shares.timeouts());
  }

  private static long whole(double value) {
    return Math.round(value);
  }

  private static Map<String, Double> success(Map<Period, Collection<ExecutionFigure>> periods) {
    var success = new LinkedHashMap<String, Double>();
    periods.forEach((period, all) ->
        new ExecutionShares(all).success().ifPresent(share -> success.put(period.word(), share)));
    return success;
  }

  private static DashboardView.Durations durations(ExecutionShares shares) {
    var d = shares.durations();
    return new DashboardView.Durations(
        d.average(), d.quantile(0.5), d.quantile(0.95), d.quantile(0.99));
  }

  // over time ------------------------------------------------------------------------------------

  /** Every hour or day of the range, those without runs too. */
  private static Map<Instant, List<ExecutionFigure>> steps(
      Period range, Instant now, Collection<ExecutionFigure> runs) {
    boolean hours = range == Period.DAY;
    ChronoUnit unit = hours ? ChronoUnit.HOURS : ChronoUnit.DAYS;
    Duration step = hours ? Duration.ofHours(1) : Duration.ofDays(1);
    var steps = new TreeMap<Instant, List<ExecutionFigure>>();
    Instant first = now.minus(range.length()).truncatedTo(unit);
    for (Instant at = first; !at.isAfter(now); at = at.plus(step)) steps.put(at, new ArrayList<>());
    for (ExecutionFigure one : runs) {
      steps.computeIfAbsent(one.hour().truncatedTo(unit), _ -> new ArrayList<>()).add(one);
    }
    return steps;
  }

  private static DashboardView.Point point(Instant at, List<ExecutionFigure> runs) {
    var shares = new ExecutionShares(runs);
    return new DashboardView.Point(
        at,
        shares.count("completed"),
        shares.count("failed"),
        shares.count("skipped"),
        shares.durations().quantile(0.95));
  }

  private static DashboardView.Errors errors(Instant at, List<ExecutionFigure> runs) {
    var shares = new ExecutionShares(runs);
    return new DashboardView.Errors(
        at,
        shares.failed("network"),
        shares.failed("data"),
        shares.failed("system"),
        shares.failed("configuration"),
        shares.failed("unknown"));
  }

  private static List<DashboardView.ByType> byType(Collection<ExecutionFigure> runs) {
    Map<String, List<ExecutionFigure>> byType =
        runs.stream()
            .collect(
                Collectors.groupingBy(
                    f -> f.key().reportType(), TreeMap::new, Collectors.toList()));
    return byType.entrySet().stream()
        .map(e -> type(e.getKey(), e.getValue()))
        .sorted(Comparator.comparingLong(DashboardView.ByType::count).reversed())
        .toList();
  }

  private static DashboardView.ByType type(String name, List<ExecutionFigure> runs) {
    var shares = new ExecutionShares(runs);
    Function<java.util.function.ToLongFunction<ExecutionFigure>, Long> sum =
        of -> runs.stream().mapToLong(of).sum();
    return new DashboardView.ByType(
        name,
        sum.apply(ExecutionFigure::count),
        shares.count("failed"),
        shares.durations().average(),
        sum.apply(ExecutionFigure::cpuMs),
        sum.apply(ExecutionFigure::bytes));
  }

  // beside runs ----------------------------------------------------------------------------------

  private static DashboardView.Sendings sendings(
      Collection<DeliveryFigure> sendings, Reading reading) {
    var share = DeliveryFigures.success(sendings, "email");
    return new DashboardView.Sendings(
        DeliveryFigures.count(sendings, "email", "sent"),
        DeliveryFigures.count(sendings, "email", "failed"),
        DeliveryFigures.count(sendings, "email", "bounced"),
        whole(reading.value("punctual_deliveries_pending")),
        share.isPresent() ? share.getAsDouble() : null);
  }

  private static DashboardView.Nodes nodes(Reading reading) {
    return new DashboardView.Nodes(
        whole(reading.value("punctual_nodes", "state", "active")),
        whole(reading.value("punctual_nodes", "state", "draining")),
        whole(reading.value("punctual_nodes", "state", "lost")),
        whole(reading.value("punctual_execution_slots")),
        whole(reading.value("punctual_executions_running")));
  }

  private DashboardView.Disk disk(Reading reading) {
    Disk.Reading now = disk.read();
    return new DashboardView.Disk(
        now.state().word(), now.freeBytes(), whole(reading.value("punctual_report_storage_bytes")));
  }

  private static DashboardView.Alerts alerts(Reading reading) {
    long warnings = whole(reading.value("punctual_alerts_open", "severity", "warning"));
    long critical = whole(reading.value("punctual_alerts_open", "severity", "critical"));
    return new DashboardView.Alerts(warnings + critical, critical);
  }
}

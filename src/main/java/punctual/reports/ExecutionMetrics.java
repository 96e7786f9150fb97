package punctual.reports;

import static punctual.metrics.Metric.Unit.BYTES;
import static punctual.metrics.Metric.Unit.COUNT;
import static punctual.metrics.Metric.Unit.RATIO;
import static punctual.metrics.Metric.Unit.SECONDS;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import punctual.faults.Category;
import punctual.metrics.Distribution;
import punctual.metrics.Metric;
import punctual.metrics.MetricSource;
import punctual.metrics.Period;

/** How runs went (PR-3.2, PR-3.3, PR-6.10, PR-7.9). */
final class ExecutionMetrics implements MetricSource {
  private static final List<String> UNFAILED = List.of("completed", "cancelled", "skipped");
  private static final List<Long> TO_HOURS = millis(1, 5, 30, 60, 300, 900, 1800, 3600, 7200);
  private static final List<Long> TO_MINUTES = millis(1, 5, 10, 30, 60, 300, 900, 3600);

  private final ExecutionFigures figures;

  ExecutionMetrics(ExecutionFigures figures) {
    this.figures = figures;
  }

  private static List<Long> millis(int... seconds) {
    return java.util.Arrays.stream(seconds).mapToObj(s -> s * 1000L).toList();
  }

  @Override
  public List<Metric> metrics(@Nullable UUID organization) {
    var all = new ArrayList<Metric>();
    ExecutionFigures.Summary summary = figures.summary(organization);
    overPeriods(summary.periods(), all);
    Collection<ExecutionFigure> ever = summary.ever();
    counters(ever, all);
    all.add(
        Metric.histogram("punctual_execution_duration_seconds", "How long completed runs took.")
            .with(ExecutionShares.durations(ever), TO_HOURS));
    all.add(
        Metric.histogram(
                "punctual_execution_lateness_seconds",
                "From due to the start of the first attempt, of runs that were due by themselves.")
            .with(ExecutionShares.lateness(ever), TO_MINUTES));
    all.add(
        Metric.histogram(
                "punctual_execution_wait_seconds",
                "From when a run could start to the start of its last attempt.")
            .with(ExecutionShares.waits(ever), TO_MINUTES));
    return all;
  }

  private static void overPeriods(
      Map<Period, Collection<ExecutionFigure>> periods, List<Metric> metrics) {
    Metric success =
        Metric.gauge(
            "punctual_execution_success_ratio",
            RATIO,
            "Completed runs of all that completed or failed; 1 where none did.");
    Metric onTime =
        Metric.gauge(
            "punctual_execution_on_time_ratio",
            RATIO,
            "Due runs that started within 60 s, of all that started; 1 where none did.");
    Metric average =
        Metric.gauge(
            "punctual_execution_duration_average_seconds",
            SECONDS,
            "Average duration of completed runs; 0 where there is none.");
    Metric ended =
        Metric.gauge("punctual_executions_ended", COUNT, "Runs that ended, by how they did.");
    periods.forEach((period, all) -> {
      var shares = new ExecutionShares(all);
      success.with(shares.success().orElse(1), "window", period.word());
      onTime.with(shares.onTime().orElse(1), "window", period.word());
      average.with(shares.durations().average() / 1000, "window", period.word());
      for (String outcome : List.of("completed", "failed", "cancelled", "skipped"))
        ended.with(shares.count(outcome), "window", period.word(), "outcome", outcome);
    });
    metrics.addAll(List.of(success, onTime, average, ended));
    for (int percent : new int[] {50, 95, 99}) metrics.add(quantile(percent, periods));
  }

  private static Metric quantile(int percent, Map<Period, Collection<ExecutionFigure>> periods) {
    Metric metric =
        Metric.gauge(
            "punctual_execution_duration_p%d_seconds".formatted(percent),
            SECONDS,
            "%d %% of completed runs took no longer, within 3 %%.".formatted(percent));
    periods.forEach((period, all) -> {
      Distribution durations = ExecutionShares.durations(all);
      metric.with(durations.quantile(percent / 100.0) / 1000, "window", period.word());
    });
    return metric;
  }

  private static void counters(Collection<ExecutionFigure> ever, List<Metric> metrics) {
    Metric ended =
        Metric.counter(
            "punctual_executions_total", COUNT, "Runs that ended, by outcome and error category.");
    for (String outcome : UNFAILED)
      ended.with(sum(ever, f -> f.is(outcome)), "outcome", outcome, "category", "none");
    for (Category category : Category.values()) {
      String word = category.word();
      ended.with(
          sum(ever, f -> f.is("failed") && f.key().category().equals(word)),
          "outcome",
          "failed",
          "category",
          word);
    }
    metrics.add(ended);
    sums(ever, metrics);
  }

  private static void sums(Collection<ExecutionFigure> ever, List<Metric> metrics) {
    metrics.add(
        Metric.counter("punctual_timeouts_total", COUNT, "Runs that ended at their time limit.")
            .with(sum(ever, f -> f.is("failed") && f.key().code().equals("timeout"))));
    metrics.add(
        Metric.counter(
                "punctual_missed_runs_total",
                COUNT,
                "Due times that were passed over because they lay too far back or were missed.")
            .with(sum(ever, ExecutionShares::isMissed)));
    metrics.add(
        Metric.counter("punctual_execution_retries_total", COUNT, "Retries of runs that ended.")
            .with(total(ever, ExecutionFigure::retries)));
    metrics.add(
        Metric.counter(
                "punctual_execution_cpu_seconds_total",
                SECONDS,
                "Processor time of the last attempts of runs that ended.")
            .with(total(ever, ExecutionFigure::cpuMs) / 1000.0));
    metrics.add(
        Metric.counter("punctual_report_rows_total", COUNT, "Rows written to report files.")
            .with(total(ever, ExecutionFigure::rows)));
    metrics.add(
        Metric.counter("punctual_report_bytes_total", BYTES, "Bytes of report files written.")
            .with(total(ever, ExecutionFigure::bytes)));
  }

  private static long sum(Collection<ExecutionFigure> all, Predicate<ExecutionFigure> which) {
    return all.stream().filter(which).mapToLong(ExecutionFigure::count).sum();
  }

  private static long total(Collection<ExecutionFigure> all, ToLongFunction<ExecutionFigure> of) {
    return all.stream().mapToLong(of).sum();
  }
}

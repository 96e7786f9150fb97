package punctual.operations.alerts.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import punctual.operations.alerts.Finding;
import punctual.operations.alerts.Rule;
import punctual.operations.alerts.Severity;
import punctual.reports.RunHealth;
import punctual.reports.RunHealth.FailedRun;

/** More than a fifth of an organisation's runs fail (RA.2). */
final class FailureRate implements Rule {
  private static final Duration PERIOD = Duration.ofHours(1);
  private static final int LEAST_RUNS = 10;
  private static final int PERCENT = 20;

  private final RunHealth runs;

  FailureRate(RunHealth runs) {
    this.runs = runs;
  }

  @Override
  public About about() {
    return new About(
        "failure_rate",
        "More than 20 % of at least 10 runs of an organisation failed within an hour.",
        Scope.ORGANIZATION,
        Severity.CRITICAL,
        "20 %",
        Duration.ZERO);
  }

  @Override
  public List<Finding> findings(Instant now) {
    Instant since = now.minus(PERIOD);
    return runs.failedSince(since).stream()
        .collect(Collectors.groupingBy(FailedRun::organizationId))
        .entrySet()
        .stream()
        .flatMap(e -> of(e.getKey(), e.getValue(), since).stream())
        .toList();
  }

  private List<Finding> of(UUID organization, List<FailedRun> failed, Instant since) {
    if (failed.size() * 100 <= LEAST_RUNS * PERCENT) return List.of();
    int ended = runs.ended(organization, since);
    if (ended < LEAST_RUNS || failed.size() * 100 <= ended * PERCENT) return List.of();
    String message =
        "%d of %d runs failed within the last hour (%d %%). Most often: %s"
            .formatted(failed.size(), ended, failed.size() * 100 / ended, mostOften(failed));
    return List.of(
        new Finding(
            organization,
            "",
            Severity.CRITICAL,
            "Many runs fail",
            message,
            "/executions?status=failed"));
  }

  private static String mostOften(List<FailedRun> failed) {
    return failed.stream()
        .collect(Collectors.groupingBy(FailedRun::message, Collectors.counting()))
        .entrySet()
        .stream()
        .max(
            Map.Entry.<String, Long>comparingByValue()
                .thenComparing(Comparator.comparing(Map.Entry::getKey)))
        .map(Map.Entry::getKey)
        .orElse("");
  }
}

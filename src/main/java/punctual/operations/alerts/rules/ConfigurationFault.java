package punctual.operations.alerts.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.util.StringUtils;
import punctual.delivery.DeliveryHealth;
import punctual.delivery.DeliveryHealth.Misconfigured;
import punctual.operations.alerts.Finding;
import punctual.operations.alerts.Rule;
import punctual.operations.alerts.Severity;
import punctual.reports.RunHealth;
import punctual.reports.RunHealth.FailedRun;
import punctual.schedules.ScheduleHealth;
import punctual.schedules.ScheduleHealth.Unsuccessful;

/**
 * A run or a delivery failed by configuration, which is not tried again: only an administrator can
 * mend it (PR-6.7). Over when the schedule, or the next delivery through the channel, succeeds.
 */
final class ConfigurationFault implements Rule {
  private static final Duration DELIVERIES = Duration.ofDays(7);

  private final RunHealth runs;
  private final ScheduleHealth schedules;
  private final DeliveryHealth deliveries;

  ConfigurationFault(RunHealth runs, ScheduleHealth schedules, DeliveryHealth deliveries) {
    this.runs = runs;
    this.schedules = schedules;
    this.deliveries = deliveries;
  }

  @Override
  public About about() {
    return new About(
        "configuration_fault",
        "A run or a delivery failed because of how Punctual is set up. It is not tried again by itself.",
        Scope.ORGANIZATION,
        Severity.CRITICAL,
        null,
        Duration.ZERO);
  }

  @Override
  public List<Finding> findings(Instant now) {
    return Stream.concat(ofRuns(), ofDeliveries(now)).toList();
  }

  private Stream<Finding> ofRuns() {
    List<UUID> last =
        schedules.failing().stream()
            .map(Unsuccessful::lastExecutionId)
            .filter(Objects::nonNull)
            .toList();
    List<FailedRun> faults = runs.failedOf(last, "configuration");
    Map<UUID, String> names =
        schedules.names(faults.stream().map(FailedRun::scheduleId).distinct().toList());
    return faults.stream()
        .map(run ->
            new Finding(
                run.organizationId(),
                run.scheduleId().toString(),
                Severity.CRITICAL,
                names.getOrDefault(run.scheduleId(), "A schedule") + " is not set up right",
                run.message(),
                "/executions/" + run.executionId()));
  }

  private Stream<Finding> ofDeliveries(Instant now) {
    return deliveries.misconfiguredSince(now.minus(DELIVERIES)).stream()
        .map(ConfigurationFault::finding);
  }

  private static Finding finding(Misconfigured fault) {
    String channel = fault.channel().equals("email") ? "e-mail" : fault.channel();
    return new Finding(
        fault.organizationId(),
        "channel:" + fault.channel(),
        Severity.CRITICAL,
        StringUtils.capitalize(channel) + " is not set up right",
        "%s failed, the last one %s. %s Send them again once it is mended."
            .formatted(
                fault.deliveries() == 1 ? "A delivery" : fault.deliveries() + " deliveries",
                Words.time(fault.lastAt()),
                fault.message()),
        "/executions");
  }
}

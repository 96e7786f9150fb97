package punctual.operations.alerts.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import punctual.operations.alerts.Finding;
import punctual.operations.alerts.Rule;
import punctual.operations.alerts.Severity;
import punctual.schedules.ScheduleHealth;
import punctual.schedules.ScheduleHealth.OpenCircuit;

/** A schedule keeps failing and is spared for a while (PL-C.11). */
final class ScheduleCircuit implements Rule {
  private final ScheduleHealth schedules;

  ScheduleCircuit(ScheduleHealth schedules) {
    this.schedules = schedules;
  }

  @Override
  public About about() {
    return new About(
        "circuit_open",
        "A schedule keeps failing by faults of its own and pauses for a while.",
        Scope.ORGANIZATION,
        Severity.WARNING,
        null,
        Duration.ZERO);
  }

  @Override
  public List<Finding> findings(Instant now) {
    List<OpenCircuit> open = schedules.openCircuits();
    Map<UUID, String> names = schedules.names(open.stream().map(OpenCircuit::scheduleId).toList());
    return open.stream()
        .map(circuit ->
            new Finding(
                circuit.organizationId(),
                circuit.scheduleId().toString(),
                Severity.WARNING,
                names.getOrDefault(circuit.scheduleId(), "A schedule")
                    + " pauses: it keeps failing",
                "%s Mend the cause, or close the circuit by hand.".formatted(next(circuit, now)),
                "/schedules/" + circuit.scheduleId()))
        .toList();
  }

  private static String next(OpenCircuit circuit, Instant now) {
    return circuit.until().isAfter(now)
        ? "Its due times are skipped until %s; then one run tries it."
            .formatted(Words.time(circuit.until()))
        : "The run of its next due time tries it.";
  }
}

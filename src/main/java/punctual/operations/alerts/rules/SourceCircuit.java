package punctual.operations.alerts.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import punctual.operations.alerts.Finding;
import punctual.operations.alerts.Rule;
import punctual.operations.alerts.Severity;
import punctual.queue.QueueHealth;

/** A data source keeps failing, and what needs it waits. */
final class SourceCircuit implements Rule {
  private final QueueHealth queue;

  SourceCircuit(QueueHealth queue) {
    this.queue = queue;
  }

  @Override
  public About about() {
    return new About(
        "source_circuit",
        "A data source keeps failing; runs that need it wait until it answers again.",
        Scope.INSTALLATION,
        Severity.CRITICAL,
        null,
        Duration.ZERO);
  }

  @Override
  public List<Finding> findings(Instant now) {
    return queue.openCircuits().stream()
        .map(circuit ->
            new Finding(
                null,
                circuit.resource(),
                Severity.CRITICAL,
                "Source %s keeps failing".formatted(circuit.resource()),
                "%s in a row%s. Runs that need it wait; it is tried again %s."
                    .formatted(
                        Words.count(circuit.failures(), "failure"),
                        circuit.lastErrorCode() == null ? "" : ", last " + circuit.lastErrorCode(),
                        circuit.until() == null ? "now" : Words.time(circuit.until())),
                null))
        .toList();
  }
}

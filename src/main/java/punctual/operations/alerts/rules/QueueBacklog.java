package punctual.operations.alerts.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import punctual.delivery.Deliveries;
import punctual.operations.alerts.Finding;
import punctual.operations.alerts.Rule;
import punctual.operations.alerts.Severity;
import punctual.queue.QueueHealth;
import punctual.queue.QueueTable;
import punctual.reports.Executions;

/**
 * More waits, or waits longer, than it should: also where the reason, such as no slot, is known.
 */
final class QueueBacklog implements Rule {
  private static final int MOST = 1_000;
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private final QueueHealth queue;

  QueueBacklog(QueueHealth queue) {
    this.queue = queue;
  }

  @Override
  public About about() {
    return new About(
        "queue_backlog",
        "More than 1,000 runs or deliveries wait, or one that could start waits for more than 15 minutes.",
        Scope.INSTALLATION,
        Severity.WARNING,
        "1,000 or 15 min",
        Duration.ofMinutes(2));
  }

  @Override
  public List<Finding> findings(Instant now) {
    return Stream.concat(
            of(Executions.TABLE, "run", "report_slots_max", now).stream(),
            of(Deliveries.TABLE, "delivery", "delivery_slots", now).stream())
        .toList();
  }

  private List<Finding> of(QueueTable table, String what, String setting, Instant now) {
    QueueHealth.Backlog backlog = queue.backlog(table);
    if (backlog.oldestAt() == null) return List.of();
    Duration oldest = Duration.between(backlog.oldestAt(), now);
    if (backlog.waiting() <= MOST && oldest.compareTo(LONGEST) <= 0) return List.of();
    String many = what.equals("run") ? "runs" : "deliveries";
    String message =
        "%s %s waiting for a slot, the oldest for %s. If this lasts, add a node, or raise %s."
            .formatted(
                Words.count(backlog.waiting()),
                backlog.waiting() == 1 ? what + " is" : many + " are",
                Words.duration(oldest),
                setting);
    String title = what.equals("run") ? "Runs pile up" : "Deliveries pile up";
    return List.of(new Finding(null, table.kind(), Severity.WARNING, title, message, null));
  }
}

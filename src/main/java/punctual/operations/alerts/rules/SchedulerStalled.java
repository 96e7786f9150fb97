package punctual.operations.alerts.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import punctual.clock.Beat;
import punctual.operations.alerts.Finding;
import punctual.operations.alerts.Rule;
import punctual.operations.alerts.Severity;
import punctual.queue.Queue;
import punctual.queue.QueueHealth;
import punctual.queue.QueueTable;
import punctual.reports.Executions;
import punctual.schedules.ScheduleHealth;

/**
 * The watchdog of the promise itself: something is due, nothing explains why it does not start, and
 * yet it does not. What waits for slots, for an earlier run, for a limit or for room on the disk
 * has a reason and is no finding here; too much of that is {@link QueueBacklog}.
 */
final class SchedulerStalled implements Rule {
  private static final QueueTable RUNS = Executions.TABLE;

  private final ScheduleHealth schedules;
  private final QueueHealth health;
  private final ThisNode self;
  private final Duration limit;

  SchedulerStalled(ScheduleHealth schedules, QueueHealth health, ThisNode self, Duration limit) {
    this.schedules = schedules;
    this.health = health;
    this.self = self;
    this.limit = limit;
  }

  /** What this node knows of itself alone. */
  record ThisNode(Supplier<UUID> id, BooleanSupplier hasFreeSlot, Supplier<Instant> lastTick) {
    static ThisNode of(Queue queue, Beat beat) {
      return new ThisNode(
          queue::nodeId,
          () -> queue.running(RUNS.kind()) < queue.slots(RUNS.kind()),
          beat::lastTick);
    }
  }

  @Override
  public About about() {
    return new About(
        "scheduler_stalled",
        "Something has been due for %s without starting, and nothing explains it; the clock stands still; or no node takes runs."
            .formatted(Words.duration(limit)),
        Scope.ORGANIZATION,
        Severity.CRITICAL,
        Words.duration(limit),
        Duration.ofMinutes(1));
  }

  @Override
  public List<Finding> findings(Instant now) {
    Instant since = now.minus(limit);
    var found = new ArrayList<Finding>();
    Map<UUID, Integer> overdue = schedules.overdue(since);
    var stalled = new HashMap<>(overdue);
    Map<UUID, Integer> startable = health.startable(RUNS, since);
    if (hasFreeSlot()) startable.forEach((who, more) -> stalled.merge(who, more, Integer::sum));
    stalled.forEach((organization, count) -> found.add(ofOrganization(organization, count)));
    if (self.lastTick().get().isBefore(since) && isMissed(overdue)) found.add(clock(now));
    if (!startable.isEmpty() && nobodyTakesWork()) found.add(nobody(startable));
    return found;
  }

  /** This node could have started it. Of other nodes' slots it knows nothing. */
  private boolean hasFreeSlot() {
    boolean takes = health.taking().stream().anyMatch(node -> node.id().equals(self.id().get()));
    return takes && self.hasFreeSlot().getAsBoolean();
  }

  /** Where others look at the clock too, one that stands still harms nobody. */
  private boolean isMissed(Map<UUID, Integer> overdue) {
    return !overdue.isEmpty() || health.alive().size() <= 1;
  }

  /** Held nodes have a reason of their own, which has an alert of its own. */
  private boolean nobodyTakesWork() {
    return health.taking().isEmpty() && health.held().isEmpty();
  }

  private Finding ofOrganization(UUID organization, int count) {
    return new Finding(
        organization,
        "",
        Severity.CRITICAL,
        "%s not start".formatted(count == 1 ? "A schedule does" : count + " schedules do"),
        "%s been due for more than %s though nothing holds it up. An operator can look into the log of the server, and restart it: what is due stays due."
            .formatted(
                count == 1 ? "A run has" : "Runs of %d schedules have".formatted(count),
                Words.duration(limit)),
        "/executions?status=queued");
  }

  private Finding clock(Instant now) {
    return new Finding(
        null,
        "clock",
        Severity.CRITICAL,
        "The clock of a node stands still",
        "It has not looked for due schedules for %s. Look into the log of the server, and restart it: what is due stays due."
            .formatted(Words.duration(Duration.between(self.lastTick().get(), now))),
        "/operations/nodes");
  }

  private static Finding nobody(Map<UUID, Integer> waiting) {
    return new Finding(
        null,
        "nodes",
        Severity.CRITICAL,
        "No node takes runs",
        "Runs of %s wait, and every node is draining or gone. Resume or start one."
            .formatted(Words.count(waiting.values().stream().mapToInt(x -> x).sum(), "schedule")),
        "/operations/nodes");
  }
}

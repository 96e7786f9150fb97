package punctual.reports;

import java.time.Instant;
import punctual.faults.Category;
import punctual.queue.spi.Outcome;
import punctual.schedules.Circuit.Verdict;
import punctual.schedules.Schedules;

/**
 * What follows from the end of a run, however it ended, in the transaction that ends it: news for
 * the schedule and its circuit, and a dead letter or the end of one.
 */
final class Aftermath {
  private final Schedules schedules;
  private final DeadLetters deadLetters;

  Aftermath(Schedules schedules, DeadLetters deadLetters) {
    this.schedules = schedules;
    this.deadLetters = deadLetters;
  }

  /**
   * A run is over.
   *
   * @param run as it is now
   */
  void ended(Execution run, Outcome outcome, Instant at) {
    Verdict verdict = verdict(run, outcome);
    schedules.ended(
        new Schedules.Ended(
            run.scheduleId(),
            run.id(),
            run.scheduledFor(),
            isDue(run) ? run.scheduledFor() : null,
            run.status(),
            outcome instanceof Outcome.Failed failed ? failed.fault().message() : null,
            verdict,
            at));
    if (outcome instanceof Outcome.Failed failed) deadLetters.failed(run, failed.fault(), at);
    else if (verdict == Verdict.SUCCESS) deadLetters.succeeded(run, at);
    else deadLetters.gaveUp(run);
  }

  private static boolean isDue(Execution run) {
    return run.trigger().equals("scheduled") || run.trigger().equals("catch_up");
  }

  /**
   * Faults of network and server are not the schedule's. Nor is the failure of a retry: it repeats
   * what the schedule said once, and may have been mended since.
   */
  private static Verdict verdict(Execution run, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done d -> Verdict.SUCCESS;
      case Outcome.Skipped s ->
          Conditions.READ.contains(s.reason()) ? Verdict.SUCCESS : Verdict.NONE;
      case Outcome.Failed f ->
          isOwn(f.fault().category()) && !run.trigger().equals("retry")
              ? Verdict.OWN_FAULT
              : Verdict.NONE;
      default -> Verdict.NONE;
    };
  }

  private static boolean isOwn(Category category) {
    return category == Category.DATA || category == Category.CONFIGURATION;
  }
}

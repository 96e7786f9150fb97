package punctual.reports;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import punctual.audit.Audit;
import punctual.catalog.Catalog;
import punctual.database.Database;
import punctual.identity.Actor;
import punctual.identity.Role;
import punctual.web.Problem;

/** Lets an administrator give one run a time limit of its own (PR-7.10). */
final class TimeLimits {
  private static final int MOST_MINUTES = 1440;

  private final Executions executions;
  private final RunningRepository runs;
  private final Catalog catalog;
  private final Audit audit;
  private final Database database;
  private final InstantSource time;

  TimeLimits(Parts parts, Database database, InstantSource time) {
    executions = parts.executions();
    runs = parts.runs();
    catalog = parts.catalog();
    audit = parts.audit();
    this.database = database;
    this.time = time;
  }

  /** What the limits stand on. */
  record Parts(Executions executions, RunningRepository runs, Catalog catalog, Audit audit) {}

  /**
   * The limit of a run, counted from when it began, in place of its schedule's.
   *
   * @param minutes 1 to 1440; null: the schedule's
   */
  static void check(@Nullable Integer minutes, Actor actor) {
    if (minutes == null) return;
    actor.require(Role.ADMINISTRATOR);
    if (minutes < 1 || minutes > MOST_MINUTES) {
      throw Problem.invalid(
          "timeout_minutes", "timeout_minutes is %d; use 1 to 1440.".formatted(minutes));
    }
  }

  /**
   * Gives a run that is not over another limit; one that runs can only get more time. Whichever
   * node it runs on looks at the limit again before it ends the run.
   */
  Execution extend(UUID id, @Nullable Integer minutes, Actor actor) {
    actor.require(Role.ADMINISTRATOR);
    executions.get(id, actor); // what is not there is not there, whatever is asked of it
    if (minutes == null) {
      throw Problem.invalid("timeout_minutes", "timeout_minutes is missing; use 1 to 1440.");
    }
    check(minutes, actor);
    Duration limit = Duration.ofMinutes(minutes);
    return database.write(() -> {
      Execution before = executions.get(id, actor);
      checkType(before, limit, actor);
      if (!runs.override(id, limit, time.instant()))
        throw refused(executions.get(id, actor), minutes);
      var facts = Map.of("timeout_minutes", minutes, "before_seconds", before.timeoutSeconds());
      audit.record(Executions.entry(actor, "execution.extended", id, null, facts));
      return executions.get(id, actor);
    });
  }

  private void checkType(Execution execution, Duration limit, Actor actor) {
    Duration own =
        catalog
            .type(execution.reportType(), actor.organizationKey())
            .map(type -> type.limits().timeout())
            .orElse(null);
    if (own == null || own.compareTo(limit) >= 0) return;
    throw Problem.invalid(
        "timeout_minutes",
        "The report type “%s” ends its runs after %d s, whatever their limit; its definition has limits.timeout."
            .formatted(execution.reportType(), own.toSeconds()));
  }

  private Problem refused(Execution execution, int minutes) {
    Instant now = time.instant();
    Instant startedAt = execution.startedAt();
    if (!execution.status().equals("running") || startedAt == null) {
      return Problem.of(HttpStatus.CONFLICT, "over", "This run is over.");
    }
    if (!startedAt.plusSeconds(execution.timeoutSeconds()).isAfter(now)) {
      return Problem.of(HttpStatus.CONFLICT, "over", "The time of this run is over; it ends now.");
    }
    return Problem.invalid(
        "timeout_minutes",
        "timeout_minutes is %d; the run has %d min already. Use more, or cancel it."
            .formatted(minutes, Math.ceilDiv(execution.timeoutSeconds(), 60)));
  }
}

package punctual.reports;

import java.util.Collection;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import punctual.metrics.Distribution;

/**
 * What figures say together. A rate leaves out what a person cancelled and what did not run; it is
 * empty where nothing counts.
 */
public final class ExecutionShares {
  /** A run that starts later than this after it was due is late, in milliseconds. */
  private static final long ON_TIME_MS = 60_000;

  private static final Set<String> MISSED = Set.of("missed", "outside_window");

  private final Collection<ExecutionFigure> all;

  public ExecutionShares(Collection<ExecutionFigure> all) {
    this.all = all;
  }

  /** Runs that ended so. */
  public long count(String outcome) {
    return all.stream().filter(f -> f.is(outcome)).mapToLong(ExecutionFigure::count).sum();
  }

  /** Runs that ended at their time limit (PR-7.9). */
  public long timeouts() {
    return all.stream()
        .filter(f -> f.is("failed") && f.key().code().equals("timeout"))
        .mapToLong(ExecutionFigure::count)
        .sum();
  }

  /** Runs that failed by a category (PR-6.10). */
  public long failed(String category) {
    return all.stream()
        .filter(f -> f.is("failed") && f.key().category().equals(category))
        .mapToLong(ExecutionFigure::count)
        .sum();
  }

  /** Completed runs of those that completed or failed, 0 to 1 (PR-3.2). */
  public OptionalDouble success() {
    long completed = count("completed");
    return share(completed, completed + count("failed"));
  }

  /** Due runs that started within a minute, of those that started, 0 to 1. */
  public OptionalDouble onTime() {
    Distribution lateness = lateness(all);
    return share(lateness.atMost(ON_TIME_MS), lateness.count());
  }

  private static OptionalDouble share(long good, long of) {
    return of == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) good / of);
  }

  /** How long completed runs took (PR-3.3). */
  public Distribution durations() {
    return durations(all);
  }

  /** Due runs that started. */
  public long started() {
    return lateness(all).count();
  }

  static boolean isMissed(ExecutionFigure figure) {
    return figure.is("skipped") && MISSED.contains(figure.key().code());
  }

  static Distribution durations(Collection<ExecutionFigure> all) {
    return together(
        all.stream().filter(f -> f.is("completed")).toList(), ExecutionFigure::durations);
  }

  static Distribution lateness(Collection<ExecutionFigure> all) {
    return together(all, ExecutionFigure::lateness);
  }

  static Distribution waits(Collection<ExecutionFigure> all) {
    return together(all, ExecutionFigure::waits);
  }

  private static Distribution together(
      Collection<ExecutionFigure> all, Function<ExecutionFigure, Distribution> of) {
    var together = new Distribution();
    for (ExecutionFigure one : all) together.add(of.apply(one));
    return together;
  }
}

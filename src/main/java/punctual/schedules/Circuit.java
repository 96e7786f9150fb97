package punctual.schedules;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Stops a schedule that keeps failing by its own fault: after five such failures in a row it rests
 * for an hour, then one due time is tried; each failed trial doubles the rest, up to a day (design
 * §5). Pure: a value for each step.
 *
 * @param failures failures of its own in a row
 * @param opens how often in a row it has opened; 0 while closed
 * @param until when its rest ends; null while closed
 */
public record Circuit(State state, int failures, int opens, @Nullable Instant until) {
  static final int FAILURES = 5;
  private static final Duration REST = Duration.ofHours(1);
  private static final Duration LONGEST_REST = Duration.ofHours(24);

  /** Nothing is known against the schedule. */
  public static final Circuit CLOSED = new Circuit(State.CLOSED, 0, 0, null);

  /** Whether due times run. */
  public enum State {
    CLOSED,
    OPEN,
    /** One due time is being tried; its end decides. */
    PROBING;

    static State of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** The word in tables and JSON. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What the end of a run says about its schedule. */
  public enum Verdict {
    SUCCESS,
    /** The run failed by what the schedule asks for, or by its rights. */
    OWN_FAULT,
    /** Nothing: a fault of network or server, or an end before there was a result. */
    NONE
  }

  public boolean isClosed() {
    return state == State.CLOSED;
  }

  /** Whether a due time passes without a run: during the rest, and while another one is tried. */
  public boolean passesOver(Instant due) {
    return state == State.PROBING || (until != null && due.isBefore(until));
  }

  /** A due time after the rest is being tried. */
  public Circuit probing() {
    return new Circuit(State.PROBING, failures, opens, until);
  }

  /**
   * After a run has ended.
   *
   * @param due the due instant of a scheduled run; null for one that a person asked for
   */
  Circuit after(Verdict verdict, @Nullable Instant due, Instant now) {
    boolean probe = state == State.PROBING && due != null && until != null && !due.isBefore(until);
    return switch (verdict) {
      case SUCCESS -> CLOSED;
      case OWN_FAULT -> failed(probe, now);
      // the trial told nothing: the next due time is the next trial
      case NONE -> probe ? new Circuit(State.OPEN, failures, opens, until) : this;
    };
  }

  private Circuit failed(boolean probe, Instant now) {
    boolean opening = isClosed() && failures + 1 >= FAILURES;
    if (!opening && !probe) return new Circuit(state, failures + 1, opens, until);
    return new Circuit(State.OPEN, failures + 1, opens + 1, now.plus(rest(opens + 1)));
  }

  private static Duration rest(int opens) {
    Duration rest = REST.multipliedBy(1L << Math.min(opens - 1, 10));
    return rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST;
  }

  /** When it last opened; null while closed. */
  public @Nullable Instant since() {
    return until == null ? null : until.minus(rest(opens));
  }
}

package punctual.reports;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import punctual.faults.Classifier;
import punctual.faults.Fault;
import punctual.schedules.Condition;
import punctual.schedules.Condition.Threshold;

/**
 * Whether the report of a scheduled run is sent (design: reports, conditions). What a person asked
 * for by hand is always sent.
 */
final class Conditions {
  /** Why a run that read its data well was not sent. */
  static final Set<String> READ = Set.of("no_rows", "has_rows", "unchanged", "threshold");

  private static final Set<String> BY_THE_CLOCK = Set.of("scheduled", "catch_up");
  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(5);

  private final RunningRepository runs;
  private final InstantSource time;

  Conditions(RunningRepository runs, InstantSource time) {
    this.runs = runs;
    this.time = time;
  }

  /**
   * A report that is not sent now.
   *
   * @param reason a word for machines
   * @param note the value and what it is held against, in a sentence
   * @param again how long until it is looked at again; null: never
   */
  record Held(String reason, String note, @Nullable Duration again) {
    Fault fault() {
      return Classifier.STANDARD.code("waiting_for_data").fault(note);
    }
  }

  /** Empty where it is sent. */
  Optional<Held> held(Plan plan, Generation.Result result) {
    Condition condition = plan.schedule().condition();
    if (condition == null || !BY_THE_CLOCK.contains(plan.execution().trigger())) {
      return Optional.empty();
    }
    String note = unmet(plan, condition, result);
    if (note == null) return Optional.empty();
    return Optional.of(new Held(reason(condition), note, again(plan, condition)));
  }

  private static String reason(Condition condition) {
    return switch (condition.kind()) {
      case HAS_ROWS -> "no_rows";
      case NO_ROWS -> "has_rows";
      case CHANGED -> "unchanged";
      case THRESHOLD -> "threshold";
    };
  }

  /** Why the condition does not hold; null where it does. */
  private @Nullable String unmet(Plan plan, Condition condition, Generation.Result result) {
    long rows = result.footer().rows();
    return switch (condition.kind()) {
      case HAS_ROWS -> rows > 0 ? null : "There are no rows; it is sent when there are some.";
      case NO_ROWS ->
          rows == 0 ? null : "There are %,d rows; it is sent when there are none.".formatted(rows);
      case CHANGED ->
          isAsBefore(plan, result) ? "Nothing has changed since it was sent last." : null;
      case THRESHOLD -> unmet(condition, result);
    };
  }

  private boolean isAsBefore(Plan plan, Generation.Result result) {
    return runs.sentLast(plan.schedule().id())
        .filter(hash -> hash.equals(result.reading().sha256()))
        .isPresent();
  }

  private static @Nullable String unmet(Condition condition, Generation.Result result) {
    Threshold bound = Objects.requireNonNull(condition.threshold());
    BigDecimal figure = result.reading().figure();
    if (figure != null && bound.operator().holds(figure, bound.value())) return null;
    String what =
        bound.column() == null
            ? "The number of rows"
            : "The %s of %s".formatted(words(bound.aggregate()), bound.column());
    String is = figure == null ? "there is not" : "is " + figure.toPlainString();
    return "%s %s; it is sent when that is %s %s."
        .formatted(what, is, bound.operator().words(), bound.value().toPlainString());
  }

  private static String words(Condition.Aggregate aggregate) {
    return switch (aggregate) {
      case SUM -> "sum";
      case MIN -> "least";
      case MAX -> "greatest";
      case COUNT -> "count";
    };
  }

  private @Nullable Duration again(Plan plan, Condition condition) {
    if (condition.waitUntil() == null) return null;
    Instant last = plan.execution().scheduledFor().plus(condition.waitUntil());
    Duration left = Duration.between(time.instant(), last);
    if (!left.isPositive()) return null;
    return left.compareTo(BETWEEN_LOOKS) < 0 ? left : BETWEEN_LOOKS;
  }
}

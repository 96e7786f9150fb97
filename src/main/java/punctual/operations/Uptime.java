package punctual.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import punctual.operations.Health.Status;
import punctual.operations.HealthHistory.Seen;

/**
 * How much of a period the product could be used, and how long it took to mend what failed (RA.9).
 * Ready is what {@code /readyz} says: on some node, the database answered. Time that nobody has
 * seen counts as down.
 */
public final class Uptime {
  private static final String READY = "database";

  /** A restart shorter than this is no incident, only time that is missing from the share. */
  private static final Duration INCIDENT = Duration.ofSeconds(30);

  private final List<Span> ready;
  private final List<Span> incidents;
  private final Instant from;
  private final Instant to;

  private record Span(Instant from, Instant to) {
    Duration length() {
      return Duration.between(from, to);
    }
  }

  /**
   * @param seen within the period, by beginning
   * @param from when the period begins: not before the installation was there
   */
  Uptime(List<Seen> seen, Instant from, Instant to) {
    this.from = from;
    this.to = to;
    ready =
        merged(
            seen.stream()
                .filter(s -> s.component().equals(READY) && s.status() != Status.FAIL)
                .map(s -> new Span(s.from(), s.until()))
                .toList());
    var down = new ArrayList<>(gaps());
    seen.stream()
        .filter(s -> s.status() == Status.FAIL)
        .forEach(s -> down.add(new Span(s.from(), s.until())));
    down.sort(Comparator.comparing(Span::from));
    incidents = merged(down).stream().filter(s -> s.length().compareTo(INCIDENT) > 0).toList();
  }

  private static List<Span> merged(List<Span> byBeginning) {
    var merged = new ArrayList<Span>();
    for (Span span : byBeginning) {
      Span last = merged.isEmpty() ? null : merged.getLast();
      if (last == null || last.to().isBefore(span.from())) merged.add(span);
      else if (last.to().isBefore(span.to()))
        merged.set(merged.size() - 1, new Span(last.from(), span.to()));
    }
    return merged;
  }

  private List<Span> gaps() {
    var gaps = new ArrayList<Span>();
    Instant at = from;
    for (Span span : ready) {
      if (at.isBefore(span.from())) gaps.add(new Span(at, span.from()));
      if (at.isBefore(span.to())) at = span.to();
    }
    if (at.isBefore(to)) gaps.add(new Span(at, to));
    return gaps;
  }

  /** The share of the period, 0 to 1; 0 for a period without length. */
  public double share() {
    Duration up = ready.stream().map(Span::length).reduce(Duration.ZERO, Duration::plus);
    Duration all = Duration.between(from, to);
    return all.isPositive() ? Math.min(1, (double) up.toMillis() / all.toMillis()) : 0;
  }

  /** How long was looked at. */
  public Duration period() {
    return Duration.between(from, to);
  }

  /** Failures that are over: of any component, and of the product as a whole. */
  public int incidents() {
    return (int) incidents.stream().filter(s -> s.to().isBefore(to)).count();
  }

  /** How long an incident lasted on average; empty where there was none. */
  public Optional<Duration> meanToRecovery() {
    List<Span> over = incidents.stream().filter(s -> s.to().isBefore(to)).toList();
    if (over.isEmpty()) return Optional.empty();
    Duration all = over.stream().map(Span::length).reduce(Duration.ZERO, Duration::plus);
    return Optional.of(all.dividedBy(over.size()));
  }
}

package punctual.queue;

import java.time.Duration;

/**
 * How patient a node is; other than normal in tests alone.
 *
 * @param lease how long a node that stands still keeps its work; extended three times within it
 * @param poll how long an idle worker rests where nothing wakes it
 * @param toEnd of a stop's grace: for attempts to end after they were told to
 * @param toHandBack of a stop's grace: to hand back what does not end
 */
record Timing(Duration lease, Duration poll, Duration toEnd, Duration toHandBack) {
  static final Timing NORMAL =
      new Timing(
          Duration.ofSeconds(30),
          Duration.ofSeconds(1),
          Duration.ofSeconds(5),
          Duration.ofSeconds(3));

  Timing withLease(Duration other) {
    return new Timing(other, poll, toEnd, toHandBack);
  }

  Duration beat() {
    return lease.dividedBy(3);
  }
}

package punctual.queue;

import java.time.Duration;

/**
 * How patient a node is; other than normal in tests alone.
 *
 * @param lease how long a node that stands still keeps its work; extended three times within it
 * @param poll how long an idle worker rests where nothing wakes it
 */
record Timing(Duration lease, Duration poll) {
  static final Timing NORMAL = new Timing(Duration.ofSeconds(30), Duration.ofSeconds(1));

  Duration beat() {
    return lease.dividedBy(3);
  }
}

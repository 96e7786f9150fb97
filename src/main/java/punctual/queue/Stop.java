package punctual.queue;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import punctual.queue.spi.Cancellation.Reason;
import punctual.queue.spi.Job;

/**
 * The end of a node's work within a grace (O8): what runs may finish; what does not is told to end;
 * what ignores that is handed back by its row. Nothing that hangs, a database that is down
 * included, takes longer: what could not be handed back is taken back by others when the lease
 * ends.
 */
final class Stop {
  private static final Logger log = LoggerFactory.getLogger(Stop.class);
  private static final Duration LOOK = Duration.ofMillis(20);

  private final Collection<Kind> kinds;
  private final Node node;
  private final Rescue rescue;
  private final Timing timing;

  Stop(Collection<Kind> kinds, Node node, Rescue rescue, Timing timing) {
    this.kinds = kinds;
    this.node = node;
    this.rescue = rescue;
    this.timing = timing;
  }

  /** Nothing new starts from now on. */
  void claimNothing() {
    kinds.forEach(kind -> kind.worker().close());
    var _ = start("say that this node drains", node::drain);
  }

  /** Until nothing runs, or the grace is over. */
  void endAll(Duration grace) throws InterruptedException {
    awaitIdle(grace.minus(timing.toEnd()).minus(timing.toHandBack()));
    kinds.forEach(kind -> kind.worker().cancelAll(Reason.SHUTDOWN));
    awaitIdle(timing.toEnd());
    if (isBusy()) start("hand back what does not end", this::handBack).join(timing.toHandBack());
  }

  private void handBack() {
    for (Kind kind : kinds) {
      List<Job> left = kind.worker().jobs();
      int back = rescue.handBack(kind.lane(), left);
      log.atWarn()
          .addKeyValue("kind", kind.name())
          .addKeyValue("running", left.size())
          .addKeyValue("handed_back", back)
          .log("stopped before everything had ended");
    }
  }

  /** The last word; others may take this node's place at once. */
  void leave() throws InterruptedException {
    start("leave the nodes", node::leave).join(Duration.ofSeconds(2));
  }

  private static Thread start(String what, Runnable work) {
    return Thread.ofPlatform()
        .daemon()
        .name("stop")
        .start(() -> {
          try {
            work.run();
          } catch (RuntimeException e) {
            log.atWarn().setCause(e).log("could not {}", what);
          }
        });
  }

  private void awaitIdle(Duration most) throws InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    while (isBusy() && System.nanoTime() < end) Thread.sleep(LOOK);
  }

  private boolean isBusy() {
    return kinds.stream().anyMatch(Kind::isBusy);
  }
}

package punctual.operations;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import punctual.identity.SignOuts;
import punctual.storage.Artifacts;
import punctual.storage.CleanUp;
import punctual.storage.Links;

/**
 * Once an hour, what is over goes: report files past their time, files of no run, dead links and
 * dead sessions.
 */
final class Housekeeping implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);
  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final Duration EVERY = Duration.ofHours(1);

  private final CleanUp cleanUp;
  private final Artifacts artifacts;
  private final Links links;
  private final SignOuts signOuts;
  private final ScheduledExecutorService hourly =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("housekeeping").factory());

  Housekeeping(CleanUp cleanUp, Artifacts artifacts, Links links, SignOuts signOuts) {
    this.cleanUp = cleanUp;
    this.artifacts = artifacts;
    this.links = links;
    this.signOuts = signOuts;
  }

  void start() {
    var _ =
        hourly.scheduleWithFixedDelay(
            this::safely, FIRST.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
  }

  private void safely() {
    try {
      tidy();
    } catch (IOException | RuntimeException e) {
      log.atWarn().setCause(e).log("housekeeping failed; it is tried again in an hour");
    }
  }

  /** One round; a test calls it directly. */
  void tidy() throws IOException {
    CleanUp.Round round = cleanUp.round();
    int orphans = artifacts.sweepOrphans();
    links.forget();
    signOuts.forget();
    if (round.deleted() + round.archived() + round.kept() + orphans > 0) {
      log.atInfo()
          .addKeyValue("expired", round.deleted())
          .addKeyValue("archived", round.archived())
          .addKeyValue("kept", round.kept())
          .addKeyValue("orphans", orphans)
          .log("deleted files");
    }
  }

  @Override
  public void close() {
    hourly.shutdownNow();
  }
}

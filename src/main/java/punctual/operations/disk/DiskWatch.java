package punctual.operations.disk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import punctual.operations.disk.Disk.State;
import punctual.reports.RunHealth;
import punctual.storage.StorageUse;
import punctual.web.Live;

/** Looks at the disk of this node over time: notes it, and says when its state changes. */
public final class DiskWatch implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DiskWatch.class);
  private static final Duration EVERY = Duration.ofSeconds(10);
  private static final Duration SAMPLE = Duration.ofMinutes(5);
  private static final Duration LATELY = Duration.ofMinutes(12);
  private static final Duration THIN = Duration.ofHours(1);
  private static final int LAST_RUNS = 2_000;

  private final Disk disk;
  private final DiskSamples samples;
  private final RunHealth runs;
  private final StorageUse use;
  private final Live live;
  private final InstantSource time;
  private final String node;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("disk").factory());
  private State state = State.OK;
  private Instant sampledAt = Instant.EPOCH;
  private Instant thinnedAt = Instant.EPOCH;
  private volatile List<StorageUse.Part> parts = List.of();

  DiskWatch(Parts parts, Live live, InstantSource time, String node) {
    disk = parts.disk();
    samples = parts.samples();
    runs = parts.runs();
    use = parts.use();
    this.live = live;
    this.time = time;
    this.node = node;
  }

  /** What the watch stands on. */
  record Parts(Disk disk, DiskSamples samples, RunHealth runs, StorageUse use) {}

  void start() {
    var _ = clock.scheduleWithFixedDelay(this::safely, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void safely() {
    try {
      look();
    } catch (RuntimeException e) {
      log.atWarn().setCause(e).log("could not look at the disk");
    }
  }

  /** A sample out of turn; a test calls it directly. */
  synchronized void sampleNow() {
    sample(disk.read());
  }

  /** One look; a test calls it directly. */
  synchronized void look() {
    disk.expect(Needs.of(runs.waitingByType(), runs.runningByType(), runs.averageBytes(LAST_RUNS)));
    Disk.Reading now = disk.read();
    boolean changed = now.state() != state;
    if (changed) tell(now);
    if (changed || !now.at().isBefore(sampledAt.plus(SAMPLE))) sample(now);
    if (!now.at().isBefore(thinnedAt.plus(THIN))) {
      thinnedAt = now.at();
      samples.thin(node, now.at());
    }
  }

  private void sample(Disk.Reading now) {
    sampledAt = now.at();
    parts = use.parts();
    long bytes = parts.stream().mapToLong(StorageUse.Part::bytes).sum();
    samples.add(
        new DiskSamples.Sample(
            node, now.at(), now.freeBytes(), now.totalBytes(), bytes, now.state()));
  }

  /** PR-8.8. */
  private void tell(Disk.Reading now) {
    var event = now.state() == State.STOPPED ? log.atError() : log.atWarn();
    (now.state() == State.OK ? log.atInfo() : event)
        .addKeyValue("from", state.word())
        .addKeyValue("to", now.state().word())
        .addKeyValue("free_bytes", now.freeBytes())
        .addKeyValue("needed_bytes", disk.needs().nextBytes())
        .log(
            switch (now.state()) {
              case OK -> "there is room on the disk again";
              case LOW -> "little room is left on the disk";
              case STOPPED -> "too little room on the disk: no report starts";
            });
    state = now.state();
    live.tellAll("disk", Map.of("state", state.word()));
  }

  /** The disk of one node as that node saw it last. */
  public record NodeDisk(String node, long freeBytes, long totalBytes, State state) {}

  /** The disks of all nodes that have looked lately; any node answers the same. */
  public List<NodeDisk> nodes() {
    return samples.latest(time.instant().minus(LATELY)).stream()
        .map(s -> new NodeDisk(s.node(), s.freeBytes(), s.totalBytes(), s.state()))
        .toList();
  }

  /** What takes up the disk, at most five minutes old. */
  List<StorageUse.Part> parts() {
    return parts;
  }

  /** The samples of this node since an instant, oldest first. */
  List<DiskSamples.Sample> samples(Instant since) {
    return samples.of(node, since);
  }

  /** The trend of this node's disk; null where there is too little to tell. */
  @Nullable Trend trend() {
    return Trend.of(samples(time.instant().minus(Trend.PERIOD)));
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}

package punctual.operations.alerts.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import punctual.operations.alerts.Finding;
import punctual.operations.alerts.Rule;
import punctual.operations.alerts.Severity;
import punctual.operations.disk.Disk;
import punctual.operations.disk.Disk.State;
import punctual.operations.disk.DiskWatch;
import punctual.operations.disk.DiskWatch.NodeDisk;

/** Free space is below a threshold (PR-8.3). */
final class DiskSpace implements Rule {
  private final Disk disk;
  private final DiskWatch watch;
  private final boolean stopped;

  /**
   * @param stopped the lower of the two thresholds
   */
  DiskSpace(Disk disk, DiskWatch watch, boolean stopped) {
    this.disk = disk;
    this.watch = watch;
    this.stopped = stopped;
  }

  @Override
  public About about() {
    return stopped
        ? new About(
            "disk_stopped",
            "So little is free on the disk of the report files that no report starts.",
            Scope.INSTALLATION,
            Severity.CRITICAL,
            Words.bytes(disk.stopBytes()),
            Duration.ZERO)
        : new About(
            "disk_low",
            "Little is free on the disk of the report files.",
            Scope.INSTALLATION,
            Severity.WARNING,
            Words.bytes(disk.warnBytes()),
            Duration.ZERO);
  }

  /** What has stopped is low too: the lesser alert is not over when the graver one begins. */
  @Override
  public List<Finding> findings(Instant now) {
    return watch.nodes().stream()
        .filter(node -> stopped ? node.state() == State.STOPPED : node.state() != State.OK)
        .map(this::finding)
        .toList();
  }

  private Finding finding(NodeDisk node) {
    String free =
        "%s of %s are free. "
            .formatted(Words.bytes(node.freeBytes()), Words.bytes(node.totalBytes()));
    String message =
        stopped
            ? "Runs wait until there is room; none is lost. The page Disk says what can go."
            : "With less than %s no report starts. The page Disk says what can go."
                .formatted(Words.bytes(disk.stopBytes()));
    String title =
        (stopped ? "No report starts: the disk of %s is full" : "Little room on the disk of %s")
            .formatted(node.node());
    return new Finding(
        null, node.node(), about().severity(), title, free + message, "/operations/disk");
  }
}

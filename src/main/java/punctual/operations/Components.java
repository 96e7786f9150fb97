package punctual.operations;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import punctual.clock.Beat;
import punctual.database.Database;
import punctual.delivery.channels.email.MailProbe;
import punctual.operations.Health.Component;
import punctual.operations.Health.Status;
import punctual.operations.disk.Disk;
import punctual.queue.Queue;
import punctual.schedules.Schedules;
import punctual.settings.CoreSettings;
import punctual.settings.HomeFolder;
import punctual.settings.Settings;
import punctual.storage.Stores;

/** The components whose health is watched (PR-2.4 to PR-2.6, and those of its NFR). */
final class Components {
  static final String EMAIL = "email";
  private static final Duration OVERDUE = Duration.ofMinutes(5);
  private static final Duration SWEEP_LIMIT = Duration.ofSeconds(30);
  private static final Duration CLOCK_OFFSET = Duration.ofSeconds(5);
  private static final Duration OFTEN = Duration.ofSeconds(2);
  private static final Duration SELDOM = Duration.ofSeconds(15);

  private final Database database;
  private final MailProbe mail;
  private final Disk disk;
  private final Beat beat;
  private final Queue queue;
  private final Schedules schedules;
  private final InstantSource time;
  private final Duration beatLimit;
  private final Path files;
  private final Stores stores;

  Components(Parts parts, InstantSource time, Settings settings) {
    database = parts.database();
    mail = parts.mail();
    disk = parts.disk();
    beat = parts.beat();
    queue = parts.queue();
    schedules = parts.schedules();
    stores = parts.stores();
    this.time = time;
    beatLimit = settings.get(CoreSettings.TICK).multipliedBy(10).plusSeconds(5);
    files = settings.home().resolve(HomeFolder.REPORTS);
  }

  /** What is watched. */
  record Parts(
      Database database,
      MailProbe mail,
      Disk disk,
      Beat beat,
      Queue queue,
      Schedules schedules,
      Stores stores) {}

  List<Component> all() {
    return List.of(
        new Component("database", OFTEN, this::database),
        new Component(EMAIL, SELDOM, this::email),
        new Component("disk", OFTEN, this::disk),
        new Component("clock", OFTEN, this::clock),
        new Component("workers", OFTEN, this::workers),
        new Component("storage", OFTEN, this::storage));
  }

  private Status database() {
    return database.answers() ? Status.PASS : Status.FAIL;
  }

  /** Without a mail server nothing can be sent, yet an installation may mean it so. */
  private Status email() {
    if (!mail.isConfigured()) return Status.WARN;
    return mail.probe(Health.LIMIT.minusMillis(200)).isEmpty() ? Status.PASS : Status.FAIL;
  }

  private Status disk() {
    return switch (disk.read().state()) {
      case OK -> Status.PASS;
      case LOW -> Status.WARN;
      case STOPPED -> Status.FAIL;
    };
  }

  /** Report files can be written and read: where they usually go, and where some schedules say. */
  private Status storage() {
    if (!Files.isDirectory(files) || !Files.isWritable(files) || !Files.isReadable(files))
      return Status.FAIL;
    Set<String> down = stores.down().keySet();
    if (down.contains(stores.usual())) return Status.FAIL;
    return down.isEmpty() ? Status.PASS : Status.WARN;
  }

  /** The beat is fresh, nothing has been due for long without a row, and the clocks agree. */
  private Status clock() {
    Instant now = time.instant();
    if (beat.lastTick().isBefore(now.minus(beatLimit))) return Status.FAIL;
    if (schedules.overdue(now.minus(OVERDUE)) > 0) return Status.FAIL;
    return queue.clockOffset().abs().compareTo(CLOCK_OFFSET) > 0 ? Status.WARN : Status.PASS;
  }

  private Status workers() {
    return queue.lastSweep().isBefore(time.instant().minus(SWEEP_LIMIT))
        ? Status.FAIL
        : Status.PASS;
  }
}

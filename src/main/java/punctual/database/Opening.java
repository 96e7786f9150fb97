package punctual.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import punctual.settings.CoreSettings;
import punctual.settings.RefusedToStart;
import punctual.settings.Setting;
import punctual.settings.Settings;

/**
 * Opens the state database at start: one that does not answer yet is waited for, then the start is
 * refused.
 */
public final class Opening {
  private static final Logger log = LoggerFactory.getLogger(Opening.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  public static final Setting<Duration> WAIT =
      Setting.duration(
          "database_wait",
          Duration.ZERO,
          Duration.ofHours(1),
          Duration.ofMinutes(1),
          "How long a start waits for a state database that does not answer yet.");

  private Opening() {}

  public static List<Setting<?>> all() {
    return List.of(WAIT);
  }

  /**
   * @throws RefusedToStart where the database does not answer in time, or will not have us
   */
  public static Database open(Settings settings) {
    long end = System.nanoTime() + settings.get(WAIT).toNanos();
    Duration pause = FIRST_PAUSE;
    while (true) {
      try {
        return Database.open(DatabaseSettings.from(settings));
      } catch (RuntimeException e) {
        SQLException cause = cause(e);
        if (cause == null) throw e;
        if (!isUnreachable(cause) || System.nanoTime() > end) throw refused(settings, cause);
        log.atWarn()
            .addKeyValue("cause", cause.getMessage())
            .log("the state database does not answer yet");
        sleep(pause);
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
      }
    }
  }

  private static @Nullable SQLException cause(@Nullable Throwable e) {
    return e == null || e instanceof SQLException ? (SQLException) e : cause(e.getCause());
  }

  /** Connection class 08, and a server that is starting or stopping (57P). */
  private static boolean isUnreachable(SQLException e) {
    String state = e.getSQLState();
    return state != null && (state.startsWith("08") || state.startsWith("57P"));
  }

  private static RefusedToStart refused(Settings settings, SQLException e) {
    String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return new RefusedToStart(
        List.of(
            settings.fault(
                CoreSettings.DATABASE_URL,
                "is a database that cannot be used (%s)".formatted(reason),
                "Check the address, user and password, and that the database is running.")));
  }

  private static void sleep(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

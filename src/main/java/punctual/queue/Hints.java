package punctual.queue;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import punctual.database.Database;
import punctual.database.Dialect;

/**
 * Hints from node to node, by LISTEN and NOTIFY on PostgreSQL; on SQLite there is only this one.
 * Sent in the transaction that they are about, so that they arrive with its commit. A hint that is
 * lost costs the time until the next poll, never work.
 */
final class Hints {
  private static final Logger log = LoggerFactory.getLogger(Hints.class);
  private static final String CHANNEL = "punctual";
  private static final int LISTEN_MS = 10_000;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final Database database;
  private final UUID sender;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile @Nullable Connection connection;
  private volatile boolean listening;

  /**
   * @param sender tells own hints from those of others
   */
  Hints(Database database, UUID sender) {
    this.database = database;
    this.sender = sender;
  }

  /** What other nodes say. */
  interface Ear {
    /** Rows of this kind wait. */
    void waiting(String kind);

    /** Somebody wants this job to end, wherever it runs. */
    void cancel(String kind, UUID id);

    /** Hints may have been missed, or something about the nodes has changed: look at everything. */
    void anything();
  }

  void waiting(String kind) {
    send("waiting " + kind);
  }

  void cancel(String kind, UUID id) {
    send("cancel " + kind + " " + id);
  }

  void nodes() {
    send("nodes");
  }

  private void send(String words) {
    if (database.dialect() != Dialect.POSTGRESQL) return;
    database.onceBeforeCommit(
        words, () -> database.dsl().fetch("select pg_notify(?, ?)", CHANNEL, sender + " " + words));
  }

  /** The loop of the listening thread; ends when closed. */
  void listen(Ear ear) {
    Duration pause = FIRST_PAUSE;
    while (isOpen()) {
      try (Connection own = database.dedicated("punctual-hints")) {
        connection = own;
        hear(own, ear);
      } catch (SQLException e) {
        if (!isOpen()) return;
        if (listening) pause = FIRST_PAUSE;
        log.atWarn().addKeyValue("cause", e.getMessage()).log("no hints from other nodes for now");
      } finally {
        listening = false;
      }
      if (isClosedWithin(pause)) return;
      pause = pause.multipliedBy(2);
      if (pause.compareTo(LONGEST_PAUSE) > 0) pause = LONGEST_PAUSE;
    }
  }

  /** Until the connection breaks, or is closed. */
  private void hear(Connection own, Ear ear) throws SQLException {
    try (var statement = own.createStatement()) {
      statement.execute("listen " + CHANNEL);
      listening = true;
      ear.anything();
      PGConnection peer = own.unwrap(PGConnection.class);
      while (isOpen()) {
        PGNotification[] heard = peer.getNotifications(LISTEN_MS);
        if (heard == null || heard.length == 0) statement.execute("select 1"); // is it still there?
        else for (PGNotification one : heard) pass(one.getParameter(), ear);
      }
    }
  }

  /** Words of another version of the product may be unknown here: those say nothing. */
  private void pass(String payload, Ear ear) {
    String[] words = payload.split(" ", -1);
    if (words.length < 2 || words[0].equals(sender.toString())) return;
    try {
      switch (words[1]) {
        case "waiting" -> ear.waiting(words[2]);
        case "cancel" -> ear.cancel(words[2], UUID.fromString(words[3]));
        case "nodes" -> ear.anything();
        default -> log.atDebug().addKeyValue("hint", payload).log("unknown hint");
      }
    } catch (RuntimeException e) {
      log.atWarn().setCause(e).addKeyValue("hint", payload).log("could not follow a hint");
    }
  }

  /** Hints of others arrive now. */
  boolean isListening() {
    return listening;
  }

  private boolean isOpen() {
    return closed.getCount() > 0;
  }

  private boolean isClosedWithin(Duration pause) {
    try {
      return closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** The thread reads from a socket: only the end of the connection ends that. */
  void close() {
    closed.countDown();
    Connection own = connection;
    if (own == null) return;
    try {
      own.abort(Runnable::run);
    } catch (SQLException e) {
      log.atDebug().setCause(e).log("the connection for hints was gone already");
    }
  }
}

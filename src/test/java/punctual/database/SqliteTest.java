package punctual.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import punctual.testing.ForeignWriter;
import punctual.testing.SettableTime;
import punctual.testing.TestDatabase;

/** After some errors SQLite has rolled back by itself; nothing may carry on in that connection. */
class SqliteTest {
  private static final Instant NOW = SettableTime.START;

  private final String url = TestDatabase.SQLITE.freshUrl();
  private final Database database = TestDatabase.open(url);
  private final Installation facts = new Installation(database);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_full_disk_is_told_as_such_and_the_next_rollback_holds() {
    assertThatThrownBy(() ->
            database.write(() -> {
              facts.set("before", "1", NOW);
              fillDisk();
            }))
        .isInstanceOf(DataAccessResourceFailureException.class)
        .hasMessageContaining("full");
    assertNextRollbackHolds();
    assertThat(facts.get("before")).isEmpty();
  }

  private void fillDisk() {
    database.dsl().execute("pragma max_page_count = 1");
    facts.set("big", "x".repeat(1_000_000), NOW);
  }

  /** A fault that is swallowed must not leave the second half of a transaction behind. */
  @Test
  void who_goes_on_after_a_full_disk_writes_nothing() {
    assertThatThrownBy(() ->
            database.write(() -> {
              facts.set("first", "1", NOW);
              try {
                fillDisk();
              } catch (DataAccessException e) {
                assertThat(e).hasMessageContaining("full");
              }
              facts.set("second", "1", NOW);
            }))
        .isInstanceOf(RuntimeException.class);
    assertThat(facts.get("first")).isEmpty();
    assertThat(facts.get("second")).isEmpty();
    assertNextRollbackHolds();
  }

  @Test
  void after_a_cancelled_write_the_next_rollback_holds() {
    var statement = new AtomicReference<@Nullable Statement>();
    var watchdog = Thread.ofVirtual().start(() -> cancelUntilInterrupted(statement));
    assertThatThrownBy(() ->
            database.write(() -> {
              facts.set("before", "1", NOW);
              longInsert(statement);
            }))
        .isInstanceOf(RuntimeException.class);
    watchdog.interrupt();
    assertThat(facts.get("before")).isEmpty();
    assertNextRollbackHolds();
  }

  private static void cancelUntilInterrupted(AtomicReference<@Nullable Statement> statement) {
    while (!Thread.currentThread().isInterrupted()) {
      Statement running = statement.get();
      try {
        if (running != null) running.cancel();
      } catch (SQLException e) {
        return;
      }
      Thread.onSpinWait();
    }
  }

  private void longInsert(AtomicReference<@Nullable Statement> running) {
    database
        .dsl()
        .connection(connection -> {
          try (Statement statement = connection.createStatement()) {
            running.set(statement);
            statement.execute(
                "insert into installation with recursive n(i) as (select 1 union all select i + 1"
                    + " from n) select 'n' || i, '', '2026-11-24T09:00:00.000000Z' from n");
          } finally {
            running.set(null);
          }
        });
  }

  private void assertNextRollbackHolds() {
    assertThatThrownBy(() ->
            database.write(() -> {
              facts.set("rolled back", "1", NOW);
              throw new IllegalStateException("roll back");
            }))
        .hasMessage("roll back");
    assertThat(facts.get("rolled back")).isEmpty();
    database.write(() -> facts.set("kept", "1", NOW));
    assertThat(facts.get("kept")).contains("1");
  }

  @Test
  void another_process_cannot_write_while_we_do() {
    database.write(() -> {
      facts.set("ours", "1", NOW);
      assertThat(ForeignWriter.tries(url + "?busy_timeout=100")).isEqualTo("SQLITE_BUSY");
    });
    assertThat(facts.get("ours")).contains("1");
    assertThat(ForeignWriter.tries(url)).isEqualTo("WROTE");
  }
}

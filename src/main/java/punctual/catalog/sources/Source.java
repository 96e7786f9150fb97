package punctual.catalog.sources;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import punctual.faults.Category;
import punctual.faults.Fault;

/** One configured source and its pool, which is made at first use: a source may come up later. */
final class Source implements AutoCloseable {
  private static final long WAIT_MILLIS = 8_000;
  private static final long IDLE_MILLIS = 60_000;

  private final SourceSettings settings;
  private final long ahead;
  private @Nullable HikariDataSource pool;

  /**
   * @param ahead bytes of rows that a session may hold ahead of its reader
   */
  Source(SourceSettings settings, long ahead) {
    this.settings = settings;
    this.ahead = ahead;
  }

  String name() {
    return settings.name();
  }

  SourceSettings settings() {
    return settings;
  }

  Dialect dialect() {
    return settings.dialect();
  }

  Duration queryTimeout(Query query) {
    return query.queryTimeout() != null ? query.queryTimeout() : settings.queryTimeout();
  }

  /**
   * A pool retries a first connection until its patience ends; the driver's own answer is quicker.
   */
  Connection connect() {
    try {
      HikariDataSource connections = pool();
      if (connections.getHikariPoolMXBean().getTotalConnections() == 0) probe();
      return connections.getConnection();
    } catch (SQLException e) {
      throw new SourceFault(SqlFaults.of(name(), e), e);
    }
  }

  /** Closes the session itself, not only the loan. */
  void discard(Connection connection) {
    pool().evictConnection(connection);
    try {
      connection.close();
    } catch (SQLException e) {
      // it is gone either way
    }
  }

  /** Connects past the pool, so that the driver's own answer is seen at once. */
  void probe() {
    try (Connection connection = DriverManager.getConnection(settings.readUrl(), properties());
        Statement statement = connection.createStatement()) {
      statement.execute("select 1");
    } catch (SQLException e) {
      throw new SourceFault(SqlFaults.of(name(), e), e);
    }
  }

  private synchronized HikariDataSource pool() {
    if (pool == null) pool = new HikariDataSource(config());
    return pool;
  }

  private HikariConfig config() {
    var config = new HikariConfig();
    config.setPoolName("source-" + name());
    config.setJdbcUrl(settings.readUrl());
    config.setDataSourceProperties(properties());
    config.setMaximumPoolSize(settings.maxConnections());
    config.setMinimumIdle(0);
    config.setIdleTimeout(IDLE_MILLIS);
    config.setConnectionTimeout(WAIT_MILLIS);
    config.setInitializationFailTimeout(-1);
    // SQLite fixes it when it opens the file, and refuses even to be told so again
    config.setReadOnly(dialect() == Dialect.SQLITE);
    return config;
  }

  private Properties properties() {
    Properties properties = dialect().properties(ahead);
    if (settings.username() != null) properties.setProperty("user", settings.username());
    String password = password();
    if (password != null) properties.setProperty("password", password);
    return properties;
  }

  private @Nullable String password() {
    Path file = settings.passwordFile();
    if (file == null) return settings.password();
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new SourceFault(unreadable(file), e);
    }
  }

  private Fault unreadable(Path file) {
    return new Fault(
        Category.CONFIGURATION,
        SqlFaults.REFUSED,
        "The password of the data source %s could not be read.".formatted(name()),
        "cannot read " + file);
  }

  @Override
  public synchronized void close() {
    if (pool != null) pool.close();
  }
}

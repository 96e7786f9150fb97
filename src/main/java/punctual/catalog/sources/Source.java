package punctual.catalog.sources;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;
import punctual.faults.Category;
import punctual.faults.Fault;

/** One configured source and its pool, which is made at first use: a source may come up later. */
final class Source implements AutoCloseable {
  private static final long WAIT_MILLIS = 8_000;
  private static final long IDLE_MILLIS = 60_000;

  private final SourceSettings settings;
  private final Dialect dialect;
  private final Driver driver;
  private final long ahead;
  private @Nullable HikariDataSource pool;

  /**
   * @param driver that takes the address
   * @param ahead bytes of rows that a session may hold ahead of its reader
   */
  Source(SourceSettings settings, Driver driver, long ahead) {
    this.settings = settings;
    this.dialect = settings.dialect();
    this.driver = driver;
    this.ahead = ahead;
  }

  String name() {
    return settings.name();
  }

  SourceSettings settings() {
    return settings;
  }

  Dialect dialect() {
    return dialect;
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
    } catch (SQLException | NullPointerException e) {
      // Gone either way: the pool wants to put in order what it has closed itself, and finds null.
    }
  }

  /** Connects past the pool, so that the driver's own answer is seen at once. */
  void probe() {
    try (Connection connection = direct()) {
      dialect.probe(connection);
    } catch (SQLException e) {
      throw new SourceFault(SqlFaults.of(name(), e), e);
    }
  }

  /**
   * What the source's user may do beyond reading.
   *
   * @return as of {@link Dialect#excess}
   * @throws SourceFault where it cannot be asked
   */
  @Nullable String excess() {
    try (Connection connection = direct()) {
      return dialect.excess(connection);
    } catch (SQLException e) {
      throw new SourceFault(SqlFaults.of(name(), e), e);
    }
  }

  private Connection direct() throws SQLException {
    Connection connection = driver.connect(settings.readUrl(), properties());
    if (connection == null) throw new SQLException("the driver refused its own address", "08001");
    return connection;
  }

  private synchronized HikariDataSource pool() {
    if (pool == null) pool = new HikariDataSource(config());
    return pool;
  }

  private HikariConfig config() {
    var config = new HikariConfig();
    config.setPoolName("source-" + name());
    config.setDataSource(new Opening());
    config.setMaximumPoolSize(settings.maxConnections());
    config.setMinimumIdle(0);
    config.setIdleTimeout(IDLE_MILLIS);
    config.setConnectionTimeout(WAIT_MILLIS);
    config.setInitializationFailTimeout(-1);
    config.setReadOnly(dialect.opensReadOnly());
    return config;
  }

  /** Opens each session anew: with the password of that moment, and room of its own. */
  private final class Opening extends AbstractDataSource {
    @Override
    public Connection getConnection() throws SQLException {
      return direct();
    }

    /** The drivers have a limit of their own. */
    @Override
    public void setLoginTimeout(int seconds) {}

    /** How long a pool that closes waits for a session that is just being opened. */
    @Override
    public int getLoginTimeout() {
      return (int) (WAIT_MILLIS / 1000);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
      return direct();
    }
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

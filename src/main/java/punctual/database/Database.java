package punctual.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.TableRecord;
import org.jooq.conf.RenderNameCase;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DataSourceConnectionProvider;
import org.jooq.impl.DefaultConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The state database: one writer and four readers on SQLite (WAL, {@code synchronous=FULL}, {@code
 * BEGIN IMMEDIATE}), a pool on PostgreSQL. Migrated when opened.
 *
 * <p>A transaction never starts another one: with a single writer it would wait for itself. Nothing
 * in this process opens the SQLite files with file I/O: closing such a handle drops SQLite's locks.
 */
public final class Database implements AutoCloseable {
  private final DatabaseSettings settings;
  private final Dialect dialect;
  private final List<HikariDataSource> pools = new ArrayList<>();
  private final DSLContext dsl;
  private final TransactionTemplate write;
  private final TransactionTemplate read;

  private Database(DatabaseSettings settings) {
    this.settings = settings;
    dialect = Dialect.ofUrl(settings.url());
    DataSource source = dialect == Dialect.SQLITE ? sqlite(settings) : postgresql(settings);
    migrate(source);
    var transactions = new DataSourceTransactionManager(source);
    write = new TransactionTemplate(transactions);
    read = new TransactionTemplate(transactions);
    read.setReadOnly(true);
    if (dialect == Dialect.POSTGRESQL) {
      read.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }
    dsl = jooq(source);
  }

  /** Opens and migrates. On failure nothing stays open. */
  public static Database open(DatabaseSettings settings) {
    return new Database(settings);
  }

  public Dialect dialect() {
    return dialect;
  }

  /**
   * SQL in the caller's transaction; outside of one, each statement is a transaction of its own.
   */
  public DSLContext dsl() {
    return dsl;
  }

  /** Runs {@code work} in a transaction, or in the caller's where there is one. */
  public <T extends @Nullable Object> T write(Supplier<T> work) {
    try {
      return write.execute(status -> work.get());
    } catch (TransactionSystemException e) {
      throw cause(e);
    }
  }

  public void write(Runnable work) {
    write(() -> {
      work.run();
      return true;
    });
  }

  /**
   * SQLite rolls back by itself after some errors, and the driver then refuses the rollback: what
   * went wrong first is what the caller learns.
   */
  private static RuntimeException cause(TransactionSystemException e) {
    if (!(e.getApplicationException() instanceof RuntimeException first)) return e;
    first.addSuppressed(e);
    return first;
  }

  /**
   * Runs {@code work} in a read-only transaction with one snapshot; a write inside it fails on both
   * databases.
   */
  public <T extends @Nullable Object> T read(Supplier<T> work) {
    return read.execute(status -> work.get());
  }

  /**
   * Inserts rows of one table by one prepared statement; jOOQ's own way renders the SQL of each
   * row. The columns are those that any of the rows sets.
   */
  public <R extends TableRecord<R>> void insert(List<R> rows) {
    if (rows.isEmpty()) return;
    R first = rows.getFirst();
    List<Field<?>> fields =
        Stream.<Field<?>>of(first.fields())
            .filter(field -> rows.stream().anyMatch(row -> row.touched(field)))
            .toList();
    var batch =
        dsl.batch(
            dsl.insertInto(first.getTable()).columns(fields).values(new Object[fields.size()]));
    for (R row : rows) batch = batch.bind(fields.stream().map(row::get).toArray());
    batch.execute();
  }

  /**
   * Runs {@code hint} once the caller's transaction is committed, or at once where there is none.
   * For wake-ups only: it must not touch the database, and losing it must be harmless.
   */
  public void afterCommit(Runnable hint) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      hint.run();
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            hint.run();
          }
        });
  }

  /**
   * Runs {@code work} in the caller's transaction just before it commits, once for each {@code key}
   * however often it is asked for; at once where there is no transaction.
   */
  public void onceBeforeCommit(Object key, Runnable work) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      work.run();
      return;
    }
    boolean asked =
        TransactionSynchronizationManager.getSynchronizations().stream()
            .anyMatch(s -> s instanceof BeforeCommit before && before.key().equals(key));
    if (asked) return;
    TransactionSynchronizationManager.registerSynchronization(new BeforeCommit(key, work));
  }

  private record BeforeCommit(Object key, Runnable work) implements TransactionSynchronization {
    @Override
    public void beforeCommit(boolean readOnly) {
      work.run();
    }
  }

  /**
   * A connection beside the pool, for who keeps one for as long as it lives and closes it; on
   * PostgreSQL only, as SQLite has one writer.
   */
  public Connection dedicated(String applicationName) throws SQLException {
    var properties = new Properties();
    if (settings.username() != null) properties.setProperty("user", settings.username());
    if (settings.password() != null) properties.setProperty("password", settings.password());
    properties.setProperty("ApplicationName", applicationName);
    properties.setProperty("connectTimeout", "10");
    properties.setProperty("socketTimeout", "60");
    return DriverManager.getConnection(settings.url(), properties);
  }

  private DataSource sqlite(DatabaseSettings settings) {
    prepareNativeLibrary(settings.temporary());
    HikariDataSource writer = pool("writer", sqliteConfig(settings, 1, "IMMEDIATE"));
    HikariConfig reading = sqliteConfig(settings, 4, "DEFERRED");
    reading.setConnectionInitSql("PRAGMA query_only=ON");
    var routed = new LazyConnectionDataSourceProxy(writer);
    routed.setReadOnlyDataSource(pool("readers", reading));
    return routed;
  }

  private static HikariConfig sqliteConfig(DatabaseSettings settings, int size, String begin) {
    var config = new HikariConfig();
    config.setJdbcUrl(settings.url());
    config.setMaximumPoolSize(size);
    config.setExceptionOverrideClassName(EvictBrokenSqlite.class.getName());
    config.addDataSourceProperty("journal_mode", "WAL");
    config.addDataSourceProperty("synchronous", "FULL");
    config.addDataSourceProperty("busy_timeout", "10000");
    config.addDataSourceProperty("foreign_keys", "true");
    config.addDataSourceProperty("transaction_mode", begin);
    // ids are made here; asking for them would prepare one more statement for every insert
    config.addDataSourceProperty("jdbc.get_generated_keys", "false");
    return config;
  }

  /**
   * Every killed process leaves its copy of the library behind: an own folder, swept before the
   * first use.
   */
  private static void prepareNativeLibrary(Path folder) {
    if (System.getProperty("org.sqlite.tmpdir") != null) return;
    try {
      Files.createDirectories(folder);
      try (var files = Files.list(folder)) {
        for (Path file :
            files.filter(f -> f.getFileName().toString().startsWith("sqlite-")).toList()) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(
          "The folder %s cannot be prepared".formatted(folder), e);
    }
    System.setProperty("org.sqlite.tmpdir", folder.toString());
  }

  private DataSource postgresql(DatabaseSettings settings) {
    var config = new HikariConfig();
    config.setJdbcUrl(settings.url());
    config.setUsername(settings.username());
    config.setPassword(settings.password());
    config.setMaximumPoolSize(12);
    config.addDataSourceProperty("ApplicationName", "punctual");
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    config.addDataSourceProperty("connectTimeout", "10");
    config.addDataSourceProperty("socketTimeout", "60");
    config.addDataSourceProperty("options", "-c idle_in_transaction_session_timeout=60s");
    return new LazyConnectionDataSourceProxy(pool("state", config));
  }

  private HikariDataSource pool(String name, HikariConfig config) {
    config.setPoolName(name);
    config.setConnectionTimeout(30_000);
    config.setMinimumIdle(1);
    var pool = new HikariDataSource(config);
    pools.add(pool);
    return pool;
  }

  private void migrate(DataSource source) {
    try {
      Flyway.configure()
          .dataSource(source)
          .locations("classpath:db/migration")
          .placeholders(placeholders(dialect))
          .load()
          .migrate();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** The type names that differ. */
  static Map<String, String> placeholders(Dialect dialect) {
    boolean sqlite = dialect == Dialect.SQLITE;
    return Map.of(
        "uuid", sqlite ? "text" : "uuid",
        "timestamptz", sqlite ? "text" : "timestamptz",
        "json", sqlite ? "text" : "jsonb",
        "boolean", sqlite ? "integer" : "boolean",
        "double", sqlite ? "real" : "double precision",
        "bytes", sqlite ? "blob" : "bytea",
        "bigint", sqlite ? "integer" : "bigint",
        "table_options", sqlite ? "strict" : "");
  }

  private DSLContext jooq(DataSource source) {
    var configuration = new DefaultConfiguration();
    configuration.set(
        new DataSourceConnectionProvider(new TransactionAwareDataSourceProxy(source)));
    configuration.set(dialect.jooq());
    configuration.set(
        new Settings()
            .withRenderSchema(false)
            .withRenderNameCase(RenderNameCase.LOWER)
            .withExecuteLogging(false));
    configuration.set(TranslateErrors::new);
    return DSL.using(configuration);
  }

  /**
   * Whether a trivial question is answered; for health and readiness, with its own time limit
   * there.
   */
  public boolean answers() {
    try (Connection connection = pools.getLast().getConnection()) {
      return connection.isValid(2);
    } catch (SQLException e) {
      return false;
    }
  }

  /**
   * Equality that only filters what another condition has found. SQLite takes an index by equality
   * before one by range or a partial one, and would go through all of an organisation's history.
   */
  public <T> Condition filter(Field<T> field, T value) {
    return dialect == Dialect.SQLITE
        ? DSL.condition("+{0} = {1}", field, DSL.val(value, field))
        : field.eq(value);
  }

  /**
   * Connections of one pool now.
   *
   * @param waiting threads that wait for one
   */
  public record Pool(String name, int active, int idle, int waiting, int most) {}

  public List<Pool> pools() {
    return pools.stream()
        .map(pool -> {
          var now = pool.getHikariPoolMXBean();
          return new Pool(
              pool.getPoolName(),
              now.getActiveConnections(),
              now.getIdleConnections(),
              now.getThreadsAwaitingConnection(),
              pool.getMaximumPoolSize());
        })
        .toList();
  }

  /** What the database takes up, in bytes; of SQLite without the write-ahead log. */
  public long sizeBytes() {
    String size =
        dialect == Dialect.SQLITE
            ? "select page_count * page_size from pragma_page_count(), pragma_page_size()"
            : "select pg_database_size(current_database())";
    return dsl.fetchSingle(size).get(0, Long.class);
  }

  @Override
  public void close() {
    pools.forEach(HikariDataSource::close);
  }
}

package punctual.catalog.sources;

import io.trino.jdbc.QueryStats;
import io.trino.jdbc.TrinoConnection;
import io.trino.jdbc.TrinoStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.OptionalDouble;
import java.util.Properties;
import java.util.function.Consumer;

/**
 * Trino. Each query sees one state of a table where its connector can give one; there is no
 * transaction over several. What keeps it from writing is the catalog's access control.
 */
record TrinoDialect() implements Dialect {
  private static final String TAGS = "ClientTags";

  @Override
  public Properties properties(long ahead) {
    var properties = new Properties();
    properties.setProperty("source", "punctual");
    return properties;
  }

  /** The tags let resource groups be chosen by organisation. */
  @Override
  public Gate begin(Connection connection, Asker asker, ZoneId zone) throws SQLException {
    String key = asker.organizationKey();
    connection.setClientInfo(TAGS, key == null ? "punctual" : "punctual,organization:" + key);
    connection.unwrap(TrinoConnection.class).setTimeZoneId(Dialect.name(zone));
    return Gate.OPEN;
  }

  @Override
  public void watch(Statement statement, Consumer<QueryProgress> listener) throws SQLException {
    statement
        .unwrap(TrinoStatement.class)
        .setProgressMonitor(stats -> listener.accept(progress(stats)));
  }

  private static QueryProgress progress(QueryStats stats) {
    OptionalDouble percent = stats.getProgressPercentage();
    return new QueryProgress(
        stats.getQueryId(), percent.isPresent() ? (int) percent.getAsDouble() : null);
  }

  /** The driver takes an instant, but no {@code OffsetDateTime}. */
  @Override
  public Object bound(Object value, ZoneId zone) {
    return value;
  }

  @Override
  public void end(Connection connection) {}

  /** Catalog, schema, session properties and prepared names of one run are not the next one's. */
  @Override
  public boolean isKept() {
    return false;
  }
}

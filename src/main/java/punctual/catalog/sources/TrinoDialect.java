package punctual.catalog.sources;

import io.trino.jdbc.TrinoConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Properties;

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
  public void end(Connection connection) {}

  /** Catalog, schema, session properties and prepared names of one run are not the next one's. */
  @Override
  public boolean isKept() {
    return false;
  }
}

package punctual.database;

import org.jooq.SQLDialect;

/** The two state databases. What differs between them is asked of this type, in few places. */
public enum Dialect {
  SQLITE(SQLDialect.SQLITE),
  POSTGRESQL(SQLDialect.POSTGRES);

  private final SQLDialect jooq;

  Dialect(SQLDialect jooq) {
    this.jooq = jooq;
  }

  SQLDialect jooq() {
    return jooq;
  }

  static Dialect ofUrl(String url) {
    return url.startsWith("jdbc:sqlite:") ? SQLITE : POSTGRESQL;
  }
}

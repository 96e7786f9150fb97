package punctual.bench;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import punctual.catalog.spi.Column;
import punctual.catalog.spi.ColumnType;
import punctual.catalog.spi.Look;

/** The same rows of 12 typed columns for everybody: made here, or by a PostgreSQL table. */
public final class Sales {
  private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");
  private static final String[] REGIONS = {"North", "South", "East", "West"};

  private Sales() {}

  /** Row {@code i}, from 0, as a source gives it. */
  public static Object[] row(long i) {
    return new Object[] {
      100_000 + i,
      REGIONS[(int) (i % 4)],
      "Customer " + i * 7919 % 10007 + " & Sons",
      BigDecimal.valueOf(i * 104_729 % 10_000_000, 2),
      i * 31 % 500,
      BigDecimal.valueOf(i * 1_299_709 % 1_000_000, 3),
      BigDecimal.valueOf(i * 17 % 1000, 3),
      LocalDate.of(2026, 1, 1).plusDays(i % 365),
      NEW_YEAR.plusSeconds(i * 7877 % 31_536_000),
      i * 613 % 400_000,
      i % 3 == 0,
      "Order of week " + i * 13 % 1009 + ", sent by road"
    };
  }

  /** What {@link #row} holds. */
  public static List<Column> columns() {
    ColumnType[] types = {
      ColumnType.INTEGER, ColumnType.TEXT, ColumnType.TEXT, ColumnType.MONEY, ColumnType.INTEGER,
      ColumnType.DECIMAL, ColumnType.PERCENT, ColumnType.DATE, ColumnType.TIMESTAMP,
      ColumnType.DURATION, ColumnType.BOOLEAN, ColumnType.TEXT
    };
    var columns = new ArrayList<Column>();
    for (ColumnType type : types) {
      String currency = type == ColumnType.MONEY ? "EUR" : null;
      columns.add(new Column("c" + columns.size(), type.word(), type, currency, null, false, Look.PLAIN));
    }
    return columns;
  }

  /** Fills the table {@code sales}. */
  public static void fill(String url, int rows) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create table sales as select 100000 + i as id,
            (array['North', 'South', 'East', 'West'])[1 + i %% 4] as region,
            'Customer ' || i * 7919 %% 10007 || ' & Sons' as customer,
            (i * 104729 %% 10000000 / 100.0)::numeric(12, 2) as amount,
            (i * 31 %% 500)::int as quantity,
            (i * 1299709 %% 1000000 / 1000.0)::numeric(12, 3) as price,
            (i * 17 %% 1000 / 1000.0)::numeric(6, 3) as share,
            date '2026-01-01' + (i %% 365)::int as day,
            timestamptz '2026-01-01 00:00Z' + i * 7877 %% 31536000 * interval '1 second' as at,
            (i * 613 %% 400000)::int as took,
            i %% 3 = 0 as paid,
            'Order of week ' || i * 13 %% 1009 || ', sent by road' as note
          from generate_series(0::bigint, %d - 1) i
          """
              .formatted(rows));
      statement.execute("vacuum analyze sales");
    }
  }

  /** The first rows of the table. */
  public static String query(int rows) {
    return "select * from sales where id < %d".formatted(100_000 + rows);
  }

  /** A report type over the table, without id and name. */
  public static String definition(int rows) {
    return """
        query: %s
        columns:
          amount: {label: Amount, type: money, currency: EUR}
          share: {label: Share, type: percent}
          took: {label: Took, type: duration}
        layout: {title: Sales, orientation: landscape}
        """
        .formatted(query(rows));
  }
}

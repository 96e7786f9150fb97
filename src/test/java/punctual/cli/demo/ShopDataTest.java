package punctual.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class ShopDataTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  @TempDir static Path folder;
  private static Path file;

  @BeforeAll
  static void create() {
    file = folder.resolve("shop.db");
    ShopData.create(file, TODAY);
  }

  @Test
  void it_has_two_years_of_orders_up_to_the_first_day_of_both_organisations() throws Exception {
    assertThat(
            number(
                "select count(*) from orders where organization_id = 'demo' and ordered_at < '2026-11-24'"))
        .isEqualTo(200_000);
    assertThat(
            number(
                "select count(*) from orders where organization_id = 'other' and ordered_at < '2026-11-24'"))
        .isEqualTo(20_000);
    assertThat(text("select min(ordered_at) from orders")).startsWith("2024-11-24");
  }

  @Test
  void every_week_of_the_sixty_days_beyond_has_orders() throws Exception {
    for (int i = 0; i <= Calendar.COMING_DAYS; i++) {
      LocalDate day = TODAY.plusDays(i);
      String week = "ordered_at >= '%s' and ordered_at < '%s'".formatted(day.minusDays(7), day);
      assertThat(number("select count(*) from orders where organization_id = 'other' and " + week))
          .isPositive();
    }
  }

  @Test
  void organisations_share_no_row() throws Exception {
    assertThat(
            number(
                "select count(*) from orders o join customers c on c.id = o.customer_id"
                    + " where c.organization_id <> o.organization_id"))
        .isZero();
  }

  @Test
  void the_same_day_gives_the_same_rows() throws Exception {
    Path again = folder.resolve("again.db");
    ShopData.create(again, TODAY);
    String sum = "select sum(amount) || ' ' || max(ordered_at) from orders";
    assertThat(text(again, sum)).isEqualTo(text(file, sum));
    assertThat(Files.exists(folder.resolve("again.db.new"))).isFalse();
  }

  private static long number(String sql) throws SQLException {
    return Long.parseLong(text(sql));
  }

  private static String text(String sql) throws SQLException {
    return text(file, sql);
  }

  private static String text(Path database, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}

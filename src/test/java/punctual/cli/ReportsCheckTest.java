package punctual.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class ReportsCheckTest {
  @TempDir Path home;
  private Path mine;

  @BeforeEach
  void make_a_source() throws IOException, SQLException {
    String url = "jdbc:sqlite:" + home.resolve("shop.db");
    try (var connection = DriverManager.getConnection(url)) {
      connection.createStatement().execute("create table orders (organization_id text, n int)");
    }
    Files.writeString(
        home.resolve("punctual.yaml"), "sources: {store: {url: '%s'}}\n".formatted(url));
    mine = Files.createDirectory(home.resolve("mine"));
  }

  private void define(String id, String column) throws IOException {
    String text =
        """
        id: %s
        name: Orders
        source: store
        query: select %s from orders where organization_id = :organization_id
        """
            .formatted(id, column);
    Files.writeString(mine.resolve(id + ".yaml"), text);
  }

  private Commanded check(String... options) {
    var words = new java.util.ArrayList<>(java.util.List.of("reports", "check", mine.toString()));
    words.addAll(java.util.List.of(options));
    return new Commanded(home).run(words.toArray(String[]::new));
  }

  @Test
  void a_sound_definition_passes_and_its_query_is_tried_online() throws IOException {
    define("orders", "n");
    assertThat(check().code()).isZero();
    Commanded online = check("--online");
    assertThat(online.out()).contains("[ success ] report orders: its query runs");
    assertThat(online.code()).isZero();
  }

  @Test
  void a_query_that_fails_is_found_online_alone() throws IOException {
    define("orders", "nothing_of_the_kind");
    assertThat(check().code()).isZero();
    Commanded online = check("--online", "--json");
    assertThat(online.code()).isEqualTo(1);
    assertThat(online.out()).contains("\"ok\":false", "report orders");
  }

  @Test
  void a_fault_is_named_with_its_file_and_line() throws IOException {
    define("orders", "n");
    Files.writeString(
        mine.resolve("broken.yaml"),
        "id: broken\nname: Broken\nsource: store\nquery: 1\ncolour: red\n");
    Commanded check = check();
    assertThat(check.code()).isEqualTo(1);
    assertThat(check.out()).contains("[ failure ] broken.yaml:5", "colour");
  }

  @Test
  void schedules_are_asked_for_only_where_they_can_be_and_nothing_is_made() throws IOException {
    define("orders", "n");
    Commanded check = check("--schedules");
    assertThat(check.code()).isZero();
    assertThat(check.out()).contains("[ success ] schedules: there are none yet");
    assertThat(home.resolve("punctual.db")).doesNotExist();
  }

  @Test
  void a_directory_that_is_not_there_is_wrong_usage() {
    assertThat(new Commanded(home).run("reports", "check", "nowhere").code()).isEqualTo(2);
  }
}

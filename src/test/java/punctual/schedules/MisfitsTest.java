package punctual.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import punctual.catalog.Catalog;
import punctual.catalog.sources.SourceFixture;
import punctual.catalog.sources.Sources;
import punctual.database.Database;
import punctual.identity.Organizations;
import punctual.schedules.Misfits.Misfit;
import punctual.settings.CoreSettings;
import punctual.settings.Settings;
import punctual.testing.Given;
import punctual.testing.TestDatabase;

/** PL-D.1: what a changed definition would break is known before it is taken. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class MisfitsTest {
  private static final InstantSource TIME = () -> Instant.parse("2026-11-29T06:00:00Z");
  private static final String ORDERS =
      """
      id: orders
      name: Orders
      source: shop
      query: select :%s as chosen where :organization_id <> ''
      parameters: {%s: {type: integer, label: Least}}
      """;

  private final TestDatabase kind;

  MisfitsTest(TestDatabase kind) {
    this.kind = kind;
  }

  private static UUID schedule(Given given, UUID organization, String type, String params) {
    return given.schedule(
        organization,
        row -> {
          row.setName(type + " every minute");
          row.setReportType(type);
          row.setReportParams(Given.json(params));
        });
  }

  private static List<Misfit> misfits(Path folder, Database database, Given given) {
    Settings settings =
        SourceFixture.settings("jdbc:sqlite:" + folder.resolve("shop.db"), Map.of())
            .with(CoreSettings.REPORTS_DIR, folder);
    try (var sources = new Sources(settings, TIME)) {
      var catalog = new Catalog(settings, sources, TIME, List.of());
      return new Misfits(database, new Organizations(database, TIME, given.ids()), catalog).all();
    }
  }

  @Test
  void a_type_that_is_gone_and_a_parameter_that_has_another_name_are_told(@TempDir Path folder)
      throws IOException {
    try (Database database = kind.open()) {
      var given = new Given(database, TIME);
      UUID organization = given.organization();
      UUID orders = schedule(given, organization, "orders", "{\"least\": 3}");
      UUID gone = schedule(given, organization, "gone", "{}");
      given.schedule(
          organization,
          row -> {
            row.setReportType("gone too");
            row.setDeletedAt(TIME.instant());
          });
      Files.writeString(folder.resolve("orders.yaml"), ORDERS.formatted("least", "least"));
      assertThat(misfits(folder, database, given))
          .extracting(Misfit::schedule)
          .containsExactly(gone);
      Files.writeString(folder.resolve("orders.yaml"), ORDERS.formatted("floor", "floor"));
      List<Misfit> after = misfits(folder, database, given);
      assertThat(after).extracting(Misfit::schedule).containsExactly(orders, gone);
      assertThat(after.getFirst().fault()).contains("least");
      assertThat(after.getFirst().organization()).isEqualTo("o" + organization);
    }
  }
}

package punctual.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import punctual.catalog.ReportTypeController.PreviewForm;
import punctual.catalog.ReportTypeController.PreviewView;
import punctual.catalog.ReportTypeView.ColumnView;
import punctual.catalog.sources.Sources;
import punctual.cli.demo.ShopData;
import punctual.identity.Role;
import punctual.schedules.recurrence.InvalidSchedule;
import punctual.schedules.recurrence.Recurrences;
import punctual.web.Problem;
import tools.jackson.databind.node.ObjectNode;

/** The report types that come with the product, over the sample shop (PL-D.2). */
@SuppressWarnings("NullAway.Init")
class BuiltInReportsTest {
  private static final Instant LAST_DAY = Instant.parse("2027-01-22T12:00:00Z");
  private static final String SALES = "sales_summary";

  @TempDir static Path folder;
  private static CatalogFixture fixture;
  private static ReportTypeController controller;

  @BeforeAll
  static void open() {
    ShopData.create(folder.resolve("shop.db"), LocalDate.of(2026, 11, 24));
    fixture = CatalogFixture.over(folder);
    controller =
        new ReportTypeController(
            fixture.catalog(),
            new Options(fixture.sources(), fixture.time()),
            new Preview(fixture.sources(), fixture.time()),
            _ -> java.util.Map.of(),
            fixture.time());
  }

  @AfterAll
  static void close() {
    fixture.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        SALES,
        "invoices_due",
        "usage_by_customer",
        "support_backlog",
        "staff_hours",
        "sales_trend",
        "regional_orders"
      })
  void each_has_rows_without_any_parameter_today_and_at_the_end_of_the_data(String id) {
    for (String organization : List.of("demo", "other")) {
      PreviewView now = preview(id, "{}", Role.ADMINISTRATOR, organization, null);
      assertThat(now.rows()).isNotEmpty();
      assertThat(now.columns()).extracting(ColumnView::type).doesNotContainNull();
      assertThat(preview(id, "{}", Role.ADMINISTRATOR, organization, LAST_DAY).rows()).isNotEmpty();
    }
  }

  @Test
  void there_are_ten_without_a_fault() {
    var list = controller.list(1, 20, CatalogFixture.actor(Role.ADMINISTRATOR, "demo"));
    assertThat(list.total()).isEqualTo(10);
    assertThat(list.faults()).isEmpty();
    assertThat(list.items())
        .allSatisfy(type ->
            assertThat(type.formats().contains("csv")).isEqualTo(type.sections().isEmpty()));
    assertThat(list.items()).allSatisfy(type -> assertThat(type.description()).isNotBlank());
  }

  @Test
  void a_member_sees_what_a_member_may_use_and_no_faults() {
    var list = controller.list(1, 20, CatalogFixture.actor(Role.MEMBER, "demo"));
    assertThat(list.items()).extracting(ReportTypeView::id).doesNotContain("staff_hours");
    assertThat(list.faults()).isNull();
    assertThatThrownBy(
            () -> controller.get("staff_hours", CatalogFixture.actor(Role.MEMBER, "demo")))
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.status().value()).isEqualTo(403));
    assertThatThrownBy(() -> controller.get("nope", CatalogFixture.actor(Role.MEMBER, "demo")))
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.status().value()).isEqualTo(404));
  }

  /** PL-G.10: the same report, other rows. */
  @Test
  void one_organisation_never_sees_anothers_regions() {
    assertThat(regions("demo")).contains("DACH", "Nordics").doesNotContain("Midwest");
    assertThat(regions("other")).containsExactly("East", "Midwest", "South", "West");
  }

  private static List<String> regions(String organization) {
    return controller
        .get(SALES, CatalogFixture.actor(Role.MEMBER, organization))
        .parameters()
        .stream()
        .filter(parameter -> parameter.name().equals("region"))
        .flatMap(parameter -> Objects.requireNonNull(parameter.options()).stream())
        .map(Parameter.Option::label)
        .toList();
  }

  @Test
  void a_preview_shows_rows_dates_and_whether_there_are_more() {
    PreviewView all = preview(SALES, "{}", Role.MEMBER, "demo", null);
    assertThat(all.rows()).hasSize(7);
    assertThat(all.truncated()).isFalse();
    assertThat(Objects.requireNonNull(all.window()).label()).isEqualTo("17 to 23 Nov 2026");
    assertThat(all.window().to()).isEqualTo("2026-11-23");
    assertThat(all.rows().getFirst().get(2))
        .isInstanceOfSatisfying(BigDecimal.class, n -> assertThat(n.scale()).isEqualTo(2));

    var form =
        new PreviewForm(
            CatalogFixture.json("{'region': ['DACH', 'Italy']}"), 1, "Europe/Berlin", null);
    PreviewView some = controller.preview(SALES, form, CatalogFixture.actor(Role.MEMBER, "demo"));
    assertThat(some.rows()).hasSize(1);
    assertThat(some.truncated()).isTrue();
  }

  /** PL-D.7 */
  @Test
  void personal_data_are_masked_below_the_role_that_may_see_them() {
    var members = preview("invoices_due", "{}", Role.MEMBER, "demo", null).rows().getFirst();
    assertThat(members.get(2)).asString().hasSize(4).endsWith("•••");
    assertThat(members.get(3)).asString().hasSize(4).endsWith("•••");
    var managers = preview("invoices_due", "{}", Role.MANAGER, "demo", null).rows().getFirst();
    assertThat(managers.get(3)).asString().endsWith(".example");
  }

  @Test
  void bad_input_is_refused_whole_by_field() {
    assertThatThrownBy(
            () -> preview(SALES, "{'period': 'soon', 'nope': 1}", Role.MEMBER, "demo", null))
        .isInstanceOfSatisfying(
            Problem.class,
            p ->
                assertThat(p.errors())
                    .extracting(Problem.FieldFault::field)
                    .containsExactly("report_params.nope", "report_params.period"));
    var mars = new PreviewForm(null, null, "Mars/Base", null);
    assertThatThrownBy(
            () -> controller.preview(SALES, mars, CatalogFixture.actor(Role.MEMBER, "demo")))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.errors().getFirst().field()).isEqualTo("timezone"));
  }

  @Test
  void a_query_that_fails_says_what_the_source_says() {
    fixture.write(
        "broken.yaml",
        "id: broken\nname: B\nsource: shop\nquery: select nope from orders where organization_id = :organization_id\n");
    assertThatThrownBy(() -> preview("broken", "{}", Role.MEMBER, "demo", null))
        .isInstanceOfSatisfying(
            Problem.class,
            p -> {
              assertThat(p.code()).isEqualTo("query_failed");
              assertThat(p.status().value()).isEqualTo(422);
              assertThat(p.detail()).contains("nope");
            });
    fixture.delete("broken.yaml");
  }

  /** PL-A.5: an attack in a value stays a value. */
  @ParameterizedTest
  @ValueSource(
      strings = {"' or 1=1 --", "DACH'); drop table orders; --", "DACH' union select 1,2,3,4"})
  void injection_finds_nothing(String attack) {
    var params = CatalogFixture.json("{}");
    ((tools.jackson.databind.node.ObjectNode) params).putArray("region").add(attack);
    var form = new PreviewForm(params, null, null, null);
    assertThat(controller.preview(SALES, form, CatalogFixture.actor(Role.MEMBER, "demo")).rows())
        .isEmpty();
    assertThat(preview(SALES, "{}", Role.MEMBER, "demo", null).rows()).hasSize(7);
  }

  private static PreviewView preview(
      String id,
      String params,
      Role role,
      String organization,
      @org.jspecify.annotations.Nullable Instant due) {
    var form = new PreviewForm(CatalogFixture.json(params), 200, null, due);
    return controller.preview(id, form, CatalogFixture.actor(role, organization));
  }

  @Test
  void built_in_types_are_absent_where_there_is_no_shop() {
    try (var empty = new CatalogFixture(folder, "jdbc:sqlite:x.db", Map.of("url", 5))) {
      assertThat(empty.catalog().types(CatalogFixture.actor(Role.ADMINISTRATOR, "demo")))
          .extracting(ReportType::source)
          .containsOnly(Sources.OWN);
    }
  }

  /** PL-A.14. */
  @Test
  void every_type_has_a_schedule_to_start_from_that_would_be_taken() throws InvalidSchedule {
    for (ReportType type : fixture.catalog().all()) {
      assertThat(type.templates()).as(type.id()).isNotEmpty();
      for (ReportType.Template template : type.templates()) {
        var schedule = ((ObjectNode) template.schedule()).deepCopy().put("timezone", "Asia/Tokyo");
        Recurrences.standard().parse(schedule);
        assertThat(fixture.catalog().check(type, template.params())).as(type.id()).isEmpty();
      }
    }
    assertThat(fixture.catalog().faults()).isEmpty();
  }
}

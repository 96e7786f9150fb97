package punctual.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static punctual.catalog.CatalogFixture.context;
import static punctual.catalog.CatalogFixture.json;

import java.nio.file.Path;
import java.sql.Types;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import punctual.catalog.sources.Query;
import punctual.web.Problem;

@SuppressWarnings("NullAway.Init")
class ParametersTest {
  @TempDir Path folder;
  private CatalogFixture fixture;
  private ReportType type;

  @BeforeEach
  void open() {
    fixture = CatalogFixture.over(folder);
    fixture.write(
        "p.yaml",
        """
        id: p
        name: P
        source: shop
        parameters:
          period: {type: date_range, default: last_7_days}
          day: {type: date, default: yesterday}
          n: {type: integer, min: 1, max: 10, required: false}
          d: {type: decimal, required: false}
          yes: {type: boolean, required: false}
          word: {type: text, required: false}
          region: {type: choice, options: [North, {value: S, label: South}], multiple: true, required: false}
          must: {type: text}
        query: |
          select 1 where :organization_id = :user_id and 'x' in (:roles) and :n = 1
            and a >= :period_from and a < :period_to and b = :day [[ and c in (:region) ]]
        layout: {title: "P {{ must }}, {{ period.label }}"}
        """);
    type = fixture.type("p");
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void server_values_come_from_the_context_and_ranges_from_the_due_instant() {
    BoundReport report =
        fixture.catalog().bind(type, json("{'must': 'x', 'region': ['North', 'S']}"), context());
    assertThat(report.queries().getFirst().binds())
        .containsExactly(
            "demo",
            CatalogFixture.USER.toString(),
            "viewer",
            "member",
            new Query.Absent(Types.BIGINT),
            LocalDate.of(2026, 11, 17),
            LocalDate.of(2026, 11, 24),
            LocalDate.of(2026, 11, 23),
            "North",
            "S");
    assertThat(report.queries().getFirst().sql()).contains("in (?, ?)").doesNotContain("North");
    assertThat(report.title()).isEqualTo("P x, 17 to 23 Nov 2026");
  }

  @Test
  void titles_read_as_people_write() {
    fixture.write(
        "t.yaml",
        """
        id: t
        name: T
        source: shop
        parameters:
          day: {type: date, default: yesterday}
          region: {type: choice, options: [{value: N, label: North}, {value: S, label: South}], multiple: true}
        query: select 1 where :organization_id = :day and a in (:region)
        layout: {title: "{{ region }} on {{ day }}, told on {{ due.date }}"}
        """);
    BoundReport report =
        fixture.catalog().bind(fixture.type("t"), json("{'region': ['N', 'S']}"), context());
    assertThat(report.title()).isEqualTo("North, South on 23 Nov 2026, told on 24 Nov 2026");
    assertThat(report.values().getFirst().text()).isEqualTo("23 Nov 2026");
  }

  @Test
  void a_given_range_names_its_last_day() {
    BoundReport report =
        fixture
            .catalog()
            .bind(
                type,
                json("{'must': 'x', 'period': {'from': '2026-01-01', 'to': '2026-01-31'}}"),
                context());
    assertThat(report.window())
        .isEqualTo(
            new Window(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 1), context().zone()));
    assertThat(report.title()).isEqualTo("P x, January 2026");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                             | must
          {'must': null}                                 | must
          {'must': 5}                                    | must
          {'must': ['x']}                                | must
          {'must': 'x', 'organization_id': 'other'}      | organization_id
          {'must': 'x', 'roles': ['administrator']}      | roles
          {'must': 'x', 'nope': 1}                       | nope
          {'must': 'x', 'n': 11}                         | n
          {'must': 'x', 'n': '5'}                        | n
          {'must': 'x', 'n': 1.5}                        | n
          {'must': 'x', 'd': true}                       | d
          {'must': 'x', 'yes': 'yes'}                    | yes
          {'must': 'x', 'day': '2026-02-30'}             | day
          {'must': 'x', 'period': 'last_8_days'}         | period
          {'must': 'x', 'period': {'from': '2026-02-01', 'to': '2026-01-01'}} | period
          {'must': 'x', 'period': {'from': '2026-02-01'}}| period
          {'must': 'x', 'region': 'West'}                | region
          {'must': 'x', 'region': ['North', 'West']}     | region
          """)
  void what_does_not_fit_the_declaration_is_refused_by_field(String params, String field) {
    assertThat(fixture.catalog().check(type, json(params)))
        .extracting(Problem.FieldFault::field)
        .containsExactly("report_params." + field);
    assertThatThrownBy(() -> fixture.catalog().bind(type, json(params), context()))
        .isInstanceOf(Problem.class);
  }

  @Test
  void every_fault_is_told_at_once() {
    assertThat(fixture.catalog().check(type, json("{'n': 0, 'day': 'soon', 'nope': 1}")))
        .hasSize(4);
    assertThat(fixture.catalog().check(type, json("[1]"))).hasSize(1);
  }

  @Test
  void an_empty_list_is_no_choice_at_all() {
    BoundReport report =
        fixture.catalog().bind(type, json("{'must': 'x', 'region': []}"), context());
    assertThat(report.queries().getFirst().sql()).doesNotContain("and c in");
  }
}

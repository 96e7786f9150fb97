package punctual.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import punctual.catalog.spi.CellPattern;
import punctual.catalog.spi.Chart;
import punctual.catalog.spi.ColumnType;
import punctual.catalog.spi.DeclaredColumn;
import punctual.catalog.spi.Look;
import punctual.catalog.spi.PageSetup;
import punctual.catalog.spi.Total;
import punctual.identity.Role;

/**
 * A report type is a file with a query and its parameters (PL-D.1), and with the template of what
 * comes out: sections, columns, charts, title and paper (PL-D.6).
 */
@SuppressWarnings("NullAway.Init")
class DefinitionTest {
  private static final String HEAD = "id: a\nname: A\nsource: shop\n";
  private static final String QUERY = "query: select 1 where :organization_id is not null\n";

  /** The example of the design, word for word. */
  private static final String EXAMPLE =
      """
      id: sales
      name: Sales summary
      source: shop                       # a configured JDBC source
      parameters:
        period: {type: date_range, label: Period, default: last_7_days}
        region: {type: choice, multiple: true, required: false, options: {query: "select distinct region from orders"}}
      query: |
        select region, count(*) as orders, sum(amount) as revenue from orders
        where organization_id = :organization_id and ordered_at >= :period_from and ordered_at < :period_to
        [[ and region in (:region) ]]
        group by region order by region
      columns:
        orders:  {label: Orders, type: integer, total: sum}
        revenue: {label: Revenue, type: money, currency: EUR, total: sum}
        email:   {type: text, pii: true}
      layout: {title: "Sales, {{ period.label }}", orientation: landscape, charts: [{type: bar, x: region, y: revenue}]}
      access: {roles: [manager, member], pii_role: administrator}
      limits: {timeout: 10m, max_rows: 2000000}
      organizations: [demo]
      freshness: 15m
      """;

  @TempDir Path folder;
  private CatalogFixture fixture;

  @BeforeEach
  void open() {
    fixture = CatalogFixture.over(folder);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void the_whole_format_is_read() {
    fixture.write("sales.yaml", EXAMPLE);
    ReportType type = fixture.type("sales");
    assertThat(type.access())
        .isEqualTo(
            new ReportType.Access(Role.MEMBER, Role.ADMINISTRATOR, java.util.Set.of("demo")));
    assertThat(type.limits())
        .isEqualTo(
            new ReportType.Limits(Duration.ofMinutes(10), 2_000_000L, Duration.ofMinutes(15)));
    assertThat(type.sections().getFirst().columns().get(1).type()).isEqualTo(ColumnType.MONEY);
    assertThat(type.version()).matches("[0-9a-f]{12}");
    assertThat(fixture.catalog().type("sales", "other")).isEmpty();
  }

  @Test
  void several_tables_have_their_own_columns_groups_and_charts() {
    fixture.write(
        "two.yaml",
        """
        id: two
        name: Two tables
        source: shop
        sections:
          - title: By region
            query: select region, count(*) as orders from orders where organization_id = :organization_id group by 1
            columns: {orders: {type: integer, total: sum, format: "#,##0", width: 12, null_as: none}}
            charts: [{type: pie, x: region, y: orders}]
          - title: Orders
            query: select region, amount from orders where organization_id = :organization_id order by 1
            group_by: region
        layout: {paper: letter, orientation: landscape}
        """);
    assertThat(fixture.catalog().faults()).isEmpty();
    ReportType type = fixture.type("two");
    assertThat(type.sections())
        .extracting(ReportType.Section::title)
        .containsExactly("By region", "Orders");
    assertThat(type.sections().getFirst().columns())
        .containsExactly(
            new DeclaredColumn(
                "orders",
                null,
                ColumnType.INTEGER,
                null,
                Total.SUM,
                false,
                new Look(new CellPattern("#,##0"), null, 12, "none")));
    assertThat(type.sections().getFirst().charts())
        .containsExactly(new Chart(Chart.Kind.PIE, null, "region", List.of("orders"), false));
    assertThat(type.sections().getLast().groupBy()).containsExactly("region");
    assertThat(type.layout().page()).isEqualTo(new PageSetup(PageSetup.Paper.LETTER, true));
  }

  @Test
  void the_example_of_the_reference_page_has_no_fault() throws Exception {
    String page = java.nio.file.Files.readString(Path.of("docs/reference/report-definition.md"));
    int start = page.indexOf("```yaml\n") + 8;
    fixture.write("example.yaml", page.substring(start, page.indexOf("```", start)));
    assertThat(fixture.catalog().faults()).isEmpty();
    assertThat(fixture.type("sales_by_region").layout().title())
        .isEqualTo("Sales, {{ period.label }}");
  }

  /** Isolation: the example asks for every organisation's regions. */
  @Test
  void options_that_would_show_other_organisations_values_are_not_offered() {
    fixture.write("sales.yaml", EXAMPLE);
    assertThat(fixture.catalog().faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.message()).contains("options of region"));
    ReportType type = fixture.type("sales");
    var options = new Options(fixture.sources(), fixture.time());
    assertThat(options.of(type, type.parameter("region").orElseThrow(), CatalogFixture.context()))
        .isNull();
  }

  @Test
  void a_fault_is_named_with_file_and_line_and_the_others_still_load() {
    fixture.write("good.yaml", HEAD.replace("id: a", "id: good") + QUERY);
    fixture.write("bad.yaml", HEAD + "query: |\n  select 1\n  where :organization_id = :nope\n");
    fixture.write("worse.yaml", "id: [");
    assertThat(fixture.catalog().type("good", "demo")).isPresent();
    assertThat(fixture.catalog().faults())
        .extracting(DefinitionFault::file, DefinitionFault::line)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("bad.yaml", 4),
            org.assertj.core.groups.Tuple.tuple("worse.yaml", 1));
  }

  @Test
  void every_fault_of_a_file_is_told_at_once() {
    assertThat(fixture.faultsOf("name: A\nsource: nowhere\ncolour: red\n"))
        .extracting(DefinitionFault::message)
        .anyMatch(message -> message.startsWith("colour is not a key of a definition"))
        .anyMatch(message -> message.startsWith("id is missing"))
        .anyMatch(message -> message.startsWith("query is missing"))
        .anyMatch(message -> message.startsWith("source nowhere is not configured; there is shop"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          colums: {}                                        | 5 | colums is not a key of a definition; did you mean columns?
          columns: {n: {type: intger}}                      | 5 | type is "intger"; did you mean integer?
          burst: {key: region}                              | 5 | burst has no recipients
          burst: {kye: region}                              | 5 | kye is not a key of burst; did you mean key?
          burst: {key: r, recipients: {query: "select 1, :user_id, :organization_id"}}  | 5 | recipients of burst has no address
          burst: {key: r, recipients: {query: "select 1", address: a}}                  | 5 | the query never uses :organization_id
          burst: {key: r, recipients: {query: "select :nope, :organization_id", address: a}} | 5 | :nope is not declared
          burst: {recipients: {query: "select :organization_id", address: a}}           | 5 | burst has no key
          burst: {key: r, recipients: {address: a}}         | 5 | recipients of burst has no query
          incremental: {column: at}                         | 4 | the query of an incremental report uses
          incremental: {}                                   | 5 | incremental has no column
          incremental: {colum: at}                          | 5 | colum is not a key of incremental
          sections: [{title: A, query: "select 1"}]         | 4 | query stands in each section
          columns: {n: {width: 200}}                        | 5 | width is 200; use 2 to 120
          columns: {n: {type: text, total: sum}}            | 5 | total is "sum", but the column is text
          columns: {n: {format: "0.00"}}                    | 5 | format needs the type
          columns: {n: {type: date, format: "0.00"}}        | 5 | format is "0.00", which does not fit date
          columns: {n: {type: text, align: middle}}         | 5 | align is "middle"; use one of left
          layout: {charts: [{type: donut, x: a, y: b}]}     | 5 | type is "donut"; use one of bar, line
          layout: {charts: [{type: bar, x: a}]}             | 5 | y is not a column
          layout: {charts: [{type: pie, x: a, y: [b, c]}]}  | 5 | a pie has one column as y
          layout: {charts: [{type: line, x: a, y: b, stacked: true}]} | 5 | stacked belongs to bars
          layout: {paper: a3}                               | 5 | paper is "a3"; did you mean a4? use one of
          limits: {timeout: soon}                           | 5 | timeout is "soon"
          limits: {max_rows: 0}                             | 5 | max_rows must be
          freshness: 2d                                     | 5 | freshness is longer than a day
          access: {roles: [king]}                           | 5 | roles is "king"
          columns: {x: {type: number}}                      | 5 | type is "number"
          columns: {x: {currency: EURO}}                    | 5 | currency is "EURO"
          columns: {x: {colour: red}}                       | 5 | colour is not a key of a column
          parameters: {p: {label: P}}                       | 5 | parameter p has no type
          parameters: {p: {type: date_range, default: last_8_days}} | 5 | default of p is "last_8_days"
          parameters: {p: {type: integer, default: 9, max: 5}}      | 5 | default of p is 9
          parameters: {p: {type: choice}}                   | 5 | parameter p: options
          parameters: {user_id: {type: text}}               | 5 | parameter user_id has a name
          parameters: {p: {type: date_range}, p_to: {type: date}}   | 5 | two parameters bind :p_to
          parameters: {p: {type: choice, options: {query: 'select :p'}}} | 5 | a query of options
          layout: {title: '{{ nope }}'}                     | 5 | title uses {{ nope }}
          layout: {orientation: round}                      | 5 | orientation is "round"
          name: Again                                       | 5 | name stands here twice
          """)
  void a_fault_says_what_to_write(String line, int at, String message) {
    assertThat(fixture.faultsOf(HEAD + QUERY + line + "\n"))
        .anySatisfy(fault -> {
          assertThat(fault.line()).isEqualTo(at);
          assertThat(fault.message()).startsWith(message);
        });
    assertThat(fixture.catalog().type("a", "demo")).isEmpty();
  }

  /** PL-D.1, design: reports */
  @Test
  void a_report_may_be_split_and_may_read_only_what_is_new() {
    fixture.write(
        "a.yaml",
        HEAD
            + """
            query: select * from o where org = :organization_id and at > :since and at <= :until
            incremental: {column: at}
            burst:
              key: region
              recipients:
                query: "select region, mail from r where org = :organization_id and :until is not null"
                address: mail
            """);
    ReportType type = fixture.type("a");
    assertThat(type.incremental()).isEqualTo("at");
    Burst burst = Objects.requireNonNull(type.burst());
    assertThat(burst.recipientKey()).isEqualTo("region");
    assertThat(burst.address()).isEqualTo("mail");
  }

  @Test
  void only_one_table_is_split_and_only_incremental_reports_have_a_start() {
    String sections = "sections: [{title: A, query: \"select :organization_id, :since\"}]\n";
    String burst = "burst: {key: a, recipients: {query: 'select :organization_id', address: m}}\n";
    assertThat(fixture.faultsOf(HEAD + sections + burst))
        .extracting(DefinitionFault::message)
        .contains(
            "burst splits one table; write a query in place of sections.",
            ":since belongs to reports with incremental: {column: …}.");
  }

  @Test
  void a_fault_in_a_query_names_the_line_of_the_query() {
    assertThat(fixture.faultsOf(HEAD + "query: |\n  select 1\n  where :organization_id = ?\n"))
        .containsExactly(
            new DefinitionFault(
                "a.yaml", 6, "? is not a parameter here; name it, such as :region."));
  }

  /** PL-G.10 */
  @Test
  void tenant_data_without_its_tenant_are_refused_unless_the_source_is_shared() {
    assertThat(fixture.faultsOf(HEAD + "query: select 1\n"))
        .singleElement()
        .satisfies(fault -> assertThat(fault.message()).contains(":organization_id"));
    try (var shared = new CatalogFixture(folder, "jdbc:sqlite:x.db", Map.of("shared", true))) {
      assertThat(shared.catalog().type("a", "demo")).isPresent();
    }
  }

  @Test
  void an_id_that_is_defined_twice_names_both_files() {
    fixture.write("a.yaml", HEAD + QUERY);
    fixture.write("b.yaml", HEAD + QUERY);
    fixture.write("c.yaml", HEAD.replace("id: a", "id: sales_summary") + QUERY);
    assertThat(fixture.catalog().faults())
        .extracting(DefinitionFault::message)
        .containsExactly(
            "id a is defined in a.yaml and in b.yaml; the first one counts.",
            "id sales_summary is defined in built-in sales_summary.yaml and in c.yaml;"
                + " the first one counts.");
    assertThat(fixture.type("sales_summary").name()).isEqualTo("Sales summary");
  }

  @Test
  void a_changed_file_is_read_again() {
    fixture.write("a.yaml", HEAD + QUERY);
    String before = fixture.type("a").version();
    fixture.write("a.yaml", HEAD.replace("name: A", "name: Better") + QUERY);
    assertThat(fixture.type("a").name()).isEqualTo("Better");
    assertThat(fixture.type("a").version()).isNotEqualTo(before);
  }

  @Test
  void faults_of_templates_are_named_where_they_stand() {
    String templates =
        """
        templates:
          - name: Good
            schedule: {cadence: daily}
          - name: Bad
            schedule: {time: "07:00"}
            report_params: {nothing: 1}
          - schedule: {cadence: daily, timezone: Europe/Berlin}
            formats: [csv]
        """;
    assertThat(fixture.faultsOf(HEAD + QUERY + templates))
        .extracting(DefinitionFault::message)
        .anyMatch(message -> message.startsWith("schedule is missing"))
        .anyMatch(message -> message.startsWith("nothing is not a parameter"))
        .anyMatch(message -> message.startsWith("timezone is of the person"))
        .anyMatch(message -> message.startsWith("name is missing"))
        .anyMatch(message -> message.startsWith("formats is not a key of a template"))
        .hasSize(5);
  }

  @Test
  void a_file_that_was_broken_by_an_edit_leaves_the_type_as_it_was() {
    fixture.write("a.yaml", HEAD + QUERY);
    assertThat(fixture.type("a").name()).isEqualTo("A");
    fixture.write("a.yaml", HEAD.replace("name: A", "nam: Half"));
    assertThat(fixture.type("a").name()).isEqualTo("A");
    assertThat(fixture.catalog().faults())
        .extracting(DefinitionFault::message)
        .anyMatch(message -> message.startsWith("a stays as it was before"));
    fixture.write("a.yaml", HEAD.replace("name: A", "name: Mended") + QUERY);
    assertThat(fixture.type("a").name()).isEqualTo("Mended");
    assertThat(fixture.catalog().faults()).isEmpty();
    fixture.delete("a.yaml");
    assertThat(fixture.catalog().type("a", "demo")).isEmpty();
  }

  @Test
  void what_is_not_yaml_or_not_utf_8_is_a_fault_of_its_own() throws Exception {
    java.nio.file.Files.write(folder.resolve("latin.yaml"), new byte[] {'i', (byte) 0xE9});
    fixture.write("tab.yaml", "id:\n\tx: 1\n").write("loop.yaml", "id: &a {b: *a}\n");
    fixture.write("empty.yaml", "");
    assertThat(fixture.catalog().faults())
        .extracting(DefinitionFault::file)
        .contains("latin.yaml", "tab.yaml", "loop.yaml", "empty.yaml");
  }
}

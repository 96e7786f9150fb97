package punctual.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import punctual.database.Database;
import punctual.delivery.Deliveries;
import punctual.reports.Executions;
import punctual.testing.Given;
import punctual.testing.SettableTime;
import punctual.testing.TestDatabase;

/**
 * What waits and what runs is looked up at every claim by the partial indexes of exactly these
 * rows: never through the history, never through the whole backlog (PL-C.3).
 */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class RunningIndexTest {
  private final TestDatabase kind;
  private final SettableTime time = new SettableTime();
  private final Database database;

  RunningIndexTest(TestDatabase kind) {
    this.kind = kind;
    database = kind.open();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"reports", "deliveries"})
  void a_claim_reads_the_indexes_of_what_waits_and_what_runs(String name) {
    QueueTable table = name.equals("reports") ? Executions.TABLE : Deliveries.TABLE;
    String rows = table.name();
    List<String> plans = plans(table);

    assertThat(plans).hasSize(3);
    assertThat(plans.getFirst()).contains(rows + "_queue");
    assertThat(String.join("\n", plans)).contains(rows + "_running");
    if (table.resource() != null)
      assertThat(plans).filteredOn(p -> p.contains(rows + "_running_source")).hasSize(2);
    // to sort what waits is to read all of it; a few rows of the result may be sorted
    String sorted = kind == TestDatabase.SQLITE ? "TEMP B-TREE" : "Sort Key";
    assertThat(plans).allSatisfy(p -> assertThat(p.split(sorted, -1)).hasSizeLessThan(3));
    String step = kind == TestDatabase.SQLITE ? "SCAN (%s|e|r)\\b" : "Seq Scan on (%s)";
    assertThat(String.join("\n", plans)).doesNotContainPattern(step.formatted(rows));
  }

  /** The statements of a claim, and how they are run. */
  private List<String> plans(QueueTable table) {
    var given = new Given(database, time);
    UUID organization = given.organization();
    UUID execution =
        given.execution(organization, given.schedule(organization), row -> row.setSource("shop"));
    given.delivery(organization, execution);
    new Resources(database, time).limit("shop", 3);
    var node = new Node(database, time, given.ids());
    node.join("test", 4);
    var claim = new FairClaim(table, database, time, new Random(0));
    var plans = new ArrayList<String>();
    for (String sql : statements(() -> claim.claim(node.id(), 1))) {
      if (sql.contains(table.name())) plans.add(plan(sql));
    }
    return plans;
  }

  private List<String> statements(Runnable work) {
    var heard = new ArrayList<String>();
    var listener =
        new ExecuteListener() {
          @Override
          public void executeStart(ExecuteContext context) {
            if (context.query() != null)
              heard.add(DSL.using(context.configuration()).renderInlined(context.query()));
          }
        };
    var configuration = database.dsl().configuration();
    configuration.set(new DefaultExecuteListenerProvider(listener));
    work.run();
    configuration.set(new DefaultExecuteListenerProvider[0]);
    return heard;
  }

  /** PostgreSQL takes a table of one row as a whole if it may. */
  private String plan(String sql) {
    if (kind == TestDatabase.SQLITE)
      return database.dsl().fetch("explain query plan " + sql).format();
    return database.write(() -> {
      database.dsl().execute("set local enable_seqscan = off");
      database.dsl().execute("set local enable_bitmapscan = off");
      return database.dsl().fetch("explain " + sql).format();
    });
  }
}

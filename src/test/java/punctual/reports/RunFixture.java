package punctual.reports;

import static punctual.database.schema.Tables.REPORT_EXECUTIONS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;
import punctual.audit.Audit;
import punctual.catalog.Catalog;
import punctual.catalog.sources.SourceFixture;
import punctual.catalog.sources.Sources;
import punctual.database.Database;
import punctual.database.schema.tables.records.ReportExecutionsRecord;
import punctual.delivery.RequestedDeliveries;
import punctual.identity.Actor;
import punctual.identity.Organizations;
import punctual.identity.Passwords;
import punctual.identity.Role;
import punctual.identity.Users;
import punctual.queue.Queue;
import punctual.reports.formats.csv.CsvFormat;
import punctual.schedules.Schedules;
import punctual.schedules.SchedulesFixture;
import punctual.settings.CoreSettings;
import punctual.settings.Settings;
import punctual.storage.Artifacts;
import punctual.storage.StorageFixture;
import punctual.testing.Await;
import punctual.testing.Given;
import punctual.testing.Postgres;
import punctual.testing.TestDatabase;
import punctual.web.Live;
import tools.jackson.databind.json.JsonMapper;

/**
 * Real runs over a state database, a source of the same kind and a folder of files, by the clock on
 * the wall: nodes that claim, generate and complete. Nobody makes their deliveries.
 */
final class RunFixture implements AutoCloseable {
  static final InstantSource TIME = InstantSource.system();
  static final Budget.Limits ROOMY =
      new Budget.Limits(100_000_000, 100_000_000, 100_000_000, Duration.ofMinutes(5));

  /** Never gives a row, and never ends. */
  static final String ENDLESS =
      "with recursive c(n) as (select 1 union all select n + 1 from c) select max(n) as n from c";

  /** Gives rows for ever. */
  static final String ENDLESS_ROWS =
      "with recursive c(n) as (select 1 union all select n + 1 from c where n < 2000000000) select n, 'row ' || n as name from c";

  /** Gives some rows and then none, without an end. */
  static final String STUCK =
      "with recursive few(n) as (select 1 union all select n + 1 from few where n < 200),"
          + " c(n) as (select 1 union all select n + 1 from c)"
          + " select n from few union all select max(n) from c";

  final Path folder;
  final Path files;
  final String url;
  final Database database;
  final Given given;
  final UUID organization;
  final UUID schedule;
  final Sources sources;
  final Live live = new Live();
  Budget.Limits limits = ROOMY;
  private final List<Node> nodes = new ArrayList<>();

  RunFixture(TestDatabase kind) {
    try {
      folder = Files.createTempDirectory("punctual-runs");
      files = Files.createDirectories(folder.resolve("files"));
      Files.createDirectories(folder.resolve("definitions"));
      Files.createFile(folder.resolve("shop.db"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    url = kind.freshUrl();
    database = TestDatabase.open(url);
    given = new Given(database, TIME);
    organization = given.organization(1, 1000);
    schedule = given.schedule(organization, row -> row.setName("Weekly sales"));
    Settings settings = settings(kind);
    sources = new Sources(settings, TIME);
    define("tiny", "select 1 as n", "");
  }

  private Settings settings(TestDatabase kind) {
    String source =
        kind == TestDatabase.SQLITE
            ? "jdbc:sqlite:" + folder.resolve("shop.db")
            : Postgres.freshDatabaseUrl();
    return SourceFixture.settings(source, Map.of("shared", true, "max_connections", 20))
        .with(CoreSettings.REPORTS_DIR, folder.resolve("definitions"));
  }

  /**
   * A report type; {@code more} are further lines of its definition. Before the first look at it.
   */
  RunFixture define(String id, String query, String more) {
    String yaml =
        "id: %s\nname: A report\nsource: shop\nquery: |\n  %s\n%s".formatted(id, query, more);
    try {
      Files.writeString(folder.resolve("definitions").resolve(id + ".yaml"), yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** The catalog as it is after the definitions were written. */
  private Catalog catalogNow() {
    return new Catalog(
        SourceFixture.settings("jdbc:sqlite:unused", Map.of("shared", true))
            .with(CoreSettings.REPORTS_DIR, folder.resolve("definitions")),
        sources,
        TIME,
        List.of(new CsvFormat()));
  }

  /** One process: its queue, its handler, its own connections to the state database. */
  final class Node implements AutoCloseable {
    final Database connections;
    final Queue queue;
    final RunningReports running = new RunningReports();
    final RunningRepository runs;
    final ExecutionRepository repository;
    final Artifacts artifacts;
    final Executions executions;
    final TimeLimits timeLimits;
    final ReportRun run;

    /**
     * @param slots 0: takes no reports
     */
    Node(int slots) {
      connections = nodes.isEmpty() ? database : TestDatabase.open(url);
      queue = new Queue(connections, TIME, new Random(1), given.ids());
      runs = new RunningRepository(connections, JsonMapper.shared());
      repository = new ExecutionRepository(connections);
      artifacts = StorageFixture.artifacts(files, connections, TIME, given.ids());
      Catalog types = catalogNow();
      var schedules = SchedulesFixture.over(connections, TIME);
      var audit = new Audit(connections, TIME, given.ids(), JsonMapper.shared());
      Aftermath aftermath = DeadLettersFixture.aftermath(connections, TIME, given.ids());
      executions = executions(schedules, audit, types, aftermath);
      timeLimits =
          new TimeLimits(new TimeLimits.Parts(executions, runs, types, audit), connections, TIME);
      run =
          new ReportRun(
              new ReportRun.Parts(
                  repository,
                  schedules,
                  planning(schedules, types),
                  new Reuse(runs, artifacts, TIME),
                  new Conditions(runs, TIME),
                  new Generation(sources, shop()),
                  new ReportRun.Bursts(bursts(schedules), new BurstRepository(connections)),
                  artifacts,
                  RequestedDeliveries.over(connections, queue, TIME, given.ids()),
                  aftermath,
                  running,
                  runs),
              () -> new Budget(limits, ManagementFactory.getThreadMXBean()::getThreadCpuTime),
              live,
              given.ids(),
              "https://punctual.test");
      start(slots);
    }

    private Executions executions(
        Schedules schedules, Audit audit, Catalog types, Aftermath aftermath) {
      var parts =
          new Executions.Parts(
              repository,
              schedules,
              queue,
              audit,
              types::source,
              aftermath,
              new Clearance(types::type));
      return new Executions(parts, connections, TIME, given.ids(), JsonMapper.shared());
    }

    private BurstGeneration bursts(Schedules schedules) {
      return new BurstGeneration(
          sources,
          shop(),
          new Addressees(RequestedDeliveries.channels()),
          new Readership(schedules, users()),
          folder.resolve("tmp"));
    }

    private Users users() {
      return new Users(connections, TIME, given.ids(), new Passwords());
    }

    private Planning planning(Schedules schedules, Catalog types) {
      return new Planning(schedules, types, organizations(), users(), runs);
    }

    private Workshop shop() {
      return new Workshop(artifacts, List.of(new CsvFormat()), headings(), TIME);
    }

    private Organizations organizations() {
      return new Organizations(connections, TIME, given.ids());
    }

    private Headings headings() {
      return new Headings(organizations()::appearance, TIME);
    }

    private void start(int slots) {
      if (slots > 0) queue.attach(Executions.TABLE, run, slots);
      queue.start("node-" + nodes.size());
      nodes.add(this);
    }

    /** A watch over the runs of this node; {@code ahead} of the clock on the wall. */
    ProgressWatch watch(Duration ahead) {
      return new ProgressWatch(running, runs, live, () -> TIME.instant().plus(ahead));
    }

    @Override
    public void close() {
      try {
        queue.stop(Duration.ZERO);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      if (connections != database) connections.close();
    }
  }

  List<Node> nodes() {
    return nodes;
  }

  Node node(int slots) {
    return new Node(slots);
  }

  Actor administrator() {
    return new Actor(
        organization,
        organization,
        "o" + organization,
        "a@example.test",
        "Ada",
        Role.ADMINISTRATOR,
        false,
        null);
  }

  /** A run that a person asked for, waiting. */
  UUID execution(String type, Consumer<ReportExecutionsRecord> changes) {
    return given.execution(
        organization,
        schedule,
        row -> {
          row.setReportType(type);
          row.setTriggeredBy(organization);
          changes.accept(row);
        });
  }

  UUID execution(String type) {
    return execution(type, row -> {});
  }

  ReportExecutionsRecord row(UUID execution) {
    var e = REPORT_EXECUTIONS;
    return database.dsl().selectFrom(e).where(e.ID.eq(execution)).fetchSingle();
  }

  ReportExecutionsRecord inStatus(UUID execution, String status) {
    Await.until("execution " + status, () -> row(execution).getStatus().equals(status));
    return row(execution);
  }

  ReportExecutionsRecord ended(UUID execution) {
    Await.until("execution over", () -> row(execution).getCompletedAt() != null);
    return row(execution);
  }

  /** Every file of the store, unfinished ones too. */
  List<Path> stored() {
    try (Stream<Path> all = Files.walk(files)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    nodes.forEach(Node::close);
    live.close();
    sources.close();
    database.close();
    try {
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package punctual.reports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import punctual.catalog.BoundReport;
import punctual.catalog.Catalog;
import punctual.catalog.ReportType;
import punctual.catalog.RunContext;
import punctual.catalog.sources.SourceFixture;
import punctual.catalog.sources.Sources;
import punctual.database.Database;
import punctual.database.Ids;
import punctual.database.schema.tables.records.ReportExecutionsRecord;
import punctual.identity.Appearance;
import punctual.identity.Membership;
import punctual.identity.Organization;
import punctual.identity.Role;
import punctual.queue.spi.Cancellation;
import punctual.queue.spi.Job;
import punctual.reports.formats.ReportFormat;
import punctual.schedules.CatchUp;
import punctual.schedules.Circuit;
import punctual.schedules.ScheduledReport;
import punctual.settings.CoreSettings;
import punctual.settings.Settings;
import punctual.storage.StorageFixture;
import punctual.testing.Given;
import punctual.testing.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A run between its plan and its end, over a source and a folder: no queue, no person. */
final class GenerationFixture implements AutoCloseable {
  private static final InstantSource TIME = InstantSource.system();
  private static final UUID ID = new UUID(1, 2);
  private static final String KEY = "demo";

  final Path files;
  final Sources sources;
  final Catalog catalog;
  final Generation generation;
  private final Path folder;
  private final Database database;
  private int attempt;

  /**
   * @param url of the source {@code shop}
   * @param definition of the one report type, which is named {@code report}
   */
  GenerationFixture(String url, String definition, List<ReportFormat> formats) {
    try {
      folder = Files.createTempDirectory("punctual-generation");
      files = Files.createDirectory(folder.resolve("files"));
      Path definitions = Files.createDirectory(folder.resolve("definitions"));
      Files.writeString(
          definitions.resolve("report.yaml"),
          "id: report\nname: Sales\nsource: shop\n" + definition);
      database = TestDatabase.SQLITE.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Settings settings =
        SourceFixture.settings(url, Map.of("shared", true))
            .with(CoreSettings.REPORTS_DIR, folder.resolve("definitions"));
    sources = new Sources(settings, TIME);
    catalog = new Catalog(settings, sources, TIME, List.copyOf(formats));
    var artifacts = StorageFixture.artifacts(files, database, TIME, new Ids(TIME, new Random(1)));
    var headings = new Headings(_ -> new Appearance(null, null), TIME);
    generation = new Generation(sources, new Workshop(artifacts, formats, headings, TIME));
  }

  BoundReport bound() {
    ReportType type =
        catalog
            .type("report", KEY)
            .orElseThrow(() -> new IllegalStateException(catalog.faults().toString()));
    var context = new RunContext(TIME.instant(), ZoneOffset.UTC, KEY, ID, List.of("manager"));
    return catalog.bind(type, Given.json("{}"), context);
  }

  /**
   * @param options by format
   */
  Plan plan(String options, String... formats) {
    var organization = new Organization(ID, KEY, "Demo", List.of());
    return new Plan(
        execution(Given.json(options), List.of(formats)),
        schedule(),
        organization,
        new Membership(organization, Role.MANAGER),
        bound(),
        List.of(),
        false,
        null);
  }

  private static Execution execution(JsonNode options, List<String> formats) {
    var row = new ReportExecutionsRecord();
    row.setId(ID);
    row.setOrganizationId(ID);
    row.setScheduledReportId(ID);
    row.setScheduledFor(TIME.instant());
    row.setTrigger("manual");
    row.setLane(0);
    row.setStatus("running");
    row.setAvailableAt(TIME.instant());
    row.setAttempt(1);
    row.setRetryCount(0);
    row.setTimeoutSeconds(1800);
    row.setTimeoutOverridden(false);
    row.setReportType("report");
    row.setReportParamsSnapshot(Given.json("{}"));
    row.setOutputFormats(JsonMapper.shared().valueToTree(formats));
    row.setFormatOptions(options);
    row.setTimezone("UTC");
    row.setWhenEmpty("send");
    row.setCreatedAt(TIME.instant());
    return Execution.of(row);
  }

  private static ScheduledReport schedule() {
    JsonNode none = Given.json("{}");
    Instant now = TIME.instant();
    return new ScheduledReport(
        ID,
        ID,
        ID,
        "Sales",
        null,
        "report",
        none,
        List.of(),
        none,
        none,
        ZoneOffset.UTC,
        30,
        "send",
        CatchUp.LATEST,
        Duration.ofDays(1),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        Circuit.CLOSED,
        true,
        null,
        null,
        1,
        now,
        now);
  }

  RunningReport running(Plan plan, Budget.Limits limits) {
    var job =
        new Job(ID, ID, 0, ++attempt, 0, ID, TIME.instant(), TIME.instant().plusSeconds(3600));
    var budget = new Budget(limits, ManagementFactory.getThreadMXBean()::getThreadCpuTime);
    return new RunningReport(job, plan.execution(), "Sales", budget);
  }

  Generation.Result run(Plan plan, RunningReport run, @Nullable Cancellation cancellation)
      throws IOException {
    return generation.run(plan, run, cancellation == null ? new Cancellation() : cancellation);
  }

  /** Every file of the store, unfinished ones too. */
  List<Path> stored() throws IOException {
    try (Stream<Path> all = Files.walk(files)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Override
  public void close() {
    sources.close();
    database.close();
    try {
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

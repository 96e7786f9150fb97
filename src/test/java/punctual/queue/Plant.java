package punctual.queue;

import static org.jooq.impl.DSL.condition;
import static punctual.database.schema.Tables.REPORT_DELIVERIES;
import static punctual.database.schema.Tables.REPORT_EXECUTIONS;
import static punctual.database.schema.Tables.SCHEDULED_REPORTS;
import static punctual.database.schema.Tables.SCHEDULE_RECIPIENTS;
import static punctual.database.schema.Tables.WORKERS;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import punctual.database.Database;
import punctual.testing.Await;
import punctual.testing.Given;
import punctual.testing.Ledger;
import punctual.testing.RunningServer;
import punctual.testing.ScriptedSmtp;
import punctual.testing.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An installation under load, with a mail server that forgets nothing; its servers are killed. */
final class Plant implements AutoCloseable {
  private static final String PASSWORD = "a-password-of-the-demo";
  private static final Duration DRAIN = Duration.ofMinutes(4);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final ScriptedSmtp sink = new ScriptedSmtp();
  private final Path home;
  private final String url;
  private final String[] options;
  private final Random random;
  private final List<UUID> accepted = new CopyOnWriteArrayList<>();
  private final RunningServer server;
  private final Database database;
  private final Given given;
  private Instant started = Instant.now();
  private int schedules;

  /**
   * @param options of the servers' JVMs
   */
  Plant(Path home, TestDatabase kind, long seed, String... options) {
    this.home = home;
    this.options = options;
    random = new Random(seed);
    url =
        kind == TestDatabase.SQLITE
            ? "jdbc:sqlite:" + home.resolve("punctual.db")
            : kind.freshUrl();
    server = plan().start();
    database = TestDatabase.open(url);
    given = new Given(database, InstantSource.system());
  }

  private RunningServer.Plan plan() {
    var plan = RunningServer.demo(home);
    for (String option : options) plan.option(option);
    return plan.setting("database_url", url)
        .setting("demo_password", PASSWORD)
        .setting("tick", "200ms")
        .setting("resend_after", "1s")
        .setting("smtp_host", "127.0.0.1")
        .setting("smtp_port", sink.port())
        .setting("smtp_tls", "none")
        .setting("mail_from", "punctual@demo.test");
  }

  /** Another node on the same database and home. */
  RunningServer secondNode() {
    return plan().start();
  }

  /** New schedules of every minute that have missed some, with so many readers each. */
  void load(int count, int missed, int readers) {
    var s = SCHEDULED_REPORTS;
    var pattern =
        dsl().selectFrom(s).where(s.NAME.eq("Daily sales")).orderBy(s.ID).limit(1).fetchSingle();
    Instant due = Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofMinutes(missed));
    for (int i = 0; i < count; i++) {
      database.write(() -> {
        UUID id =
            given.schedule(
                pattern.getOrganizationId(),
                row -> {
                  row.setCreatedBy(pattern.getCreatedBy());
                  row.setUpdatedBy(pattern.getCreatedBy());
                  row.setReportType(pattern.getReportType());
                  row.setReportParams(pattern.getReportParams());
                  row.setCatchUp("all");
                  row.setNextRunAt(due);
                });
        for (int r = 0; r < readers; r++)
          reader(pattern.getOrganizationId(), pattern.getCreatedBy(), id, r);
      });
      schedules++;
    }
  }

  private void reader(UUID organization, UUID by, UUID schedule, int n) {
    var r = SCHEDULE_RECIPIENTS;
    dsl()
        .insertInto(r)
        .set(r.ID, given.ids().next())
        .set(r.ORGANIZATION_ID, organization)
        .set(r.SCHEDULED_REPORT_ID, schedule)
        .set(r.CHANNEL, "email")
        .set(r.DESTINATION, "reader-%d-%d@demo.test".formatted(schedules, n))
        .set(r.OPTIONS, Given.json("{}"))
        .set(r.IS_ACTIVE, true)
        .set(r.ADDED_BY, by)
        .set(r.CREATED_AT, Instant.now())
        .execute();
  }

  private DSLContext dsl() {
    return database.dsl();
  }

  /** Asks for runs until the server is gone, and remembers those that it accepted. */
  Thread askForRuns() {
    return Thread.ofVirtual()
        .start(() -> {
          try {
            String token = signIn();
            UUID schedule = anySchedule();
            for (int i = 0; i < 40; i++) accepted.add(run(schedule, token));
          } catch (IOException e) {
            // killed: what was not answered may be there or not
            Thread.currentThread().interrupt();
          }
        });
  }

  private UUID anySchedule() {
    var s = SCHEDULED_REPORTS;
    return dsl()
        .select(s.ID)
        .from(s)
        .where(s.NAME.eq("Schedule"))
        .orderBy(s.ID.desc())
        .limit(1)
        .fetchSingle()
        .value1();
  }

  private String signIn() throws IOException {
    String body = "{\"email\": \"admin@demo.test\", \"password\": \"%s\"}".formatted(PASSWORD);
    return post("/api/v1/auth/login", body, null).path("access_token").asString();
  }

  private UUID run(UUID schedule, String token) throws IOException {
    var answer = post("/api/v1/scheduled-reports/" + schedule + "/run", "{}", token);
    return UUID.fromString(answer.path("execution_id").asString());
  }

  private JsonNode post(String path, String body, @Nullable String token) throws IOException {
    var request =
        HttpRequest.newBuilder(URI.create(server.address() + path))
            .header("Content-Type", "application/json")
            .timeout(Duration.ofSeconds(20))
            .POST(BodyPublishers.ofString(body));
    if (token != null) request.header("Authorization", "Bearer " + token);
    try {
      var answer = HTTP.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() >= 300) throw new IOException(answer.statusCode() + answer.body());
      return JsonMapper.shared().readTree(answer.body());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Kills the server in the middle of its work: at a random mail, while others are under way. */
  void killAtWork() {
    int at = sink.mails().size() + 1 + random.nextInt(25);
    Await.until("mail " + at, DRAIN, () -> sink.mails().size() >= at || open() == 0);
    server.kill();
  }

  /**
   * Stops a node in the middle of a call to the mail server, for so long that its work is another's
   * by then, and lets it go on.
   */
  void freezeAtWork(RunningServer node) {
    UUID id =
        dsl()
            .select(WORKERS.ID)
            .from(WORKERS)
            .orderBy(WORKERS.STARTED_AT.desc())
            .limit(1)
            .fetchSingle()
            .value1();
    Await.until("frozen at work, and its work is another's", DRAIN, () -> isTakenOver(node, id));
    node.thaw();
  }

  /**
   * A node that holds locks when it stops keeps its rows until it goes on, and an end that was on
   * its way to the database arrives: then another try.
   */
  private boolean isTakenOver(RunningServer node, UUID id) {
    node.freeze();
    List<UUID> held = sending(id);
    int doubts = doubts(held);
    Instant end = Instant.now().plusSeconds(6);
    while (!held.isEmpty() && Instant.now().isBefore(end)) {
      if (doubts(held) > doubts) return true;
      LockSupport.parkNanos(20_000_000);
    }
    node.thaw();
    return false;
  }

  private List<UUID> sending(UUID node) {
    var d = REPORT_DELIVERIES;
    return dsl()
        .select(d.ID)
        .from(d)
        .where(d.WORKER_ID.eq(node))
        .and(d.STATUS.eq("sending"))
        .fetch(d.ID);
  }

  /** How often deliveries were taken from a node while they were being sent. */
  private int doubts(List<UUID> deliveries) {
    var d = REPORT_DELIVERIES;
    return dsl().select(d.UNCERTAIN_COUNT).from(d).where(d.ID.in(deliveries)).stream()
        .mapToInt(row -> row.value1())
        .sum();
  }

  void startAgain() {
    started = Instant.now();
    timePasses();
    server.startAgain();
  }

  /** Leases end, and delays are over: what would take minutes takes none. */
  private void timePasses() {
    Instant now = Instant.now();
    dsl()
        .update(WORKERS)
        .set(WORKERS.LEASE_UNTIL, now.minusSeconds(60))
        .where(WORKERS.STARTED_AT.lt(started))
        .execute();
    var e = REPORT_EXECUTIONS;
    dsl().update(e).set(e.AVAILABLE_AT, now).where(e.STATUS.eq("delayed")).execute();
  }

  private int due() {
    var s = SCHEDULED_REPORTS;
    return dsl().fetchCount(s, s.IS_ACTIVE.isTrue().and(s.NEXT_RUN_AT.le(Instant.now())));
  }

  private int open() {
    return dsl().fetchCount(REPORT_EXECUTIONS, condition("completed_at is null"))
        + dsl().fetchCount(REPORT_DELIVERIES, condition("completed_at is null"));
  }

  /** Waits until everything is done, stops what comes by the minute, and the server. */
  void drain() {
    var s = SCHEDULED_REPORTS;
    awaitNothingOpen();
    dsl().update(s).set(s.IS_ACTIVE, false).execute();
    awaitNothingOpen();
    server.stop();
  }

  private void awaitNothingOpen() {
    Await.until(
        "everything is done",
        DRAIN,
        () -> {
          timePasses();
          return due() == 0 && open() == 0;
        });
  }

  List<String> violations() {
    return Ledger.violations(database, home, sink.mails().stream().map(Ledger.Mail::of).toList());
  }

  List<UUID> accepted() {
    return accepted;
  }

  /** Ids of executions that ended in a state. */
  List<UUID> in(String status) {
    var e = REPORT_EXECUTIONS;
    return dsl().select(e.ID).from(e).where(e.STATUS.eq(status)).fetch(e.ID);
  }

  int mails() {
    return sink.mails().size();
  }

  @Override
  public void close() {
    database.close();
    server.close();
    sink.close();
  }
}

package punctual.testing;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import punctual.database.Dialect;

/** Tests over HTTP against the whole product, once on each database. */
@ParameterizedClass(name = "{0}")
@EnumSource(Dialect.class)
@ExtendWith(WebTest.Ends.class)
@SuppressWarnings("NullAway.Init")
public abstract class WebTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @Parameter Dialect dialect;

  protected WebServer server;
  protected Api admin;
  protected Api manager;
  protected Api member;
  protected Api viewer;

  /** The administrator of the other organisation. */
  protected Api outsider;

  /**
   * Servers end with the test run, before the PostgreSQL that they use: Maven runs each class of a
   * run by itself, all in one session.
   */
  static final class Ends implements BeforeAllCallback {
    @Override
    public void beforeAll(ExtensionContext context) {
      AutoCloseable end = WebServer::closeAll;
      context
          .getStore(StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.GLOBAL)
          .computeIfAbsent(WebServer.class, _ -> end);
    }
  }

  @BeforeEach
  void callers() {
    server = WebServer.on(dialect);
    admin = server.as("admin@demo.test");
    manager = server.as("manager@demo.test");
    member = server.as("member@demo.test");
    viewer = server.as("viewer@demo.test");
    outsider = server.as("admin@other.test");
  }

  /** A name that no other test uses. */
  protected static String unique(String name) {
    return name + " " + UUID.randomUUID().toString().substring(0, 8);
  }

  /** Asks again until the answer fits; fails after 20 seconds. */
  protected static <T> T eventually(Supplier<T> question, Predicate<T> fits) {
    return await().atMost(LIMIT).pollInterval(Duration.ofMillis(50)).until(question::get, fits);
  }

  /** The lines of a caller's stream of events, as they come. */
  protected static List<String> listen(Api caller) {
    var lines = new CopyOnWriteArrayList<String>();
    Thread.ofVirtual().start(() -> caller.lines("/api/v1/events").forEach(lines::add));
    Await.until("listening", () -> !lines.isEmpty());
    return lines;
  }

  /** A schedule for once a year, so that nothing runs by itself; answers its id. */
  protected static String schedule(Api owner, String type, String more) {
    String body =
        """
        {'name': '%s', 'report_type': '%s', 'recipients': [],
         'schedule': {'cadence': 'yearly', 'month': 1, 'day_of_month': 2, 'time': '03:04', 'timezone': 'Europe/Berlin'} %s}
        """
            .formatted(unique(type), type, more);
    return owner.post("/api/v1/scheduled-reports", body).expect(201).text("id");
  }

  protected static String schedule(Api owner, String type) {
    return schedule(owner, type, "");
  }

  /** Runs a schedule now and waits for its end. */
  protected static Api.Answer run(Api caller, String schedule) {
    String id =
        caller
            .post("/api/v1/scheduled-reports/" + schedule + "/run")
            .expect(202)
            .text("execution_id");
    return ended(caller, id);
  }

  /** Waits for the end of an execution. */
  protected static Api.Answer ended(Api caller, String execution) {
    return eventually(
        () -> caller.get("/api/v1/report-executions/" + execution).expect(200),
        x -> !x.text("completed_at").isEmpty());
  }
}

package punctual.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import punctual.Punctual;
import punctual.cli.demo.Demo;
import punctual.database.Database;
import punctual.database.Dialect;
import punctual.delivery.DeliverySettings;
import punctual.delivery.channels.email.EmailSettings;
import punctual.identity.Organizations;
import punctual.identity.Role;
import punctual.identity.User;
import punctual.identity.Users;
import punctual.settings.CoreSettings;
import punctual.settings.FirstStart;
import punctual.settings.Settings;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole product in this process, with the demo's organisations and people: one for each
 * database, started at first use and kept for the whole test run.
 */
public final class WebServer {
  /** Of every account. */
  public static final String PASSWORD = "seven grey herons at dawn";

  private static final Duration SESSION = Duration.ofMinutes(4);

  private static final Map<Dialect, WebServer> RUNNING = new EnumMap<>(Dialect.class);

  static {
    // as Punctual.main does: SQLite's driver pins carriers
    System.setProperty("jdk.virtualThreadScheduler.parallelism", "8");
  }

  private final ConfigurableApplicationContext context;
  private final Path folder;
  private final Settings settings;
  private final MailRelay mail;
  private final Map<String, SignedIn> signedIn = new ConcurrentHashMap<>();

  /** The server on this database. */
  public static synchronized WebServer on(Dialect dialect) {
    return RUNNING.computeIfAbsent(dialect, WebServer::new);
  }

  /** Ends them all, while their databases are still there. */
  static synchronized void closeAll() {
    RUNNING.values().forEach(WebServer::close);
    RUNNING.clear();
  }

  private void close() {
    context.close();
    try {
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private WebServer(Dialect dialect) {
    try {
      folder = Files.createTempDirectory("punctual-web-");
      Path home = Files.createDirectory(folder.resolve("home"));
      Demo demo = Demo.prepare(settings(home, dialect), InstantSource.system());
      mail = new MailRelay(demo.settings().get(EmailSettings.SMTP_PORT));
      settings = demo.settings().with(EmailSettings.SMTP_PORT, mail.port());
      context = Punctual.context(settings, new Demo(settings, demo.mailbox()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Settings settings(Path home, Dialect dialect) throws IOException {
    Settings own =
        new Settings(home, Map.of(), JsonMapper.shared().createObjectNode())
            .with(CoreSettings.PORT, RunningServer.freePort())
            .with(CoreSettings.DEMO_PASSWORD, PASSWORD)
            .with(CoreSettings.REPORTS_DIR, Definitions.write(home.resolve("definitions")))
            .with(CoreSettings.REPORT_SLOTS, 2)
            .with(CoreSettings.REPORT_SLOTS_MAX, 2)
            .with(CoreSettings.TICK, Duration.ofMillis(200))
            .with(DeliverySettings.RESEND_AFTER, Duration.ofHours(1))
            .with(EmailSettings.SMTP_READ_TIMEOUT, Duration.ofSeconds(1));
    if (dialect == Dialect.POSTGRESQL)
      own = own.with(CoreSettings.DATABASE_URL, Postgres.freshDatabaseUrl());
    return FirstStart.furnish(own, new Random(1));
  }

  /** {@code http://127.0.0.1:PORT}, without a slash at its end. */
  public String address() {
    return "http://127.0.0.1:" + settings.get(CoreSettings.PORT);
  }

  public Settings settings() {
    return settings;
  }

  /** A part of the running product. */
  public <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  /** All parts of one kind, in their order. */
  public <T> List<T> parts(Class<T> type) {
    return context.getBeanProvider(type).orderedStream().toList();
  }

  /** The state database, for what a test cannot wait for or bring about otherwise. */
  public DSLContext sql() {
    return part(Database.class).dsl();
  }

  public MailRelay mail() {
    return mail;
  }

  /** A caller without a token. */
  public Api stranger() {
    return new Api(address(), Map.of());
  }

  /**
   * A person of the demo, signed in once for many tests: anew in good time before the token ends,
   * which all tests together outlast.
   */
  public Api as(String email) {
    Instant now = Instant.now();
    return signedIn
        .compute(
            email,
            (_, known) -> {
              boolean fresh = known != null && known.since().isAfter(now.minus(SESSION));
              return fresh ? known : new SignedIn(signIn(email), now);
            })
        .api();
  }

  private record SignedIn(Api api, Instant since) {}

  /** A session of its own. */
  public Api signIn(String email) {
    String body = "{'email': '%s', 'password': '%s'}".formatted(email, PASSWORD);
    var answer = stranger().post("/api/v1/auth/login", body).expect(200);
    return stranger().with("Authorization", "Bearer " + answer.text("access_token"));
  }

  /** A new person of an organisation, for tests that leave marks. */
  public User person(String organization, Role role) {
    var users = part(Users.class);
    String email = UUID.randomUUID() + "@" + organization + ".test";
    return part(Database.class)
        .write(() -> {
          User user = users.create(email, "Kim Doe", PASSWORD, false, false);
          users.join(
              part(Organizations.class).byKey(organization).orElseThrow().id(), user.id(), role);
          return user;
        });
  }
}

package punctual.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import punctual.database.Database;
import punctual.delivery.channels.files.FileRoots;
import punctual.identity.Actor;
import punctual.identity.Organization;
import punctual.identity.Organizations;
import punctual.identity.Role;
import punctual.identity.User;
import punctual.identity.Users;
import punctual.schedules.Editing;
import punctual.schedules.ScheduledReport;
import punctual.settings.CoreSettings;
import punctual.settings.Settings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The people and schedules of a demo: made on its first start in one transaction, their password
 * set at each.
 */
@Component
@ConditionalOnProperty(name = "punctual.demo", havingValue = "true")
public final class DemoSetup implements SmartInitializingSingleton {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final Organizations organizations;
  private final Users users;
  private final Editing editing;
  private final Database database;
  private final InstantSource time;
  private final RandomGenerator random;
  private final JsonMapper json;
  private final String password;
  private final boolean hasOutbox;

  DemoSetup(
      Parts parts,
      Database database,
      InstantSource time,
      RandomGenerator random,
      JsonMapper json,
      Settings settings) {
    organizations = parts.organizations();
    users = parts.users();
    editing = parts.editing();
    this.database = database;
    this.time = time;
    this.random = random;
    this.json = json;
    hasOutbox = settings.section(FileRoots.SECTION).has(Demo.OUTBOX);
    password = settings.find(CoreSettings.DEMO_PASSWORD).orElseGet(() -> kept(settings.home()));
  }

  /** The façades that a demo fills. */
  @Component
  @ConditionalOnProperty(name = "punctual.demo", havingValue = "true")
  record Parts(Organizations organizations, Users users, Editing editing) {}

  /** The password of every demo account. */
  public String password() {
    return password;
  }

  /** Before the port opens: who can reach the page can sign in. */
  @Override
  public void afterSingletonsInstantiated() {
    if (users.none()) database.write(this::fill);
    else
      for (String email : accounts())
        users.byEmail(email).ifPresent(u -> users.ensurePassword(u, password));
  }

  private static List<String> accounts() {
    return List.of(
        "admin@demo.test",
        "manager@demo.test",
        "member@demo.test",
        "viewer@demo.test",
        "admin@other.test");
  }

  private String kept(Path home) {
    Path file = home.resolve("demo.password");
    try {
      if (Files.exists(file)) return Files.readString(file).strip();
      byte[] bytes = new byte[12];
      random.nextBytes(bytes);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      return Files.readString(
          Files.writeString(file, Base64.getUrlEncoder().encodeToString(bytes)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void fill() {
    Organization demo = organizations.create("demo", "Northwind Trading", List.of("demo.test"));
    Organization other = organizations.create("other", "Contoso Supplies", List.of("other.test"));
    var people = new HashMap<String, Actor>();
    person(people, demo, "admin@demo.test", "Ada Okafor", Role.ADMINISTRATOR);
    person(people, demo, "manager@demo.test", "Mateo Rossi", Role.MANAGER);
    person(people, demo, "member@demo.test", "Mina Larsen", Role.MEMBER);
    person(people, demo, "viewer@demo.test", "Vik Sharma", Role.VIEWER);
    person(people, other, "admin@other.test", "Olga Petrov", Role.ADMINISTRATOR);
    for (JsonNode wanted : wanted()) schedule(wanted, people);
  }

  private void person(
      Map<String, Actor> people, Organization organization, String email, String name, Role role) {
    boolean operator = email.equals("admin@demo.test");
    User user = users.create(email, name, password, operator, false);
    users.join(organization.id(), user.id(), role);
    people.put(
        email,
        new Actor(
            user.id(), organization.id(), organization.key(), email, name, role, operator, null));
  }

  private JsonNode wanted() {
    try (InputStream file = DemoSetup.class.getResourceAsStream("/demo/schedules.json")) {
      return json.readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void schedule(JsonNode wanted, Map<String, Actor> people) {
    Actor owner = Objects.requireNonNull(people.get(wanted.get("owner").asString()));
    var body = json.createObjectNode();
    for (String field : List.of("name", "report_type", "report_params", "output_formats"))
      if (wanted.has(field)) body.set(field, wanted.get(field));
    var schedule = (ObjectNode) wanted.get("schedule").deepCopy();
    if (schedule.path("time").asString("").equals("soon")) schedule.put("time", soon());
    body.set("schedule", schedule);
    var recipients = body.putArray("recipients");
    for (JsonNode reader : wanted.get("readers")) {
      recipients.addObject().put("channel", "email").set("destination", reader);
    }
    if (hasOutbox && wanted.has("file"))
      recipients.addObject().put("channel", "file").set("destination", wanted.get("file"));
    ScheduledReport made = editing.create(body, owner);
    if (wanted.path("paused").asBoolean(false)) editing.pause(made.id(), owner);
  }

  /**
   * The next full minute that leaves time to come up: the first report is there within a minute.
   */
  private String soon() {
    Instant start = time.instant().plus(Duration.ofSeconds(5));
    return start
        .truncatedTo(ChronoUnit.MINUTES)
        .plus(Duration.ofMinutes(1))
        .atZone(BERLIN)
        .toLocalTime()
        .toString();
  }
}

package punctual.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import punctual.database.Database;
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
    Actor admin = person(demo, "admin@demo.test", "Ada Okafor", Role.ADMINISTRATOR, true);
    Actor manager = person(demo, "manager@demo.test", "Mateo Rossi", Role.MANAGER, false);
    Actor member = person(demo, "member@demo.test", "Mina Larsen", Role.MEMBER, false);
    person(demo, "viewer@demo.test", "Vik Sharma", Role.VIEWER, false);
    Actor stranger = person(other, "admin@other.test", "Olga Petrov", Role.ADMINISTRATOR, false);
    schedules(admin, manager, member);
    schedule(
        stranger,
        "Daily sales",
        "sales_summary",
        "{\"period\": \"yesterday\"}",
        soon(),
        "admin@other.test");
  }

  private Actor person(
      Organization organization, String email, String name, Role role, boolean operator) {
    User user = users.create(email, name, password, operator, false);
    users.join(organization.id(), user.id(), role);
    return new Actor(
        user.id(), organization.id(), organization.key(), email, name, role, operator, null);
  }

  private void schedules(Actor admin, Actor manager, Actor member) {
    schedule(
        manager,
        "Daily sales",
        "sales_summary",
        "{\"period\": \"last_7_days\"}",
        soon(),
        "manager@demo.test",
        "sales@demo.test");
    schedule(
        member,
        "Support backlog",
        "support_backlog",
        "{}",
        cron("*/15 * * * *", "Europe/Berlin"),
        "member@demo.test",
        "support@demo.test");
    schedule(
        admin,
        "Invoices due this week",
        "invoices_due",
        "{\"within_days\": 7}",
        "{\"cadence\": \"weekly\", \"days_of_week\": [1], \"time\": \"08:00\", \"timezone\": \"America/New_York\", \"business_days\": {\"rule\": \"next\", \"country\": \"US\"}}",
        "accounts@demo.test");
    schedule(
        manager,
        "Monthly usage",
        "usage_by_customer",
        "{\"period\": \"last_month\"}",
        "{\"cadence\": \"monthly\", \"day\": {\"kind\": \"business_day\", \"ordinal\": -1}, \"time\": \"17:30\", \"timezone\": \"Europe/London\"}",
        "manager@demo.test",
        "success@demo.test");
    schedule(
        manager,
        "Payroll hours",
        "staff_hours",
        "{\"period\": \"last_week\"}",
        "{\"cadence\": \"weekly\", \"day_of_week\": 1, \"time\": \"06:00\", \"timezone\": \"Europe/Berlin\"}",
        "payroll@demo.test");
    ScheduledReport paused =
        schedule(
            admin,
            "Quarterly sales review",
            "sales_summary",
            "{\"period\": \"last_quarter\"}",
            "{\"cadence\": \"quarterly\", \"month_of_quarter\": 1, \"day\": {\"kind\": \"nth_weekday\", \"ordinal\": 1, \"day_of_week\": 1}, \"time\": \"09:00\", \"timezone\": \"Europe/Berlin\"}",
            "admin@demo.test");
    editing.pause(paused.id(), admin);
  }

  /**
   * Daily, from the next full minute that leaves time to come up: the first report is there within
   * a minute.
   */
  private String soon() {
    Instant next =
        time.instant()
            .plus(Duration.ofSeconds(8))
            .truncatedTo(ChronoUnit.MINUTES)
            .plus(Duration.ofMinutes(1));
    LocalTime local = next.atZone(BERLIN).toLocalTime();
    return "{\"cadence\": \"daily\", \"time\": \"%s\", \"timezone\": \"Europe/Berlin\"}"
        .formatted(local);
  }

  private static String cron(String expression, String zone) {
    return "{\"cadence\": \"cron\", \"cron_expression\": \"%s\", \"timezone\": \"%s\"}"
        .formatted(expression, zone);
  }

  private ScheduledReport schedule(
      Actor owner, String name, String type, String params, String schedule, String... readers) {
    var body = json.createObjectNode();
    body.put("name", name);
    body.put("report_type", type);
    body.set("report_params", tree(params));
    body.set("schedule", tree(schedule));
    var recipients = body.putArray("recipients");
    for (String reader : readers)
      recipients.addObject().put("channel", "email").put("destination", reader);
    return editing.create(body, owner);
  }

  private JsonNode tree(String text) {
    return json.readTree(text);
  }
}

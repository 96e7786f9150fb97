package punctual.operations.alerts;

import static punctual.database.schema.Tables.ALERTS;
import static punctual.database.schema.Tables.USERS;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import punctual.database.Database;
import punctual.database.Installation;
import punctual.delivery.channels.Notice;
import punctual.delivery.channels.Receipt;
import punctual.faults.Category;
import punctual.faults.Fault;
import punctual.identity.Organizations;
import punctual.identity.Passwords;
import punctual.identity.Users;
import punctual.testing.Given;
import punctual.testing.SettableTime;
import punctual.testing.TestDatabase;
import punctual.web.Live;

/** The engine of alerts over a database, with a rule and a mail server that do what a test says. */
final class AlertFixture implements AutoCloseable {
  static final Receipt.Sent SENT = new Receipt.Sent("250 ok");
  static final Receipt.NotSent DOWN =
      new Receipt.NotSent(
          new Fault(Category.NETWORK, "smtp_unreachable", "No answer.", null), Duration.ZERO);
  static final Receipt.NotSent LATER =
      new Receipt.NotSent(
          new Fault(Category.NETWORK, "smtp_deferred", "Later.", null), Duration.ofMinutes(5));
  static final Receipt.Refused BOUNCED =
      new Receipt.Refused(new Fault(Category.DATA, "smtp_mailbox_unknown", "No.", null), true);

  final SettableTime time;
  final Database database;
  final Given given;
  final UUID organization;
  final Users users;
  final AlertRepository repository;
  final Scripted rule = new Scripted();
  final List<Notice> mails = new ArrayList<>();
  Function<Notice, Receipt> server = mail -> SENT;
  List<String> instead = List.of();
  private final Live live = new Live();
  private @Nullable Evaluation evaluation;
  private @Nullable Mailing mailing;

  AlertFixture(TestDatabase kind) {
    this(kind.open(), new SettableTime(), null);
  }

  /**
   * @param organization that is there already, as for a second node; null: a new one
   */
  AlertFixture(Database database, SettableTime time, @Nullable UUID organization) {
    this.database = database;
    this.time = time;
    given = new Given(database, time);
    this.organization = organization == null ? given.organization() : organization;
    users = new Users(database, time, given.ids(), new Passwords());
    repository = new AlertRepository(database);
  }

  /** Finds what a test says. */
  static final class Scripted implements Rule {
    List<Finding> found = List.of();
    Duration lasting = Duration.ZERO;
    Runnable whileLooking = () -> {};
    @Nullable UUID reader;
    boolean silent;

    @Override
    public About about() {
      return new About("test", "A test.", Scope.ORGANIZATION, Severity.WARNING, null, lasting);
    }

    @Override
    public List<Finding> findings(Instant now) {
      whileLooking.run();
      return found;
    }

    @Override
    public Optional<UUID> reader(UUID organization, String subject) {
      return Optional.ofNullable(reader);
    }

    @Override
    public Optional<String> over(@Nullable UUID organization, String subject, String title) {
      return silent ? Optional.empty() : Optional.of("Over: " + title);
    }
  }

  Finding finding(String subject) {
    return new Finding(organization, subject, Severity.WARNING, "Trouble " + subject, "Why.", null);
  }

  Finding ofInstallation(String subject) {
    return new Finding(null, subject, Severity.CRITICAL, "Trouble " + subject, "Why.", null);
  }

  Evaluation evaluation() {
    Evaluation known = evaluation;
    if (known == null) known = restarted();
    return known;
  }

  /** As after a restart: nothing is remembered but what the tables hold. */
  Evaluation restarted() {
    var made =
        new Evaluation(
            List.of(rule), repository, new Announcements(live, database), database, given.ids());
    evaluation = made;
    mailing = null;
    return made;
  }

  private Mailing mailing() {
    Mailing known = mailing;
    if (known == null) {
      var organizations = new Organizations(database, time, given.ids());
      known =
          new Mailing(
              List.of(rule),
              repository,
              new Recipients(users, organizations, instead, "https://punctual.test"),
              this::send,
              new Installation(database),
              time);
      mailing = known;
    }
    return known;
  }

  private Receipt send(Notice notice, Instant deadline) {
    Receipt receipt = server.apply(notice);
    if (receipt instanceof Receipt.Sent) mails.add(notice);
    return receipt;
  }

  /** Half a minute later: looks, then tells. */
  void round(Finding... found) {
    time.advance(Evaluation.EVERY);
    look(found);
    mailing().round();
  }

  /** Looks without waiting. */
  boolean look(Finding... found) {
    rule.found = List.of(found);
    return evaluation().round(time.instant());
  }

  /** As the page does it, without the person. */
  void acknowledge() {
    var a = ALERTS;
    database
        .dsl()
        .update(a)
        .set(a.STATUS, "acknowledged")
        .set(a.ACKNOWLEDGED_AT, time.instant())
        .execute();
  }

  List<Alert> alerts() {
    return database.dsl().selectFrom(ALERTS).orderBy(ALERTS.ID).fetch(Alert::of);
  }

  Alert alert() {
    return alerts().getFirst();
  }

  /** Status and times of every alert. */
  List<String> states() {
    return alerts().stream().map(a -> a.status() + " " + a.times()).toList();
  }

  /** Titles of the mails so far. */
  List<String> titles() {
    return mails.stream().map(Notice::title).toList();
  }

  /** Addresses of the mails so far. */
  List<String> readers() {
    return mails.stream().map(Notice::to).toList();
  }

  String administrator() {
    return organization + "@example.test";
  }

  void makeOperator(UUID user) {
    database.dsl().update(USERS).set(USERS.IS_OPERATOR, true).where(USERS.ID.eq(user)).execute();
  }

  @Override
  public void close() {
    live.close();
    database.close();
  }
}

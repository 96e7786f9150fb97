package punctual.queue;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.count;
import static punctual.database.schema.Tables.REPORT_DELIVERIES;
import static punctual.database.schema.Tables.REPORT_EXECUTIONS;
import static punctual.database.schema.Tables.SCHEDULED_REPORTS;
import static punctual.database.schema.Tables.SCHEDULE_RECIPIENTS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jooq.Table;
import punctual.database.Database;
import punctual.database.Ids;
import punctual.database.schema.Tables;
import punctual.testing.Faults;
import punctual.testing.Given;
import punctual.testing.Ledger;
import punctual.testing.SettableTime;
import punctual.web.Live;

/**
 * Two or three nodes over one real database, one step at a time in one thread, in an order that a
 * seed decides: due times, claims, work, completions, housekeeping; crashes, pauses past the lease,
 * wrong clocks, jumps of time, statements that fail before, after or at the commit; a mail server
 * that refuses, breaks off, or is still busy with a node that everybody believes dead. Then all
 * heals, the work drains, and the {@link Ledger} is asked what was lost or doubled.
 *
 * <p>The same seed gives the same steps: {@link #trace} tells them.
 */
final class Simulation {
  private static final int STEPS = 60;
  private static final int DRAIN_ROUNDS = 30;

  /** What stays the same from seed to seed, because it is dear to make. */
  record Site(Database database, Faults faults, Live live, Path home) {
    Path files() {
      return home.resolve("reports");
    }
  }

  /** A fault of the product, planted to see that it would be found. */
  enum Sabotage {
    NONE,
    /** A node that was fenced off completes all the same. */
    NO_FENCE,
    /** The row does not say {@code sending} before the peer can act. */
    NO_SENDING_MARK,
    /** What a dead node held is never taken back. */
    NO_RESCUE,
    /** A completed run forgets one of its readers. */
    LOST_READER,
    /** Work is sent that the row's state does not show. */
    SENT_TWICE,
    /** The limit of an organisation is not looked at. */
    NO_LIMIT
  }

  final Site site;
  final Random random;
  final SettableTime time = new SettableTime();
  final Ids ids;
  final Sabotage sabotage;
  final List<Ledger.Mail> mails = new ArrayList<>();
  private final Given given;
  private final List<SimulatedNode> nodes = new ArrayList<>();
  private final List<UUID> schedules = new ArrayList<>();
  private final Map<UUID, Integer> limits = new LinkedHashMap<>();
  private final StringBuilder trace = new StringBuilder();
  private final List<String> violations = new ArrayList<>();
  boolean healed;

  Simulation(Site site, Random random, Sabotage sabotage) {
    this.site = site;
    this.random = random;
    this.sabotage = sabotage;
    ids = new Ids(time, new Random(random.nextLong()));
    given = new Given(site.database(), time, ids);
  }

  /** Runs one seed to its end; answers what does not agree. */
  List<String> run() {
    empty();
    installation();
    for (int i = 0; i < STEPS && violations.isEmpty(); i++) step();
    heal();
    drain();
    violations.addAll(Ledger.violations(site.database(), site.home(), mails));
    return violations;
  }

  String trace() {
    return trace.toString();
  }

  void note(String what) {
    trace.append(what).append('\n');
  }

  // the installation -----------------------------------------------------------------------------

  private void empty() {
    site.faults().heal();
    site.database()
        .write(() -> {
          for (Table<?> table : filled()) site.database().dsl().deleteFrom(table).execute();
        });
    try (var old = Files.list(site.files())) {
      for (Path file : old.toList()) Files.delete(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<Table<?>> filled() {
    return List.of(
        Tables.DELIVERY_ATTEMPTS,
        Tables.REPORT_DELIVERIES,
        Tables.DELIVERY_PARCELS,
        Tables.ARTIFACTS,
        Tables.EXECUTION_ATTEMPTS,
        Tables.REPORT_EXECUTIONS,
        Tables.SCHEDULE_RECIPIENTS,
        Tables.SCHEDULED_REPORTS,
        Tables.WORKERS,
        Tables.ORGANIZATION_QUOTAS,
        Tables.MEMBERSHIPS,
        Tables.USERS,
        Tables.ORGANIZATIONS);
  }

  private void installation() {
    String[] catchUp = {"latest", "all", "none"};
    for (int o = 0; o < 2; o++) {
      int limit = 1 + random.nextInt(2);
      UUID organization = given.organization(1, sabotage == Sabotage.NO_LIMIT ? 9 : limit);
      limits.put(organization, limit);
      String policy = catchUp[random.nextInt(3)];
      UUID schedule = given.schedule(organization, row -> row.setCatchUp(policy));
      for (int r = 0; r <= o; r++) given.recipient(organization, schedule, address(r));
      schedules.add(schedule);
    }
    int count = 2 + random.nextInt(2);
    for (int n = 0; n < count; n++) nodes.add(new SimulatedNode(this, n));
  }

  private static String address(int n) {
    return "reader" + n + "@example.test";
  }

  /** Who gets the reports of a schedule. */
  List<String> readers(UUID schedule) {
    var r = SCHEDULE_RECIPIENTS;
    return site.database()
        .dsl()
        .select(r.DESTINATION)
        .from(r)
        .where(r.SCHEDULED_REPORT_ID.eq(schedule))
        .orderBy(r.DESTINATION)
        .fetch(r.DESTINATION);
  }

  // the steps ------------------------------------------------------------------------------------

  private void step() {
    int what = random.nextInt(100);
    if (what < 10) advance(Duration.ofSeconds(1 + random.nextInt(30)));
    else if (what < 12) advance(Duration.ofMinutes(1 + random.nextInt(5)));
    else if (what < 14) ask();
    else nodes.get(random.nextInt(nodes.size())).step();
  }

  private void advance(Duration by) {
    note("time +" + by);
    time.advance(by);
  }

  /** A person runs a schedule now. */
  private void ask() {
    UUID schedule = schedules.get(random.nextInt(schedules.size()));
    var row =
        site.database().dsl().fetchSingle(SCHEDULED_REPORTS, SCHEDULED_REPORTS.ID.eq(schedule));
    note("run now");
    given.execution(row.getOrganizationId(), schedule);
  }

  /** What happens on the other nodes while one is in the middle of something. */
  void meanwhile(SimulatedNode busy) {
    if (healed) return;
    advance(Duration.ofSeconds(random.nextInt(90)));
    int steps = random.nextInt(6);
    for (int i = 0; i < steps; i++) {
      SimulatedNode other = nodes.get(random.nextInt(nodes.size()));
      if (other != busy) other.step();
    }
  }

  /** No organisation runs more than it may, at any time (PL-C.3). */
  void limits() {
    var e = REPORT_EXECUTIONS;
    var running =
        site.database()
            .dsl()
            .select(e.ORGANIZATION_ID, count())
            .from(e)
            .where(condition("status = 'running'"))
            .groupBy(e.ORGANIZATION_ID)
            .fetchMap(e.ORGANIZATION_ID, count());
    running.forEach((organization, n) -> {
      if (n > limits.getOrDefault(organization, 0))
        violations.add("%d runs where %d may".formatted(n, limits.getOrDefault(organization, 0)));
    });
  }

  // the end --------------------------------------------------------------------------------------

  private void heal() {
    note("healed");
    healed = true;
    site.faults().heal();
    nodes.forEach(SimulatedNode::heal);
    nodes.getFirst().tick();
    site.database()
        .dsl()
        .update(SCHEDULED_REPORTS)
        .set(SCHEDULED_REPORTS.IS_ACTIVE, false)
        .execute();
  }

  private void drain() {
    nodes.forEach(SimulatedNode::finish);
    for (int i = 0; i < DRAIN_ROUNDS && open() > 0; i++) {
      time.advance(Duration.ofHours(5));
      nodes.getFirst().everything();
    }
  }

  private int open() {
    var dsl = site.database().dsl();
    return dsl.fetchCount(REPORT_EXECUTIONS, condition("completed_at is null"))
        + dsl.fetchCount(REPORT_DELIVERIES, condition("completed_at is null"));
  }
}

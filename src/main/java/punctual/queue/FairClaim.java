package punctual.queue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import punctual.database.Database;
import punctual.database.Dialect;
import punctual.queue.spi.Job;

/**
 * Takes the next rows fairly between organisations: deficit round robin by an index skip-scan, from
 * a cursor in memory. Lane 0 goes first; every fifth call lane 1 does, so that neither starves. An
 * organisation at its limit is passed over, never waited for.
 *
 * <p>Two statements in one transaction: the first visits organisations and locks their quota rows,
 * the second, with a snapshot younger than the locks, counts what each one runs and takes what
 * fits. Limits are counted, never remembered, so there is no counter that could drift.
 */
final class FairClaim {
  static final int MANUAL = 0;
  static final int SCHEDULED = 1;
  private static final int SCHEDULED_FIRST_EVERY = 5;

  private final QueueTable table;
  private final Database database;
  private final InstantSource time;
  private final Visit visit;
  private final Lane[] lanes;
  private int calls;

  FairClaim(QueueTable table, Database database, InstantSource time, RandomGenerator random) {
    this.table = table;
    this.database = database;
    this.time = time;
    visit =
        database.dialect() == Dialect.SQLITE
            ? new SqliteVisit(table, database)
            : new PostgresVisit(table, database);
    lanes = new Lane[] {new Lane(MANUAL), new Lane(SCHEDULED)};
    calls = random.nextInt(SCHEDULED_FIRST_EVERY);
  }

  /** Where the round robin of one lane stands. Losing it costs nothing. */
  private static final class Lane {
    final int number;
    UUID cursor = Visit.FIRST;

    Lane(int number) {
      this.number = number;
    }
  }

  /** At most {@code want} rows; empty where nothing can start, or where this node may not claim. */
  List<Job> claim(UUID worker, int want) {
    if (want <= 0) return List.of();
    return database.write(() -> visit.mayClaim(worker) ? bothLanes(worker, want) : List.of());
  }

  private List<Job> bothLanes(UUID worker, int want) {
    boolean scheduledFirst = calls++ % SCHEDULED_FIRST_EVERY == SCHEDULED_FIRST_EVERY - 1;
    var taken = new ArrayList<Job>();
    for (int i = 0; i < lanes.length && taken.size() < want; i++) {
      Lane lane = lanes[scheduledFirst ? lanes.length - 1 - i : i];
      taken.addAll(round(lane, worker, want - taken.size()));
    }
    return taken;
  }

  private List<Job> round(Lane lane, UUID worker, int want) {
    var seen = new ArrayList<>(visit.organizations(lane.number, lane.cursor, Visit.LAST, want));
    long ready = seen.stream().filter(Visit.Seen::hasRoom).count();
    if (ready < want && !lane.cursor.equals(Visit.FIRST)) {
      seen.addAll(visit.organizations(lane.number, Visit.FIRST, lane.cursor, want - (int) ready));
    }
    if (seen.isEmpty()) return List.of();
    Instant now = time.instant();
    List<Job> jobs = visit.take(lane.number, shares(seen, want), want, worker, now);
    lane.cursor = next(seen, jobs);
    return jobs;
  }

  /**
   * {@code weight × ⌈want / Σ weights⌉} each, the sum over all with room, whether this call has
   * their lock or not.
   */
  private static List<Visit.Share> shares(List<Visit.Seen> seen, int want) {
    int weights = seen.stream().filter(Visit.Seen::hasRoom).mapToInt(Visit.Seen::weight).sum();
    if (weights == 0) return List.of();
    int unit = Math.ceilDiv(want, weights);
    return seen.stream()
        .filter(s -> s.hasRoom() && s.locked())
        .map(s -> new Visit.Share(s.organization(), s.weight() * unit, s.maxRunning()))
        .toList();
  }

  /** The last organisation served, or where none was the last one visited. */
  private static UUID next(List<Visit.Seen> seen, List<Job> jobs) {
    if (jobs.isEmpty()) return seen.getLast().organization();
    var served = jobs.stream().map(Job::organizationId).distinct().toList();
    UUID last = Visit.FIRST;
    for (Visit.Seen s : seen) if (served.contains(s.organization())) last = s.organization();
    return last;
  }

  QueueTable table() {
    return table;
  }
}

package punctual.queue;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import punctual.database.Database;
import punctual.database.Dialect;
import punctual.queue.spi.Job;

/**
 * Takes the next rows fairly between organisations: deficit round robin by an index skip-scan, from
 * a cursor in memory. Lane 0 goes first; every fifth call lane 1 does, so that neither starves. An
 * organisation at its limit is passed over, never waited for; a turn that the end of a call cuts
 * short goes on in the next one, so that weights hold however few rows a call takes.
 *
 * <p>Two statements in one transaction: the first visits organisations and locks their quota rows,
 * the second, with a snapshot younger than the locks, counts what each one runs and takes what
 * fits. Limits are counted, never remembered, so there is no counter that could drift.
 */
final class FairClaim {
  static final int MANUAL = 0;
  static final int SCHEDULED = 1;
  private static final int SCHEDULED_FIRST_EVERY = 5;

  /** Visits of one call that found nothing to start; the next call goes on from there. */
  private static final int WALKS = 32;

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

    /** The rest of the turn of the organisation right after the cursor; 0: its turn is new. */
    private int left;

    private UUID turn = Visit.FIRST;

    Lane(int number) {
      this.number = number;
    }

    void passed(UUID organization) {
      cursor = organization;
      left = 0;
    }

    void cutShort(UUID organization, int rest) {
      long low = organization.getLeastSignificantBits();
      long high = organization.getMostSignificantBits();
      cursor = new UUID(low == 0 ? high - 1 : high, low - 1);
      turn = organization;
      left = rest;
    }

    int quota(UUID organization, int whole) {
      return left > 0 && organization.equals(turn) ? left : whole;
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

  /**
   * Walks on while what it meets can start nothing: organisations at their limit, organisations
   * whose rows all wait for earlier ones, organisations that another node works on right now.
   */
  private List<Job> round(Lane lane, UUID worker, int want) {
    var met = new HashSet<UUID>();
    for (int walks = 0; walks < WALKS; walks++) {
      List<Visit.Seen> seen = ahead(lane, want);
      List<Job> jobs = seen.isEmpty() ? List.of() : take(lane, seen, want, worker);
      boolean goneRound = !met.addAll(seen.stream().map(Visit.Seen::organization).toList());
      if (!jobs.isEmpty() || goneRound) return jobs;
    }
    return List.of();
  }

  /** The next organisations from the cursor on, once round at most. */
  private List<Visit.Seen> ahead(Lane lane, int want) {
    var seen = new ArrayList<>(visit.organizations(lane.number, lane.cursor, Visit.LAST, want));
    long ready = seen.stream().filter(Visit.Seen::hasRoom).count();
    boolean atEnd = ready < want && seen.size() < want * Visit.LOOKS;
    if (atEnd && !lane.cursor.equals(Visit.FIRST)) {
      seen.addAll(visit.organizations(lane.number, Visit.FIRST, lane.cursor, want - (int) ready));
    }
    return seen;
  }

  private List<Job> take(Lane lane, List<Visit.Seen> seen, int want, UUID worker) {
    List<Visit.Share> shares = shares(lane, seen, want);
    List<Job> jobs = visit.take(lane.number, shares, want, worker, time.instant());
    if (jobs.isEmpty()) lane.passed(seen.getLast().organization());
    else served(lane, shares, jobs, jobs.size() == want);
    return jobs;
  }

  /**
   * {@code weight × ⌈want / Σ weights⌉} each, the sum over all with room, whether this call has
   * their lock or not; what was cut off the last turn comes first.
   */
  private static List<Visit.Share> shares(Lane lane, List<Visit.Seen> seen, int want) {
    int weights = seen.stream().filter(Visit.Seen::hasRoom).mapToInt(Visit.Seen::weight).sum();
    if (weights == 0) return List.of();
    int unit = Math.ceilDiv(want, weights);
    return seen.stream()
        .filter(s -> s.hasRoom() && s.locked())
        .map(s ->
            new Visit.Share(
                s.organization(), lane.quota(s.organization(), s.weight() * unit), s.maxRunning()))
        .toList();
  }

  /** The cursor moves behind the last organisation served, or before it where it was cut short. */
  private static void served(Lane lane, List<Visit.Share> shares, List<Job> jobs, boolean cut) {
    for (Visit.Share share : shares.reversed()) {
      long got = jobs.stream().filter(j -> j.organizationId().equals(share.organization())).count();
      if (got == 0) continue;
      int left = share.quota() - (int) got;
      if (cut && left > 0) lane.cutShort(share.organization(), left);
      else lane.passed(share.organization());
      return;
    }
  }

  QueueTable table() {
    return table;
  }
}

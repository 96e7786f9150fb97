package punctual.queue;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import punctual.database.Database;
import punctual.database.Dialect;
import punctual.queue.Partitions.Waiting;
import punctual.queue.Visit.Taken;
import punctual.queue.spi.Job;

/**
 * Takes the next rows fairly: of a lane, the resources with room in turn; of a resource, the
 * organisations in turn ({@link RoundRobin}). What is full, or in another node's hands, is passed
 * over, never waited for.
 *
 * <p>Limits are counted, never remembered, so there is no counter that could drift: first the rows
 * of resources and organisations are locked, then a statement whose snapshot is younger than the
 * locks counts what each one runs and takes what fits (PL-C.3).
 */
final class FairClaim {
  static final int MANUAL = 0;
  static final int SCHEDULED = 1;

  /** A scheduled row that has waited longer moves its lane forward. */
  private static final Duration LONG = Duration.ofMinutes(5);

  private final QueueTable table;
  private final Database database;
  private final InstantSource time;
  private final Visit visit;
  private final Partitions partitions;
  private final Resources resources;
  private final LaneOrder order;
  private final Map<Partition, RoundRobin> turns = new HashMap<>();

  /** The resource of each lane that was served last. */
  private final String[] served = {"", ""};

  private boolean contended;

  FairClaim(QueueTable table, Database database, InstantSource time, RandomGenerator random) {
    this.table = table;
    this.database = database;
    this.time = time;
    visit =
        database.dialect() == Dialect.SQLITE
            ? new SqliteVisit(table, database)
            : new PostgresVisit(table, database);
    partitions = new Partitions(table, database);
    resources = new Resources(database, time);
    order = new LaneOrder(random);
  }

  /** At most {@code want} rows; empty where nothing can start, or where this node may not claim. */
  List<Job> claim(UUID worker, int want) {
    if (want <= 0) return List.of();
    return database.write(() -> visit.mayClaim(worker) ? new Call(worker, want).take() : List.of());
  }

  /** The last call passed over rows only because another node was working on their like. */
  boolean contended() {
    return contended;
  }

  QueueTable table() {
    return table;
  }

  /** One claim. */
  private final class Call {
    private final UUID worker;
    private final int want;
    private final Instant now = time.instant();
    private final List<Waiting> waiting = partitions.waiting(now);
    private final List<Taken> taken = new ArrayList<>();

    /** Rows that this call took, by resource. */
    private final Map<String, Integer> used = new HashMap<>();

    Call(UUID worker, int want) {
      this.worker = worker;
      this.want = want;
    }

    List<Job> take() {
      contended = false;
      boolean scheduledFirst = order.scheduledFirst();
      lane(scheduledFirst ? SCHEDULED : MANUAL);
      lane(scheduledFirst ? MANUAL : SCHEDULED);
      contended &= taken.isEmpty();
      return taken.stream().map(Taken::job).toList();
    }

    private void lane(int lane) {
      if (left() == 0) return;
      int before = taken.size();
      for (List<Waiting> open = inTurn(lane); left() > 0 && !open.isEmpty(); ) open = pass(open);
      List<Taken> got = taken.subList(before, taken.size());
      if (lane == SCHEDULED && !got.isEmpty()) order.aged(isAged(got));
    }

    private int left() {
      return want - taken.size();
    }

    private boolean isAged(List<Taken> scheduled) {
      return scheduled.stream().anyMatch(t -> t.availableAt().isBefore(now.minus(LONG)));
    }

    /** Resources with room, from the one after the last that was served. */
    private List<Waiting> inTurn(int lane) {
      var open = new ArrayList<Waiting>();
      for (Waiting w : waiting) {
        if (w.partition().lane() != lane || room(w) <= 0) continue;
        if (w.locked()) open.add(w);
        else contended = true;
      }
      open.sort(comparing(w -> w.partition().resource()));
      long upto =
          open.stream().filter(w -> w.partition().resource().compareTo(served[lane]) <= 0).count();
      Collections.rotate(open, (int) -upto);
      return open;
    }

    private int room(Waiting w) {
      return w.room(used.getOrDefault(w.partition().resource(), 0));
    }

    /** Each takes its part of what is left; answers those that may have more. */
    private List<Waiting> pass(List<Waiting> open) {
      var more = new ArrayList<Waiting>();
      for (int i = 0; i < open.size() && left() > 0; i++) {
        Waiting next = open.get(i);
        int part = Math.min(room(next), Math.ceilDiv(left(), open.size() - i));
        if (take(next, part) == part && room(next) > 0) more.add(next);
      }
      return more;
    }

    private int take(Waiting from, int part) {
      if (from.probe()) resources.probe(from.partition().resource());
      RoundRobin turn = turns.computeIfAbsent(from.partition(), p -> new RoundRobin(p, visit));
      int limit = from.limit() == null ? Integer.MAX_VALUE : from.limit();
      List<Taken> got = turn.take(new RoundRobin.Order(part, limit, worker, now));
      contended |= turn.contended();
      taken.addAll(got);
      used.merge(from.partition().resource(), got.size(), Integer::sum);
      if (!got.isEmpty()) served[from.partition().lane()] = from.partition().resource();
      return got.size();
    }
  }
}

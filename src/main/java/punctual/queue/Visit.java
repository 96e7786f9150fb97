package punctual.queue;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import punctual.queue.spi.Job;

/** The statements of a claim, which differ between the databases. */
interface Visit {
  UUID FIRST = new UUID(0, 0);
  UUID LAST = new UUID(-1, -1);

  /** How many organisations are looked at for each one that is wanted. */
  int LOOKS = 4;

  /**
   * An organisation with waiting rows.
   *
   * @param hasRoom runs fewer than its limit at the time of the visit
   * @param locked this transaction may take its rows
   */
  record Seen(UUID organization, int weight, int maxRunning, boolean hasRoom, boolean locked) {}

  /** How many rows one organisation may have of this call. */
  record Share(UUID organization, int quota, int limit) {}

  /** Organisations after one up to another in index order, until so many have room. */
  record Range(UUID after, UUID upto, int want) {}

  /** A claimed row, and since when it could have started. */
  record Taken(Job job, Instant availableAt) {}

  /**
   * Whether this node's lease holds and it is not draining; keeps a rescue from slipping in
   * between.
   */
  boolean mayClaim(UUID worker);

  /**
   * Organisations of a partition.
   *
   * @param scarce limits bind: whether an organisation has room is looked at now, where that costs;
   *     otherwise all of them may be said to have some
   */
  List<Seen> organizations(Partition partition, Range range, boolean scarce);

  /**
   * Counts what the resource and each organisation run now and takes what fits, as many rows as
   * were ordered at most.
   */
  List<Taken> take(Partition partition, List<Share> shares, RoundRobin.Order order);
}

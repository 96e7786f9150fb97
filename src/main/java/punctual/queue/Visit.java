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

  /**
   * Whether this node's lease holds and it is not draining; keeps a rescue from slipping in
   * between.
   */
  boolean mayClaim(UUID worker);

  /**
   * Organisations after {@code cursor} up to {@code upto} in index order, until {@code want} have
   * room.
   */
  List<Seen> organizations(int lane, UUID cursor, UUID upto, int want);

  /** Counts what each organisation runs now and takes what fits, {@code want} rows at most. */
  List<Job> take(int lane, List<Share> shares, int want, UUID worker, Instant now);
}

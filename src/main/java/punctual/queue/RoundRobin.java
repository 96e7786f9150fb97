package punctual.queue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import punctual.queue.Visit.Seen;
import punctual.queue.Visit.Share;
import punctual.queue.Visit.Taken;

/**
 * Turns of the organisations within one partition: deficit round robin by an index skip-scan, from
 * a cursor in memory. An organisation at its limit is passed over, never waited for; a turn that
 * the end of a call cuts short goes on in the next one, so that weights hold however few rows a
 * call takes. Losing this object costs nothing.
 */
final class RoundRobin {
  /** Visits of one call that found nothing to start; the next call goes on from there. */
  private static final int WALKS = 32;

  private final Partition partition;
  private final Visit visit;
  private UUID cursor = Visit.FIRST;

  /** The rest of the turn of the organisation right after the cursor; 0: its turn is new. */
  private int left;

  private UUID turn = Visit.FIRST;

  /** The last call came back short: limits bind. */
  private boolean scarce;

  private boolean contended;

  RoundRobin(Partition partition, Visit visit) {
    this.partition = partition;
    this.visit = visit;
  }

  /** At most {@code want} rows, and no more than what the resource of the partition bears. */
  record Order(int want, int limit, UUID worker, Instant now) {}

  /**
   * Walks on while what it meets can start nothing: organisations at their limit, organisations
   * whose rows all wait for earlier ones, organisations that another node works on right now.
   */
  List<Taken> take(Order order) {
    contended = false;
    var met = new HashSet<UUID>();
    for (int walks = 0; walks < WALKS; walks++) {
      List<Seen> seen = ahead(order.want());
      List<Taken> taken = seen.isEmpty() ? List.of() : take(seen, order);
      boolean goneRound = !met.addAll(seen.stream().map(Seen::organization).toList());
      if (!taken.isEmpty() || goneRound) return taken;
    }
    return List.of();
  }

  /** The last call met rows that another node was working on. */
  boolean contended() {
    return contended;
  }

  /** The next organisations from the cursor on, once round at most. */
  private List<Seen> ahead(int want) {
    var seen = new ArrayList<>(look(cursor, Visit.LAST, want));
    long ready = seen.stream().filter(Seen::hasRoom).count();
    boolean atEnd = ready < want && seen.size() < want * Visit.LOOKS;
    if (atEnd && !cursor.equals(Visit.FIRST)) {
      seen.addAll(look(Visit.FIRST, cursor, want - (int) ready));
    }
    return seen;
  }

  private List<Seen> look(UUID after, UUID upto, int want) {
    return visit.organizations(partition, new Visit.Range(after, upto, want), scarce);
  }

  private List<Taken> take(List<Seen> seen, Order order) {
    List<Share> shares = shares(seen, order.want());
    if (shares.isEmpty()) {
      passed(seen.getLast().organization());
      return List.of();
    }
    List<Taken> taken = visit.take(partition, shares, order);
    scarce = taken.size() < order.want();
    if (taken.isEmpty()) passed(seen.getLast().organization());
    else served(shares, taken, taken.size() == order.want());
    return taken;
  }

  /**
   * {@code weight × ⌈want / Σ weights⌉} each, the sum over all with room, whether this call has
   * their lock or not; what was cut off the last turn comes first.
   */
  private List<Share> shares(List<Seen> seen, int want) {
    int weights = seen.stream().filter(Seen::hasRoom).mapToInt(Seen::weight).sum();
    if (weights == 0) return List.of();
    int unit = Math.ceilDiv(want, weights);
    var shares = new ArrayList<Share>();
    for (Seen s : seen) {
      if (s.hasRoom() && !s.locked()) contended = true;
      if (!s.hasRoom() || !s.locked()) continue;
      int quota = quota(s.organization(), s.weight() * unit);
      shares.add(new Share(s.organization(), quota, s.maxRunning()));
    }
    return shares;
  }

  /** The cursor moves behind the last organisation served, or before it where it was cut short. */
  private void served(List<Share> shares, List<Taken> taken, boolean cut) {
    for (Share share : shares.reversed()) {
      long got =
          taken.stream().filter(t -> t.job().organizationId().equals(share.organization())).count();
      if (got == 0) continue;
      int rest = share.quota() - (int) got;
      if (cut && rest > 0) cutShort(share.organization(), rest);
      else passed(share.organization());
      return;
    }
  }

  private void passed(UUID organization) {
    cursor = organization;
    left = 0;
  }

  private void cutShort(UUID organization, int rest) {
    long low = organization.getLeastSignificantBits();
    long high = organization.getMostSignificantBits();
    cursor = new UUID(low == 0 ? high - 1 : high, low - 1);
    turn = organization;
    left = rest;
  }

  private int quota(UUID organization, int whole) {
    return left > 0 && organization.equals(turn) ? left : whole;
  }
}

package punctual.schedules.recurrence;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;

/**
 * The offsets of one time zone as arrays: segment i begins at an instant and lasts to the beginning
 * of the next. Tabulated to the year 2200; later instants keep the last offset.
 *
 * <p>All numbers are seconds: instants since the epoch, local times as if the local clock were UTC.
 */
public final class ZoneTable {
  static final int LAST_YEAR = 2200;

  /** No offset is larger than 18 hours. */
  private static final long LARGEST_OFFSET = 18 * 3600;

  private static final long INDEX_FROM = Instant.parse("1900-01-01T00:00:00Z").getEpochSecond();
  private static final long INDEX_TO = Instant.parse("2201-01-01T00:00:00Z").getEpochSecond();

  /** 2^24 seconds are 194 days: at most a few transitions fall into one slot. */
  private static final int SLOT = 24;

  private final long[] starts;
  private final long[] ends;
  private final int[] offsets;

  /** What the local clock had reached at most before segment i. */
  private final long[] reached;

  private final int[] index = new int[(int) ((INDEX_TO - INDEX_FROM) >> SLOT) + 1];

  /**
   * @param starts when each segment begins, ascending; the first entry is not used
   * @param offsets the offset of each segment in seconds east of UTC
   */
  ZoneTable(long[] starts, int[] offsets) {
    int count = starts.length;
    this.starts = starts.clone();
    this.offsets = offsets.clone();
    this.ends = new long[count];
    this.reached = new long[count];
    this.starts[0] = Long.MIN_VALUE / 2;
    reached[0] = Long.MIN_VALUE;
    for (int i = 0; i < count; i++) {
      ends[i] = i + 1 < count ? starts[i + 1] : Long.MAX_VALUE / 2;
      if (i > 0) reached[i] = Math.max(reached[i - 1], ends[i - 1] + offsets[i - 1]);
    }
    for (int slot = 0, i = 0; slot < index.length; slot++) {
      while (ends[i] <= INDEX_FROM + ((long) slot << SLOT)) i++;
      index[slot] = i;
    }
  }

  /** The table of the rules that the Java runtime knows. */
  static ZoneTable of(ZoneRules rules) {
    var segments = new Segments(rules.getOffset(Instant.MIN).getTotalSeconds());
    for (var t : rules.getTransitions()) {
      segments.add(t.toEpochSecond(), t.getOffsetAfter().getTotalSeconds());
    }
    var last = rules.getTransitions();
    Instant from = last.isEmpty() ? Instant.EPOCH : last.getLast().getInstant();
    for (var t = rules.nextTransition(from); t != null; t = rules.nextTransition(t.getInstant())) {
      if (t.getDateTimeBefore().getYear() > LAST_YEAR) break;
      segments.add(t.toEpochSecond(), t.getOffsetAfter().getTotalSeconds());
    }
    return segments.table();
  }

  /** The offset that holds at an instant. */
  public ZoneOffset offsetAt(Instant instant) {
    return ZoneOffset.ofTotalSeconds(offset(segmentAt(instant.getEpochSecond())));
  }

  int segmentAt(long instant) {
    int i =
        instant < INDEX_FROM
            ? 0
            : index[(int) ((Math.min(instant, INDEX_TO) - INDEX_FROM) >> SLOT)];
    while (ends[i] <= instant) i++;
    return i;
  }

  /** The first segment in which the local clock reads the given time or a later one. */
  int segmentReaching(long local) {
    int i = segmentAt(local - LARGEST_OFFSET);
    while (ends[i] + offsets[i] <= local) i++;
    return i;
  }

  /** The first instant at which the local clock reads the given time or a later one (S4). */
  long instantOf(long local, int segment) {
    return Math.max(starts[segment], local - offsets[segment]);
  }

  /** Whether the given local time was jumped over when the segment began. */
  boolean isGap(long local, int segment) {
    return local < starts[segment] + offsets[segment];
  }

  /** Whether the clock jumped over the whole local day when the segment began (date line). */
  boolean isMissingDay(long midnight, int segment) {
    return reached[segment] <= midnight
        && starts[segment] + offsets[segment] >= midnight + Timeline.DAY;
  }

  /** Whether the clock reads a local time of this segment once more in the next one. */
  boolean comesAgain(long local, int segment) {
    return segment + 1 < starts.length && ends[segment] + offsets[segment + 1] <= local;
  }

  int offset(int segment) {
    return offsets[segment];
  }

  int segments() {
    return starts.length;
  }

  long localStart(int segment) {
    return starts[segment] + offsets[segment];
  }

  long localEnd(int segment) {
    return ends[segment] + offsets[segment];
  }

  long reachedBefore(int segment) {
    return reached[segment];
  }
}

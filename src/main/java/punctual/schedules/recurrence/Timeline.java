package punctual.schedules.recurrence;

/** Dates and times of day, laid on the instants of a zone (S4 to S6). All numbers are seconds. */
final class Timeline {
  static final long NONE = Long.MAX_VALUE;
  static final long DAY = 86_400;

  private static final long EARLIEST = Months.FIRST_DAY * DAY;
  private static final long LATEST = Months.LAST_DAY * DAY;

  private final ZoneTable zone;
  private final Dates dates;
  private final Times times;

  Timeline(ZoneTable zone, Dates dates, Times times) {
    this.zone = zone;
    this.dates = dates;
    this.times = times;
  }

  /** The first run strictly after an instant, or {@link #NONE}. */
  long next(long after) {
    if (times.everyHour()) return nextOfEveryHour(after);
    long nominal = nominalAfter(after);
    return nominal == NONE ? NONE : zone.instantOf(nominal, zone.segmentReaching(nominal));
  }

  /**
   * The scheduled local time whose run is the first strictly after an instant; for schedules with
   * fixed times. A local time still lies ahead exactly when the clock has not read it yet, so the
   * search begins above the highest reading so far; that also holds within an overlap.
   */
  long nominalAfter(long after) {
    long begin = Math.max(after, EARLIEST);
    int segment = zone.segmentAt(begin);
    long from = Math.max(begin + zone.offset(segment) + 1, zone.reachedBefore(segment));
    long local = nextLocal(from);
    while (local != NONE && isOnMissingDay(local)) {
      local = nextLocal((Math.floorDiv(local, DAY) + 1) * DAY);
    }
    return local;
  }

  private boolean isOnMissingDay(long local) {
    int segment = zone.segmentReaching(local);
    return zone.isGap(local, segment)
        && zone.isMissingDay(Math.floorDiv(local, DAY) * DAY, segment);
  }

  /**
   * Every instant whose local reading is selected (S5), segment by segment: a later segment may
   * begin with readings that have been there before, and those count again.
   */
  private long nextOfEveryHour(long after) {
    long begin = Math.max(after, EARLIEST);
    int segment = zone.segmentAt(begin);
    long from = begin + zone.offset(segment) + 1;
    long local = nextLocal(from);
    while (local >= zone.localEnd(segment)) {
      if (++segment == zone.segments()) return NONE;
      long start = zone.localStart(segment);
      if (start < from || start > local) {
        from = start;
        local = nextLocal(start);
      }
    }
    return local == NONE ? NONE : local - zone.offset(segment);
  }

  /** The first selected local time at or after the given one, as if the zone were UTC. */
  private long nextLocal(long from) {
    if (from > LATEST) return NONE;
    long minutes = Math.ceilDiv(from, 60L);
    int day = (int) Math.floorDiv(minutes, 1440L);
    int time = times.next((int) (minutes - day * 1440L));
    if (time < 0) {
      day++;
      time = times.first();
    }
    int date = dates.next(day);
    if (date == Dates.NONE) return NONE;
    return (date * 1440L + (date == day ? time : times.first())) * 60;
  }
}

package punctual.schedules.recurrence;

/** Dates that depend on a calendar of holidays, or move to a business day near them (S2). */
final class CalendarDates implements DateRule {
  /** A date that finds no business day within that many days is dropped. */
  private static final int FURTHEST_MOVE = 31;

  private final int months;
  private final DayRule day;
  private final BusinessCalendar calendar;
  private final Adjustment adjustment;

  CalendarDates(int months, DayRule day, BusinessCalendar calendar, Adjustment adjustment) {
    this.months = months;
    this.day = day;
    this.calendar = calendar;
    this.adjustment = adjustment;
  }

  @Override
  public int daysOf(int month, int length, int first) {
    int business = calendar.businessDays(month, length, first);
    int nominal = nominal(month, length, first, business);
    return switch (adjustment) {
      case NONE -> nominal;
      case SKIP -> nominal & business;
      case NEXT -> movedForward(month, length, first, nominal, business);
      case PREVIOUS -> movedBack(month, length, first, nominal, business);
    };
  }

  /** The days before any move. */
  int nominal(int month, int length, int first, int business) {
    return Months.has(months, month % 12) ? day.days(length, first, business) : 0;
  }

  /** Looks at this month and the 31 days before it: bit 31 is the first of the month. */
  private int movedForward(int month, int length, int first, int nominal, int business) {
    long named = (long) nominal << FURTHEST_MOVE;
    long open = (long) business << FURTHEST_MOVE;
    int at = FURTHEST_MOVE;
    int weekday = first;
    for (int m = month - 1; at > 0; m--) {
      int days = Months.length(m);
      at -= days;
      weekday = Math.floorMod(weekday - days, 7);
      int openThere = calendar.businessDays(m, days, weekday);
      named |= shifted(nominal(m, days, weekday, openThere), at);
      open |= shifted(openThere, at);
    }
    long landed = named & open;
    long moving = named & ~open;
    for (int i = 0; i < FURTHEST_MOVE && moving != 0; i++) {
      moving <<= 1;
      landed |= moving & open;
      moving &= ~open;
    }
    return (int) (landed >>> FURTHEST_MOVE) & Months.allDays(length);
  }

  /** Looks at this month and the 31 days after it: bit 0 is the first of the month. */
  private int movedBack(int month, int length, int first, int nominal, int business) {
    long named = nominal;
    long open = business;
    int at = length;
    int weekday = (first + length) % 7;
    for (int m = month + 1; at < length + FURTHEST_MOVE; m++) {
      int days = Months.length(m);
      int openThere = calendar.businessDays(m, days, weekday);
      named |= shifted(nominal(m, days, weekday, openThere), at);
      open |= shifted(openThere, at);
      at += days;
      weekday = (weekday + days) % 7;
    }
    long landed = named & open;
    long moving = named & ~open;
    for (int i = 0; i < FURTHEST_MOVE && moving != 0; i++) {
      moving >>>= 1;
      landed |= moving & open;
      moving &= ~open;
    }
    return (int) landed & Months.allDays(length);
  }

  private static long shifted(int days, int by) {
    return by >= 0 ? (long) days << by : (long) days >>> -by;
  }
}

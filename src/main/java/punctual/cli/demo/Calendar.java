package punctual.cli.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;

/**
 * The days of the sample data: two years up to the first day, and on for a while, so that the last
 * week is never empty in a demo that is kept.
 *
 * @param today the day of the first start
 */
record Calendar(LocalDate today) {
  static final int PAST_DAYS = 730;
  static final int COMING_DAYS = 60;
  private static final double[] WEEK = {1.05, 1.0, 1.0, 1.05, 1.2, 0.8, 0.55};
  private static final double YEARLY_GROWTH = 0.18;

  LocalDate first() {
    return today.minusDays(PAST_DAYS);
  }

  /** Exclusive. */
  LocalDate end() {
    return today.plusDays(COMING_DAYS + 1L);
  }

  boolean isWorkday(LocalDate day) {
    return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
  }

  /** How busy a day is beside others: weekends are quiet, December is not, the shop grows. */
  double weight(LocalDate day) {
    double growth = 1 + YEARLY_GROWTH * (day.toEpochDay() - first().toEpochDay()) / 365.0;
    double season =
        day.getMonth() == Month.DECEMBER ? 1.35 : day.getMonth() == Month.NOVEMBER ? 1.15 : 1;
    return WEEK[day.getDayOfWeek().getValue() - 1] * growth * season;
  }

  /** The weight of the days before today together. */
  double pastWeight() {
    return first().datesUntil(today).mapToDouble(this::weight).sum();
  }
}

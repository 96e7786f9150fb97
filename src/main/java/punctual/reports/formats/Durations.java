package punctual.reports.formats;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Seconds as people read them. */
public final class Durations {
  private static final int MINUTE = 60;
  private static final int HOUR = 3600;

  /** So many digits fit into a long. */
  private static final int LONG_DIGITS = 18;

  private Durations() {}

  /** {@code 1:30:00}, to the second; {@code -0:00:05} for what is below nothing. */
  public static String text(BigDecimal seconds) {
    BigDecimal whole = seconds.setScale(0, RoundingMode.HALF_UP);
    var text = new StringBuilder(whole.signum() < 0 ? "-" : "");
    if (whole.precision() <= LONG_DIGITS) {
      long all = Math.abs(whole.longValue());
      text.append(all / HOUR);
      return rest(text, (int) (all % HOUR));
    }
    BigDecimal[] hours = whole.abs().divideAndRemainder(BigDecimal.valueOf(HOUR));
    text.append(hours[0].toPlainString());
    return rest(text, hours[1].intValue());
  }

  private static String rest(StringBuilder text, int seconds) {
    two(text, seconds / MINUTE);
    two(text, seconds % MINUTE);
    return text.toString();
  }

  private static void two(StringBuilder text, int number) {
    text.append(':').append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }
}

package punctual.web;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** A zone that a caller names. */
public final class Zones {
  private Zones() {}

  /**
   * @param timezone IANA; null: UTC
   * @throws Problem 422 where there is no such zone
   */
  public static ZoneId of(@Nullable String timezone) {
    if (timezone == null) return ZoneOffset.UTC;
    try {
      return ZoneId.of(timezone);
    } catch (DateTimeException e) {
      throw Problem.invalid(
          "timezone",
          "timezone is \"%s\"; use an IANA zone such as Europe/Berlin.".formatted(timezone));
    }
  }
}

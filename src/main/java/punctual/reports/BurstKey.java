package punctual.reports;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The key of a row as text, so that keys of two queries can be compared. */
final class BurstKey {
  private static final int LONGEST = 200;

  private BurstKey() {}

  /** Upper and lower case differ, 1 and 1.00 do not; null where the row has no key. */
  static @Nullable String of(@Nullable Object value) {
    String text =
        switch (value) {
          case null -> "";
          case BigDecimal number -> number.stripTrailingZeros().toPlainString();
          case byte[] bytes -> "";
          default -> value.toString();
        };
    return text.isBlank() ? null : text;
  }

  /** Whether it can stand in a subject and a file name. */
  static boolean isShowable(String key) {
    return key.length() <= LONGEST && key.chars().noneMatch(Character::isISOControl);
  }

  /** As it is named to people, cut where it is long. */
  static String shown(String key) {
    String start = key.length() <= LONGEST ? key : key.substring(0, LONGEST) + "…";
    return "“" + start.replaceAll("\\p{Cntrl}", "?") + "”";
  }
}

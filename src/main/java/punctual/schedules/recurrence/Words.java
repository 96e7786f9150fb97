package punctual.schedules.recurrence;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/** Small English phrases. */
final class Words {
  private static final List<String> ORDINALS =
      List.of("first", "second", "third", "fourth", "fifth");

  private Words() {}

  /** {@code 1st}, {@code 22nd}, {@code 13th}. */
  static String ordinal(int number) {
    if (number / 10 % 10 == 1) return number + "th";
    return number
        + switch (number % 10) {
          case 1 -> "st";
          case 2 -> "nd";
          case 3 -> "rd";
          default -> "th";
        };
  }

  /** {@code first}, {@code 12th}, {@code last}, {@code third-last}. */
  static String position(int ordinal) {
    int number = Math.abs(ordinal);
    String word = number <= ORDINALS.size() ? ORDINALS.get(number - 1) : ordinal(number);
    if (ordinal > 0) return word;
    return ordinal == -1 ? "last" : word + "-last";
  }

  /** {@code a}, {@code a and b}, {@code a, b and c}; the word between the last two is given. */
  static String join(List<String> items, String word) {
    if (items.size() == 1) return items.getFirst();
    String head = String.join(", ", items.subList(0, items.size() - 1));
    return head + " " + word + " " + items.getLast();
  }

  /** The names of the bits that are set. */
  static List<String> names(long bits, IntFunction<String> name) {
    List<String> names = new ArrayList<>();
    for (long left = bits; left != 0; left &= left - 1) {
      names.add(name.apply(Long.numberOfTrailingZeros(left)));
    }
    return names;
  }

  /** 0 = Monday. */
  static String weekday(int index) {
    return DayOfWeek.of(index + 1).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  /** 0 = January. */
  static String month(int index) {
    return Month.of(index + 1).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  static String time(int minuteOfDay) {
    return "%02d:%02d".formatted(minuteOfDay / 60, minuteOfDay % 60);
  }
}

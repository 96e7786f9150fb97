package punctual.schedules.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The cron dialect: what it reads, and that it says where a fault is (PR-10.7). */
class CronParserTest {
  private static List<String> faults(String expression) {
    List<String> faults = new ArrayList<>();
    CronParser.parse(expression, faults::add);
    return faults;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "* * * * *",
        "  0\t9 * * 1-5 ",
        "0 9 ? JAN-MAR mon,Wed",
        "*/60 0-23/2 1,15,L,LW,L-3,15W * 1#1,5L,FRIL",
        "@Daily",
        "0 0 29 2 7"
      })
  void reads(String expression) {
    assertThat(faults(expression)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          60 * * * *        | minute at position 1: 60
          */0 * * * *       | minute at position 1: 0
          */61 * * * *      | minute at position 1: 61
          0 24 * * *        | hour at position 3: 24
          0  9 32 * *       | day of month at position 6: 32
          0 9 * 13 *        | month at position 7: 13
          0 9 * FOO *       | month at position 7: 'FOO'
          0 9 * * 8         | day of week at position 9: 8
          0 9 * * 1#6       | day of week at position 9: 6
          0 9 * * MON,FRI-MON | day of week at position 13: the range FRI-MON runs backwards
          5-1 * * * *       | minute at position 1: the range 5-1 runs backwards
          5/10 * * * *      | write 5-59/10
          1,,2 * * * *      | minute at position 3: an item is missing
          0 9 W * *         | day of month at position 5: W needs a day
          0 9 * * L         | day of week at position 9: L needs a day of the week
          0 9 L-31 * *      | day of month at position 5: 31
          0 0 12 * * ?      | has 6 fields
          0 9 * *           | has 4 fields
          @reboot           | '@reboot' is not a known shorthand
          @every 5m         | is not a known shorthand
          0 9 é * *         | position 5
          """,
      quoteCharacter = '`')
  void refuses_and_says_where(String expression, String message) {
    assertThat(faults(expression)).singleElement().asString().contains(message);
  }

  @Test
  void names_every_fault() {
    assertThat(faults("61 25 32 13 8")).hasSize(5);
  }

  @Test
  void is_bounded() {
    assertThat(faults("0".repeat(129))).singleElement().asString().contains("128");
  }
}

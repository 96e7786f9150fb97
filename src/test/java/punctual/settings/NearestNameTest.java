package punctual.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
  private static final List<String> NAMES = List.of("port", "address", "smtp_host", "smtp_port");

  @ParameterizedTest
  @CsvSource({
    "prot, port",
    "PORT, port",
    "adress, address",
    "smtp_prt, smtp_port",
    "smtphost, smtp_host"
  })
  void a_slip_of_the_hand_is_understood(String word, String meant) {
    assertThat(NearestName.of(word, NAMES)).contains(meant);
  }

  @Test
  void something_else_is_not() {
    assertThat(NearestName.of("colour", NAMES)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "abc, abc, 0",
    "abc, acb, 1",
    "abc, ab, 1",
    "abc, abcd, 1",
    "abc, xyz, 3",
    "ab, ba, 1"
  })
  void inserting_deleting_replacing_and_swapping_cost_one_each(String a, String b, int cost) {
    assertThat(NearestName.distance(a, b)).isEqualTo(cost);
  }
}

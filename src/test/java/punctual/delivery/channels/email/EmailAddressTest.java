package punctual.delivery.channels.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;
import punctual.delivery.channels.Channel.InvalidDestination;

/** PR-10.8, PL-A.8: what is an address, and what is said about what is none. */
class EmailAddressTest {
  private final EmailChannel channel =
      new EmailChannel(Parcels.settings(25), InstantSource.system());

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(
      resources = "/mail/addresses.csv",
      numLinesToSkip = 1,
      delimiter = '|',
      quoteCharacter = '\u0001',
      ignoreLeadingAndTrailingWhitespace = false)
  void an_address_has_one_normal_form_or_a_clear_fault(
      @Nullable String written, @Nullable String normal, @Nullable String fault)
      throws InvalidDestination {
    String text = written == null || written.equals("''") ? "" : written;
    if (normal != null) {
      assertThat(channel.normalize(text)).isEqualTo(normal);
      assertThat(channel.normalize(normal)).as("stable").isEqualTo(normal);
    } else {
      assertThatThrownBy(() -> channel.normalize(text))
          .isInstanceOf(InvalidDestination.class)
          .hasMessageContaining(String.valueOf(fault))
          .hasMessageEndingWith(": write name@example.org.");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\r", "\n", "\r\nBcc: eve@x.org", "\t", "\0", "\u007f", "\u0085", "\u2028"})
  void a_control_character_is_refused_wherever_it_stands(String control) {
    for (String text :
        new String[] {
          control + "ann@example.org", "an" + control + "n@example.org", "ann@example.org" + control
        }) {
      assertThatThrownBy(() -> channel.normalize(text))
          .isInstanceOf(InvalidDestination.class)
          .hasMessageContaining("control character")
          .message()
          .doesNotContain(control);
    }
  }

  @Test
  void lengths_are_those_of_the_protocol() throws InvalidDestination {
    String longest = "a".repeat(64) + "@" + "b".repeat(63) + "." + "c".repeat(63) + ".org";
    assertThat(channel.normalize(longest)).isEqualTo(longest);
    for (String text :
        new String[] {
          "a".repeat(65) + "@example.org",
          "a@" + "b".repeat(64) + ".org",
          "a".repeat(60) + "@" + ("b".repeat(60) + ".").repeat(3) + "org1234567890",
          "a@" + "b.".repeat(150) + "org"
        }) {
      assertThatThrownBy(() -> channel.normalize(text)).isInstanceOf(InvalidDestination.class);
    }
  }

  @Test
  void the_message_says_what_to_write() {
    assertThatThrownBy(() -> channel.normalize("a@b"))
        .hasMessage("“a@b” has no domain with a dot: write name@example.org.");
  }
}

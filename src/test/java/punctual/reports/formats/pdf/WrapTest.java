package punctual.reports.formats.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Every character is one point wide here. */
class WrapTest {
  @Test
  void lines_break_between_words() {
    assertThat(lines("one two three", 8)).containsExactly("one two", "three");
    assertThat(lines("one two", 7)).containsExactly("one two");
  }

  @Test
  void line_ends_of_the_text_are_kept() {
    assertThat(lines("a\r\nb\n\nc", 5)).containsExactly("a", "b", "", "c");
    assertThat(lines("", 5)).containsExactly("");
  }

  @Test
  void a_long_word_is_broken_and_nothing_of_it_is_lost() {
    assertThat(lines("ab " + "x".repeat(12) + " cd", 5))
        .containsExactly("ab", "xxxxx", "xxxxx", "xx cd");
  }

  @Test
  void a_pair_of_code_units_is_never_parted() {
    assertThat(lines("👍👍👍", 3)).containsExactly("👍", "👍", "👍");
  }

  @Test
  void a_column_narrower_than_a_character_still_ends() {
    assertThat(lines("abc", 0.5f)).containsExactly("a", "b", "c");
  }

  @Test
  void thai_breaks_between_its_words() {
    assertThat(lines("ภาษาไทยเป็นภาษา", 9)).containsExactly("ภาษาไทย", "เป็นภาษา");
  }

  @Test
  void there_is_at_most_one_line_more_than_wanted() {
    assertThat(lines("a\n".repeat(100), 5)).hasSize(21);
    assertThat(lines("word ".repeat(1_000_000), 5)).hasSize(21);
  }

  private static List<String> lines(String text, float width) {
    return new Wrap(String::length, width, 20).lines(text);
  }
}

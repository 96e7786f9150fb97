package punctual.reports.formats.pdf;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Breaks one text into lines of at most a width. */
final class Wrap {
  /** The rules of Thai are those of all languages, and know Thai words beside. */
  private static final Locale WORDS = Locale.of("th");

  /** No line of any page holds more characters. */
  private static final int LONGEST_LINE = 800;

  private final ToDoubleFunction<String> measure;
  private final float width;
  private final int most;
  private final List<String> lines = new ArrayList<>();

  /**
   * @param measure of a piece, in points
   * @param most lines that are wanted; one more tells that there are more
   */
  Wrap(ToDoubleFunction<String> measure, float width, int most) {
    this.measure = measure;
    this.width = width;
    this.most = most;
  }

  /** At most one line more than wanted; at least one. */
  List<String> lines(String text) {
    int longest = (most + 1) * LONGEST_LINE;
    String head = text.length() <= longest ? text : text.substring(0, longest);
    head.lines().takeWhile(_ -> lines.size() <= most).forEach(this::paragraph);
    if (lines.isEmpty()) lines.add("");
    return lines;
  }

  private void paragraph(String paragraph) {
    BreakIterator words = BreakIterator.getLineInstance(WORDS);
    words.setText(paragraph);
    var line = new StringBuilder();
    double used = 0;
    int from = words.first();
    for (int to = words.next(); to != BreakIterator.DONE; from = to, to = words.next()) {
      if (lines.size() > most) return;
      String word = paragraph.substring(from, to);
      if (!line.isEmpty() && used + measure.applyAsDouble(word.stripTrailing()) > width) {
        end(line);
        used = 0;
      }
      if (measure.applyAsDouble(word.stripTrailing()) > width) word = broken(word);
      line.append(word);
      used += measure.applyAsDouble(word);
    }
    if (!line.isEmpty() || paragraph.isEmpty()) end(line);
  }

  /** Ends the lines that the word fills, and returns what is left of it. */
  private String broken(String word) {
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(word);
    int begin = 0;
    double used = 0;
    int from = characters.first();
    for (int to = characters.next(); to != BreakIterator.DONE; from = to, to = characters.next()) {
      double advance = measure.applyAsDouble(word.substring(from, to));
      if (from > begin && used + advance > width) {
        lines.add(word.substring(begin, from));
        begin = from;
        used = 0;
        if (lines.size() > most) break;
      }
      used += advance;
    }
    return word.substring(begin);
  }

  private void end(StringBuilder line) {
    lines.add(line.toString().stripTrailing());
    line.setLength(0);
  }
}

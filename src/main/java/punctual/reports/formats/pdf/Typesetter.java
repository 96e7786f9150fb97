package punctual.reports.formats.pdf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.openpdf.text.pdf.BaseFont;

/** Measures, shapes and wraps the text of one document. */
final class Typesetter {
  /** Stands where a text goes on and its place does not. */
  static final String MARK = "…";

  /** The narrowest text is wider than this for each character, at size 1. */
  private static final float NARROWEST = 0.1f;

  private static final int REMEMBERED = 500;
  private static final int LONGEST_REMEMBERED = 100;

  private final Face regular;
  private final Face bold;
  private final FontChoice choice;
  private final Map<Key, TextRun> shaped =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, TextRun> eldest) {
          return size() > REMEMBERED;
        }
      };
  private boolean cut;

  Typesetter(Fonts fonts) {
    regular = fonts.face(Fonts.Family.SANS, true);
    bold = fonts.face(Fonts.Family.BOLD, true);
    choice = new FontChoice(fonts);
  }

  /**
   * How text looks.
   *
   * @param size points
   */
  record Style(boolean bold, float size) {
    /** From one baseline to the next, in points. */
    float leading() {
      return size * 1.36f;
    }

    Style sized(float other) {
      return new Style(bold, other);
    }
  }

  private record Key(String text, Style style) {}

  /** The first characters that no font has. */
  SortedSet<Integer> missing() {
    return choice.missing();
  }

  /** Whether any text was cut for its length. */
  boolean hasCut() {
    return cut;
  }

  /** One line, however long; line breaks are spaces. */
  TextRun line(String text, Style style) {
    Face face = face(style);
    float width = face.plainWidth(text, 0, text.length());
    if (width >= 0) return plain(text, style, width);
    String clean = cleaned(text);
    width = face.plainWidth(clean, 0, clean.length());
    if (width >= 0) return plain(clean, style, width);
    if (clean.length() > LONGEST_REMEMBERED) return TextRun.shaped(clean, style, choice);
    return shaped.computeIfAbsent(
        new Key(clean, style), key -> TextRun.shaped(key.text, style, choice));
  }

  private TextRun plain(String text, Style style, float width) {
    BaseFont font = face(style).font();
    return new TextRun.Plain(text, font, style.size(), width * style.size());
  }

  private Face face(Style style) {
    return style.bold() ? bold : regular;
  }

  /** Points. */
  float width(String text, Style style) {
    float plain = face(style).plainWidth(text, 0, text.length());
    return plain >= 0 ? plain * style.size() : line(text, style).width();
  }

  /** One line of at most a width, with a mark where the text goes on. */
  TextRun cut(String text, Style style, float width) {
    TextRun whole = line(text, style);
    return whole.width() <= width ? whole : wrap(text, style, width, 1).getFirst();
  }

  /**
   * Breaks text into lines: at its own line ends, between words, and within words that are too
   * long.
   *
   * @param most lines; the last one ends with a mark where there would be more
   * @return at least one line
   */
  List<TextRun> wrap(String text, Style style, float width, int most) {
    if (mayFit(text, style, width)) {
      TextRun whole = line(text, style);
      if (whole.width() <= width) return List.of(whole);
    }
    List<String> lines = new Wrap(part -> width(part, style), width, most).lines(text);
    var runs = new ArrayList<TextRun>(lines.size());
    for (int i = 0; i < Math.min(most, lines.size()); i++) {
      boolean last = i == most - 1 && lines.size() > most;
      runs.add(line(last ? marked(lines.get(i), style, width) : lines.get(i), style));
    }
    cut |= most > 1 && lines.size() > most;
    return runs;
  }

  private String marked(String line, Style style, float width) {
    String kept = line;
    while (!kept.isEmpty() && width(kept + MARK, style) > width) {
      kept = kept.substring(0, kept.offsetByCodePoints(kept.length(), -1));
    }
    return kept.stripTrailing() + MARK;
  }

  /** Without measuring: a megabyte of text would take long. */
  private static boolean mayFit(String text, Style style, float width) {
    boolean isShort = text.length() * style.size() * NARROWEST <= width;
    return isShort && text.indexOf('\n') < 0 && text.indexOf('\r') < 0;
  }

  /** Tabs and line ends become spaces: no font has a glyph for them. */
  private static String cleaned(String text) {
    return text.replace("\r\n", " ").replace('\n', ' ').replace('\r', ' ').replace("\t", "    ");
  }
}

package punctual.reports.formats.pdf;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import punctual.reports.formats.pdf.Fonts.Family;

/** Which font shows which character of one document, and which characters none of them has. */
final class FontChoice {
  /** Stands where no font has the character. */
  private static final int REPLACEMENT = 0xFFFD;

  private static final int MISSING_KEPT = 20;

  private final Fonts fonts;
  private final SortedSet<Integer> missing = new TreeSet<>();

  FontChoice(Fonts fonts) {
    this.fonts = fonts;
  }

  /** Text in one font. */
  record Stretch(String text, Family family) {}

  Face face(Family family, boolean leftToRight) {
    return fonts.face(family, leftToRight);
  }

  /** The first characters that no font has, at most 20 of them. */
  SortedSet<Integer> missing() {
    return missing;
  }

  /** Splits text by font, as it is read; what no font has is replaced. */
  List<Stretch> split(String text, boolean bold) {
    Family base = bold ? Family.BOLD : Family.SANS;
    var stretches = new ArrayList<Stretch>();
    var open = new StringBuilder();
    Family family = base;
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      i += Character.charCount(character);
      Family next = family(character, family, base);
      if (next == null) {
        if (missing.size() < MISSING_KEPT) missing.add(character);
        character = REPLACEMENT;
        next = base;
      }
      if (next != family && !open.isEmpty()) {
        stretches.add(new Stretch(open.toString(), family));
        open.setLength(0);
      }
      family = next;
      open.appendCodePoint(character);
    }
    if (!open.isEmpty()) stretches.add(new Stretch(open.toString(), family));
    return stretches;
  }

  private @Nullable Family family(int character, Family before, Family base) {
    if (isInvisible(character) || staysWith(before, character)) return before;
    UnicodeScript script = UnicodeScript.of(character);
    Family own = Fonts.of(script);
    if (own != null && has(own, character)) return own;
    if (has(base, character)) return base;
    if (Character.isEmoji(character) && has(Family.EMOJI, character)) return Family.EMOJI;
    // arrows, stars and full-width forms
    return script == UnicodeScript.COMMON && has(Family.HAN, character) ? Family.HAN : null;
  }

  private boolean has(Family family, int character) {
    return fonts.face(family, true).has(character);
  }

  /** Signs of all scripts, and marks, look best in the font of what is before them. */
  private boolean staysWith(Family before, int character) {
    UnicodeScript script = UnicodeScript.of(character);
    if (script != UnicodeScript.COMMON && script != UnicodeScript.INHERITED) return false;
    // the font of emoji has digits too, for keys only
    boolean signs = before != Family.EMOJI || script == UnicodeScript.INHERITED;
    return signs && has(before, character);
  }

  /** Joiners and selectors of variants: fonts need no glyph for them. */
  private static boolean isInvisible(int character) {
    return Character.getType(character) == Character.FORMAT
        || (character >= 0xFE00 && character <= 0xFE0F);
  }
}

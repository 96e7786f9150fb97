package punctual.reports.formats.pdf;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The fonts of all documents, each loaded when it is first needed: the Chinese one alone takes 16
 * MB.
 */
final class Fonts {
  /** A font file of the jar. */
  enum Family {
    SANS("NotoSans_400Regular.ttf"),
    BOLD("NotoSans_700Bold.ttf"),
    ARABIC("NotoSansArabic_400Regular.ttf"),
    HEBREW("NotoSansHebrew_400Regular.ttf"),
    DEVANAGARI("NotoSansDevanagari_400Regular.ttf"),
    THAI("NotoSansThai_400Regular.ttf"),
    HAN("NotoSansSC_400Regular.ttf"),
    HANGUL("NotoSansKR_400Regular.ttf"),
    EMOJI("NotoEmoji_400Regular.ttf");

    private final String file;

    Family(String file) {
      this.file = file;
    }
  }

  private static final Map<UnicodeScript, Family> SCRIPTS =
      new EnumMap<>(
          Map.of(
              UnicodeScript.ARABIC, Family.ARABIC,
              UnicodeScript.HEBREW, Family.HEBREW,
              UnicodeScript.DEVANAGARI, Family.DEVANAGARI,
              UnicodeScript.THAI, Family.THAI,
              UnicodeScript.HAN, Family.HAN,
              UnicodeScript.HIRAGANA, Family.HAN,
              UnicodeScript.KATAKANA, Family.HAN,
              UnicodeScript.BOPOMOFO, Family.HAN,
              UnicodeScript.HANGUL, Family.HANGUL));

  private final Map<Key, Face> faces = new ConcurrentHashMap<>();

  private record Key(Family family, boolean leftToRight) {}

  /** The font made for a script; null where it is the usual one. */
  static @Nullable Family of(UnicodeScript script) {
    return SCRIPTS.get(script);
  }

  /**
   * A font, loaded at most once.
   *
   * @throws UncheckedIOException where the build left it out or Java cannot read it
   */
  Face face(Family family, boolean leftToRight) {
    return faces.computeIfAbsent(new Key(family, leftToRight), Fonts::load);
  }

  private static Face load(Key key) {
    String file = key.family.file;
    try (InputStream in = Fonts.class.getResourceAsStream(file)) {
      if (in == null) throw new FileNotFoundException("The font " + file + " is not in the jar");
      return new Face(file, in.readAllBytes(), key.leftToRight);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

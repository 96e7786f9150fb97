package punctual.identity;

import java.util.Locale;

/** The colour of an organisation's headings and charts, on white paper. */
final class Accent {
  /** Between large text and its ground (WCAG 2.2, 1.4.3). */
  private static final double LEAST_CONTRAST = 3;

  private Accent() {}

  /**
   * The normal form of a colour.
   *
   * @throws Unfit where it is no colour, or too light to be read on white
   */
  static String normal(String text) throws Unfit {
    if (!text.matches("#[0-9A-Fa-f]{6}")) {
      throw new Unfit(
          "accent is “%s”; write a colour as # and six hexadecimal digits, such as #1F5FA8."
              .formatted(text));
    }
    int rgb = Integer.parseInt(text.substring(1), 16);
    if (contrast(rgb) < LEAST_CONTRAST) {
      throw new Unfit(
          "accent is %s, too light to be read on white paper; the nearest that can be is %s."
              .formatted(text, text(darker(rgb))));
    }
    return text(rgb);
  }

  /** What cannot be an accent; the message says why and what can. */
  static final class Unfit extends Exception {
    Unfit(String message) {
      super(message);
    }
  }

  private static String text(int rgb) {
    return String.format(Locale.ROOT, "#%06X", rgb);
  }

  /** The same hue, as light as it may be. */
  private static int darker(int rgb) {
    int dark = rgb;
    for (int percent = 99; contrast(dark) < LEAST_CONTRAST; percent--) {
      dark = part(rgb, 16, percent) | part(rgb, 8, percent) | part(rgb, 0, percent);
    }
    return dark;
  }

  private static int part(int rgb, int shift, int percent) {
    return (((rgb >> shift) & 0xFF) * percent / 100) << shift;
  }

  /** Against white. */
  private static double contrast(int rgb) {
    double luminance =
        0.2126 * linear((rgb >> 16) & 0xFF)
            + 0.7152 * linear((rgb >> 8) & 0xFF)
            + 0.0722 * linear(rgb & 0xFF);
    return 1.05 / (luminance + 0.05);
  }

  private static double linear(int channel) {
    double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}

package punctual.reports.formats.html;

/** Text of others as it may stand in a page. */
final class Escape {
  private static final int PICTURES = 0x2400;
  private static final char DELETE = 0x7F;
  private static final char PICTURE_OF_DELETE = 0x2421;
  private static final char FIRST_RIGHT_TO_LEFT = 0x590;

  private Escape() {}

  /** One line, in an element or in an attribute with double quotes. */
  static String text(String text) {
    return escaped(text, " ");
  }

  /**
   * Keeps its lines. What runs from right to left is set apart, so that it does not turn around the
   * signs beside it.
   */
  static String lines(String text) {
    String escaped = escaped(text, "<br>");
    return runsFromRight(text) ? "<span dir=\"auto\">" + escaped + "</span>" : escaped;
  }

  private static String escaped(String text, String lineEnd) {
    if (text.chars().noneMatch(c -> isSpecial((char) c))) return text;
    var escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean ends = c == '\n' || c == '\r';
      boolean secondHalf = c == '\n' && i > 0 && text.charAt(i - 1) == '\r';
      if (!ends) append(escaped, c);
      else if (!secondHalf) escaped.append(lineEnd);
    }
    return escaped.toString();
  }

  private static boolean isSpecial(char c) {
    return c < ' ' || c == DELETE || c == '&' || c == '<' || c == '>' || c == '"' || c == '\'';
  }

  /** Control characters are not HTML: their pictures show that they are there. */
  private static void append(StringBuilder escaped, char c) {
    switch (c) {
      case '&' -> escaped.append("&amp;");
      case '<' -> escaped.append("&lt;");
      case '>' -> escaped.append("&gt;");
      case '"' -> escaped.append("&quot;");
      case '\'' -> escaped.append("&#39;");
      case '\t' -> escaped.append(c);
      case DELETE -> escaped.append(PICTURE_OF_DELETE);
      default -> escaped.append(c < ' ' ? (char) (PICTURES + c) : c);
    }
  }

  private static boolean runsFromRight(String text) {
    return text.codePoints().anyMatch(c -> c >= FIRST_RIGHT_TO_LEFT && isRightToLeft(c));
  }

  private static boolean isRightToLeft(int c) {
    byte direction = Character.getDirectionality(c);
    return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
  }
}

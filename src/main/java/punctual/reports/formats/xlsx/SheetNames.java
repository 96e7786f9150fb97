package punctual.reports.formats.xlsx;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names that Excel takes: 31 characters, some never among them, no two alike without case. */
final class SheetNames {
  private static final int LONGEST = 31;
  private static final String FORBIDDEN = "[]:*?/\\";

  private final Set<String> taken = new HashSet<>();

  SheetNames() {
    // Excel keeps it for itself
    taken.add("history");
  }

  /** Of a sheet with this title: the title, or {@code Title (2)} where it is taken. */
  String next(String title) {
    String plain = plain(title);
    String name = shortened(plain, LONGEST);
    for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
      String number = " (%d)".formatted(i);
      name = shortened(plain, LONGEST - number.length()) + number;
    }
    return name;
  }

  private static String plain(String title) {
    var name = new StringBuilder(title);
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isISOControl(c)) name.setCharAt(i, ' ');
      else if (FORBIDDEN.indexOf(c) >= 0) name.setCharAt(i, '-');
    }
    String plain = apostrophesInside(name.toString().strip());
    return plain.isEmpty() ? "Sheet" : plain;
  }

  private static String apostrophesInside(String name) {
    String shortened = name.startsWith("'") ? name.substring(1).strip() : name;
    return shortened.startsWith("'") ? apostrophesInside(shortened) : shortened;
  }

  private static String shortened(String name, int length) {
    int end = Math.min(length, name.length());
    if (end < name.length() && Character.isHighSurrogate(name.charAt(end - 1))) end--;
    while (end > 0 && (name.charAt(end - 1) == '\'' || name.charAt(end - 1) == ' ')) end--;
    return name.substring(0, end);
  }
}

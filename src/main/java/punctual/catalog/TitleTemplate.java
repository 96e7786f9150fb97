package punctual.catalog;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** {@code {{ period.label }}} in the title of a report. */
final class TitleTemplate {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([\\w.]*)\\s*\\}\\}");

  private TitleTemplate() {}

  static List<String> names(String template) {
    return PLACEHOLDER.matcher(template).results().map(match -> match.group(1)).toList();
  }

  /** A name without a value gives nothing; a comma that then stands at the end goes with it. */
  static String fill(String template, Map<String, String> words) {
    return PLACEHOLDER
        .matcher(template)
        .replaceAll(match ->
            java.util.regex.Matcher.quoteReplacement(words.getOrDefault(match.group(1), "")))
        .strip()
        .replaceAll("[,:–-]\\s*$", "");
  }
}

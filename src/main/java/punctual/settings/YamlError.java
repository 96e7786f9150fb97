package punctual.settings;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;

/** Turns the parser's message about a broken file into one line that repeats nothing of it. */
final class YamlError {
  private static final Pattern LINE = Pattern.compile("line (\\d+), column");

  private YamlError() {}

  /** The file and the line; the parser's own location is that of the token before. */
  static String place(JacksonException e) {
    int line =
        LINE.matcher(e.getOriginalMessage())
            .results()
            .map(MatchResult::group)
            .map(text -> Integer.parseInt(text.replaceAll("\\D", "")))
            .reduce(e.getLocation() == null ? 1 : e.getLocation().getLineNr(), (_, last) -> last);
    return "%s, line %d".formatted(SettingsFile.NAME, line);
  }

  /** Lines that begin with a space quote the file, which may hold secrets. */
  static String problem(JacksonException e) {
    String message =
        e.getOriginalMessage()
            .lines()
            .filter(line -> !line.startsWith(" "))
            .map(line -> line.replaceFirst(" for `.*", ""))
            .collect(Collectors.joining(", "));
    return "is not YAML: " + message;
  }
}

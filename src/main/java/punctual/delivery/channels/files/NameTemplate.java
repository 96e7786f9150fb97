package punctual.delivery.channels.files;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import punctual.delivery.channels.files.SafePath.UnsafePath;
import punctual.settings.NearestName;

/**
 * The place of a report's files below a root, {@code sales/{{ due.date }}-{{ report.name }}.{{
 * format }}}: folders and a file name in which placeholders stand for facts of the run. The same
 * run always gives the same names.
 *
 * @param segments the folders and last the file name, placeholders in their normal form
 */
record NameTemplate(List<String> segments) {
  /** In the order in which people are told of them. */
  static final List<String> PLACEHOLDERS =
      List.of(
          "due.date",
          "due.time",
          "report.name",
          "schedule.name",
          "format",
          "organization",
          "period");

  /** Short of what file systems hold, so that a number and a hidden part's name still fit. */
  static final int LONGEST_SEGMENT = 200;

  private static final int LONGEST_EXTENSION = 16;
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*\\}\\}");

  /** What some systems do not take in a name, and what parts words. */
  private static final Pattern PARTING = Pattern.compile("[\\s/\\\\%:*?\"<>|]+");

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH-mm");

  NameTemplate {
    segments = List.copyOf(segments);
  }

  /**
   * Reads a template.
   *
   * @throws UnsafePath naming what is wrong with it, and how to mend it
   */
  static NameTemplate parse(String text) throws UnsafePath {
    if (text.isBlank() || text.endsWith("/"))
      throw new UnsafePath(
          "The file's name is missing; write it after the folder, such as {{ due.date }}-{{ report.name }}.{{ format }}.");
    String normal = PLACEHOLDER.matcher(text).replaceAll("{{ $1 }}");
    for (String segment : normal.split("/", -1)) check(segment);
    return new NameTemplate(
        List.of(Normalizer.normalize(normal, Normalizer.Form.NFC).split("/", -1)));
  }

  private static void check(String segment) throws UnsafePath {
    Matcher found = PLACEHOLDER.matcher(segment);
    while (found.find()) {
      String name = found.group(1);
      if (!PLACEHOLDERS.contains(name)) throw new UnsafePath(unknown(name));
    }
    String plain = PLACEHOLDER.matcher(segment).replaceAll("x");
    if (plain.contains("{{") || plain.contains("}}"))
      throw new UnsafePath("“%s” has a {{ or }} without the other.".formatted(segment));
    // a whole segment may come from a placeholder alone; what it gives is made plain then
    String fault = SafePath.fault(plain);
    if (fault != null) throw new UnsafePath(fault);
    if (SafePath.bytes(plain) > LONGEST_SEGMENT)
      throw new UnsafePath(
          "A name may have %d bytes; this one has %d."
              .formatted(LONGEST_SEGMENT, SafePath.bytes(plain)));
  }

  private static String unknown(String name) {
    String known = String.join(", ", PLACEHOLDERS);
    return NearestName.of(name, PLACEHOLDERS)
        .map(near -> "There is no {{ %s }}; did you mean {{ %s }}?".formatted(name, near))
        .orElseGet(() -> "There is no {{ %s }}; use one of %s.".formatted(name, known));
  }

  /**
   * What placeholders stand for in one run.
   *
   * @param organization the organisation's key
   * @param period in words; null where the report has none, and the due day stands for it
   */
  record Facts(
      Instant dueAt,
      ZoneId zone,
      String scheduleName,
      String reportName,
      @Nullable String period,
      String organization) {
    private Map<String, String> values(String format) {
      var due = dueAt.atZone(zone);
      String day = due.toLocalDate().toString();
      return Map.of(
          "due.date", day,
          "due.time", due.format(TIME),
          "report.name", reportName,
          "schedule.name", scheduleName,
          "format", format,
          "organization", organization,
          "period", Objects.requireNonNullElse(period, day));
    }
  }

  /**
   * The place of one file of a run.
   *
   * @param extension of the format, {@code csv}; ends every name
   */
  SafePath fill(Facts facts, String extension) {
    Map<String, String> values = facts.values(extension);
    var filled = SafePath.TOP;
    for (String folder : segments.subList(0, segments.size() - 1))
      filled = filled.with(plain(fill(folder, values), ""));
    String name = fill(segments.getLast(), values);
    String end = "." + extension;
    // the extension tells the formats of one run apart
    String stem = name.endsWith(end) ? name.substring(0, name.length() - end.length()) : name;
    return filled.with(plain(stem, end));
  }

  private static String fill(String segment, Map<String, String> values) {
    return PLACEHOLDER
        .matcher(segment)
        .replaceAll(
            found -> Matcher.quoteReplacement(clean(values.getOrDefault(found.group(1), ""))));
  }

  /** A value that can do nothing in a name but be read. */
  private static String clean(String value) {
    String seen =
        value
            .codePoints()
            .map(c -> Character.isWhitespace(c) ? ' ' : c)
            .filter(c -> !SafePath.isUnseen(c))
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    String parted =
        PARTING.matcher(Normalizer.normalize(seen, Normalizer.Form.NFC)).replaceAll("-");
    return parted.replaceAll("-{2,}", "-").replaceAll("^-|-$", "");
  }

  /** Whatever was filled in, a name that no system reads as anything else. */
  private static String plain(String stem, String end) {
    String cut = cut(stem.replaceAll("^[.\\s-]+", ""), LONGEST_SEGMENT - SafePath.bytes(end));
    if (end.isEmpty()) cut = cut.replaceAll("[.\\s]+$", "");
    String named = cut.isEmpty() ? "report" : cut;
    return (SafePath.isDevice(named + end) ? "_" + named : named) + end;
  }

  /** At most so many bytes, whole characters with their marks. */
  private static String cut(String text, int most) {
    if (SafePath.bytes(text) <= most) return text;
    var kept = new StringBuilder();
    int bytes = 0;
    for (int character : text.codePoints().toArray()) {
      bytes += Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
      if (bytes > most) break;
      kept.appendCodePoint(character);
    }
    return kept.toString().replaceAll("[.\\s-]+$", "");
  }

  /** The name beside a name that is taken: {@code sales-2.csv}. */
  static String numbered(String name, int number) {
    int dot = name.lastIndexOf('.');
    boolean extension = dot > 0 && name.length() - dot <= LONGEST_EXTENSION;
    int end = extension ? dot : name.length();
    return String.format(
        Locale.ROOT, "%s-%d%s", name.substring(0, end), number, name.substring(end));
  }

  @Override
  public String toString() {
    return String.join("/", segments);
  }
}

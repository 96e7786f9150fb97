package punctual.reports;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import punctual.catalog.sources.SourceFault;

/** What is told of a split report to those who see all of it. */
final class BurstNotes {
  private static final int NAMED = 5;

  private BurstNotes() {}

  /**
   * @throws SourceFault {@code burst_unmatched} where rows have a key without a recipient
   */
  static void check(BurstGeneration.Read read) {
    if (!read.unmatched().isEmpty()) throw refused(read.unmatched(), false);
  }

  /**
   * @param more there are further ones
   */
  static SourceFault refused(SortedMap<String, Long> unmatched, boolean more) {
    long rows = unmatched.values().stream().mapToLong(Long::longValue).sum();
    return Addressees.refused(
        "burst_unmatched",
        "%s%s without a recipient (%s), so nobody is written to: %s. Add them to the recipients, or let the schedule leave them out."
            .formatted(
                more ? "More than " : "",
                count(unmatched.size(), "key is", "keys are"),
                count(rows, "row", "rows"),
                named(unmatched.keySet())));
  }

  static List<String> of(BurstGeneration.Read read, List<BurstPart> parts) {
    var notes = new LinkedHashSet<String>();
    SortedMap<String, Long> unmatched = read.unmatched();
    if (!unmatched.isEmpty()) {
      long rows = unmatched.values().stream().mapToLong(Long::longValue).sum();
      notes.add(
          "Left out for want of a recipient: %s with %s (%s)."
              .formatted(
                  count(unmatched.size(), "key", "keys"),
                  count(rows, "row", "rows"),
                  named(unmatched.keySet())));
    }
    List<String> empty =
        parts.stream()
            .filter(part -> part.outcome() == BurstPart.Outcome.EMPTY)
            .map(BurstPart::key)
            .toList();
    if (!empty.isEmpty())
      notes.add(
          "Not written to for want of rows: the readers of %s (%s)."
              .formatted(count(empty.size(), "key", "keys"), named(empty)));
    if (read.readers().isEmpty()) notes.add("The query of the recipients named nobody.");
    parts.forEach(part -> notes.addAll(part.notes()));
    return List.copyOf(notes);
  }

  private static String count(long count, String one, String many) {
    return "%,d %s".formatted(count, count == 1 ? one : many);
  }

  /** The first few; rows without any key are the empty one. */
  static String named(Collection<String> keys) {
    var words =
        new ArrayList<>(
            keys.stream()
                .limit(NAMED)
                .map(key -> key.isEmpty() ? "no key at all" : BurstKey.shown(key))
                .toList());
    if (keys.size() > NAMED) words.add("and %,d more".formatted(keys.size() - NAMED));
    return words.stream().collect(Collectors.joining(", "));
  }
}

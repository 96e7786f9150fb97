package punctual.reports;

import java.util.List;
import java.util.Locale;
import punctual.delivery.Reader;
import punctual.storage.Artifact;

/**
 * What became of one key of a split report.
 *
 * @param number from 1, in the order of the keys
 * @param readers who get it; empty where nobody does
 * @param files one for each format, of this key's rows alone; empty where nobody gets any
 * @param notes what its readers should know of the files, in sentences
 */
record BurstPart(
    int number,
    String key,
    long rows,
    Outcome outcome,
    List<Reader> readers,
    List<Artifact> files,
    List<String> notes) {

  enum Outcome {
    SENT,
    /** It has recipients and no rows, and empty reports are not sent. */
    EMPTY,
    /** It has rows and no recipient, and such are left out. */
    NOBODY;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static BurstPart unsent(int number, String key, long rows, Outcome outcome) {
    return new BurstPart(number, key, rows, outcome, List.of(), List.of(), List.of());
  }
}

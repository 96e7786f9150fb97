package punctual.reports;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import punctual.catalog.Burst;
import punctual.catalog.sources.Rows;
import punctual.catalog.sources.SourceFault;
import punctual.catalog.spi.Column;
import punctual.delivery.Channels;
import punctual.delivery.Reader;
import punctual.delivery.channels.Channel.InvalidDestination;
import punctual.faults.Category;
import punctual.faults.Classifier;
import punctual.faults.Fault;
import tools.jackson.databind.node.JsonNodeFactory;

/** Who gets which part of a split report: what the query of its recipients says, checked. */
final class Addressees {
  /** Rows of that query; more are a mistake in it, or need a report type for each group. */
  static final int MOST = 5_000;

  private static final int NAMED = 5;
  private static final String CHANNEL = "email";

  private final Channels channels;

  Addressees(Channels channels) {
    this.channels = channels;
  }

  /**
   * What the query gave.
   *
   * @param byKey at least one reader each
   * @param faults the first few, in sentences
   * @param faulty how many rows are not usable
   */
  record Found(SortedMap<String, List<Reader>> byKey, List<String> faults, int faulty) {
    /**
     * @throws SourceFault {@code burst_recipients}: a list that is wrong in one place is trusted in
     *     none
     */
    void check() {
      if (faulty == 0) return;
      String more = faulty > faults.size() ? " And %d more.".formatted(faulty - faults.size()) : "";
      throw refused(
          "burst_recipients",
          "The list of recipients is not usable, so nobody is written to. "
              + String.join(" ", faults)
              + more);
    }
  }

  static SourceFault refused(String code, String message) {
    return new SourceFault(new Fault(Category.DATA, code, message, null), null);
  }

  /** One reading of the query. */
  private final class Reading {
    private final SortedMap<String, List<Reader>> byKey = new TreeMap<>();
    private final HashSet<String> seen = new HashSet<>();
    private final List<String> faults = new ArrayList<>();
    private int faulty;

    void row(int number, @Nullable String key, @Nullable Object address) {
      String written = address == null ? "" : address.toString().strip();
      if (key == null) fault("Row %d has no key.".formatted(number));
      else if (!BurstKey.isShowable(key))
        fault("The key %s is too long or holds control characters.".formatted(BurstKey.shown(key)));
      else if (written.isEmpty()) fault("%s has no address.".formatted(BurstKey.shown(key)));
      else reader(key, written);
    }

    private void reader(String key, String written) {
      try {
        String address = channels.normalize(CHANNEL, written);
        if (!seen.add(key + "\n" + address))
          fault("%s names %s twice.".formatted(BurstKey.shown(key), address));
        else
          byKey
              .computeIfAbsent(key, _ -> new ArrayList<>())
              .add(new Reader(null, CHANNEL, address, JsonNodeFactory.instance.objectNode()));
      } catch (InvalidDestination e) {
        fault("%s: %s".formatted(BurstKey.shown(key), e.getMessage()));
      }
    }

    private void fault(String text) {
      faulty++;
      if (faults.size() < NAMED) faults.add(text);
    }
  }

  /**
   * Reads the query's rows.
   *
   * @throws SourceFault {@code columns_missing}, or {@code burst_limit} where there are too many
   */
  Found read(Burst burst, Rows rows) {
    int key = index(rows.columns(), burst.recipientKey());
    int address = index(rows.columns(), burst.address());
    var reading = new Reading();
    for (int number = 1; rows.next(); number++) {
      if (number > MOST)
        throw refused(
            "burst_limit",
            "The query of the recipients gives more than %,d rows, the limit of one report."
                .formatted(MOST));
      @Nullable Object[] row = rows.row();
      reading.row(number, BurstKey.of(row[key]), row[address]);
    }
    return new Found(reading.byKey, List.copyOf(reading.faults), reading.faulty);
  }

  /** Where a column stands, from 0. */
  static int index(List<Column> columns, String name) {
    return IntStream.range(0, columns.size())
        .filter(i -> columns.get(i).name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> {
          String detail = "burst names %s, which its query does not return".formatted(name);
          return new SourceFault(Classifier.STANDARD.code("columns_missing").fault(detail), null);
        });
  }
}

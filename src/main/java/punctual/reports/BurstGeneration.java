package punctual.reports;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import punctual.catalog.Burst;
import punctual.catalog.ReportType;
import punctual.catalog.sources.Rows;
import punctual.catalog.sources.Snapshot;
import punctual.catalog.sources.Sources;
import punctual.catalog.spi.Column;
import punctual.catalog.spi.Section;
import punctual.delivery.Reader;
import punctual.queue.spi.Cancellation;
import punctual.reports.formats.Footer;
import punctual.reports.formats.Heading;
import punctual.schedules.Unmatched;

/**
 * A report that is split by key: its recipients are asked for first, then one cursor is read once
 * and sorted into piles, and once the source is done each pile becomes the files of its readers.
 * Whatever is wrong is found before the first file is begun.
 */
final class BurstGeneration {
  private static final int REPORT_EVERY = 100;

  private final Sources sources;
  private final Workshop shop;
  private final Addressees addressees;
  private final BurstFiles files;
  private final Path temporary;

  /**
   * @param temporary folder for rows that do not fit into memory
   */
  BurstGeneration(
      Sources sources,
      Workshop shop,
      Addressees addressees,
      Readership readership,
      Path temporary) {
    this.sources = sources;
    this.shop = shop;
    this.addressees = addressees;
    this.temporary = temporary;
    files = new BurstFiles(shop, readership);
  }

  /**
   * What the source gave.
   *
   * @param heading of the whole, as of when it was asked
   * @param unmatched rows by key of those without a recipient
   * @param rows of keys that have recipients
   */
  record Read(
      Heading heading,
      Section section,
      SortedMap<String, List<Reader>> readers,
      SortedMap<String, Long> unmatched,
      long rows,
      Measure.Reading reading) {

    /** Every key, of recipients and of rows without, in order. */
    List<String> keys() {
      var keys = new TreeSet<>(readers.keySet());
      keys.addAll(unmatched.keySet());
      return List.copyOf(keys);
    }
  }

  /**
   * Writes the files of one attempt.
   *
   * @throws IOException where a file cannot be written; none is left behind
   * @throws Budget.Exceeded where the run asks for more than it may use; none is left behind
   */
  Generation.Result run(Plan plan, RunningReport run, Cancellation cancellation)
      throws IOException {
    cancellation.onCancel(run.query()::cancel);
    try (var spill = Spill.in(temporary, run.budget())) {
      Read read = read(plan, run, spill);
      if (plan.execution().running().burst() == Unmatched.FAIL) BurstNotes.check(read);
      List<BurstPart> parts = files.write(plan, run, read, spill);
      return new Generation.Result(
          parts.stream().flatMap(part -> part.files().stream()).toList(),
          new Footer(read.rows(), false),
          BurstNotes.of(read, parts),
          read.reading(),
          parts);
    }
  }

  /** One session: recipients and rows are of the same moment as far as the source can give that. */
  private Read read(Plan plan, RunningReport run, Spill spill) throws IOException {
    Burst burst = Objects.requireNonNull(plan.report().type().burst());
    String source = plan.report().type().source();
    ZoneId zone = plan.execution().timezone();
    Instant deadline = Generation.ownDeadline(plan, run);
    Heading heading = shop.heading(plan);
    try (Snapshot snapshot = sources.snapshot(source, plan.asker(), zone, run.query(), deadline)) {
      Addressees.Found found;
      try (Rows rows = snapshot.open(Objects.requireNonNull(plan.report().recipients()))) {
        found = addressees.read(burst, rows);
      }
      found.check();
      try (Rows rows = snapshot.open(plan.report().queries().getFirst())) {
        var sorting = new Sorting(plan, run, found.byKey(), spill);
        return sorting.all(heading, burst, rows);
      }
    }
  }

  /** The rows of the cursor on their way to the piles. */
  private final class Sorting {
    private final Plan plan;
    private final RunningReport run;
    private final SortedMap<String, List<Reader>> readers;
    private final Spill spill;
    private final SortedMap<String, Long> unmatched = new TreeMap<>();
    private final Measure measure;
    private long rows;

    Sorting(Plan plan, RunningReport run, SortedMap<String, List<Reader>> readers, Spill spill) {
      this.plan = plan;
      this.run = run;
      this.readers = readers;
      this.spill = spill;
      measure = new Measure(plan.schedule().condition());
    }

    Read all(Heading heading, Burst burst, Rows cursor) throws IOException {
      ReportType type = plan.report().type();
      Section section = Sections.over(type.sections().getFirst(), cursor.columns());
      int at = Addressees.index(cursor.columns(), burst.key());
      measure.section(section);
      for (long count = 1; cursor.next(); count++) {
        checkLimit(count, type.limits().maxRows());
        @Nullable Object[] row = cursor.row();
        measure.row(row);
        sort(BurstKey.of(row[at]), row);
        if (count % REPORT_EVERY == 1) run.writing(count, 0, shop.time().instant());
      }
      return new Read(heading, section, readers, unmatched, rows, measure.reading());
    }

    private void sort(@Nullable String key, @Nullable Object[] row) throws IOException {
      if (key == null || !readers.containsKey(key)) {
        unmatched.merge(key == null ? "" : key, 1L, Long::sum);
        if (unmatched.size() > Addressees.MOST) throw BurstNotes.refused(unmatched, true);
        return;
      }
      run.budget().row(row, 1, spill.buffered());
      spill.add(key, row);
      rows++;
    }

    /** Cut off, some readers would have all of their rows and others none. */
    private static void checkLimit(long count, @Nullable Long most) {
      if (most != null && count > most)
        throw Addressees.refused(
            "burst_limit",
            "The report has more than %,d rows, the limit of its type. A split report is never shortened, so nobody is written to."
                .formatted(most));
    }
  }

  /** The heading of the key's column. */
  static String label(Burst burst, List<Column> columns) {
    return columns.get(Addressees.index(columns, burst.key())).label();
  }
}

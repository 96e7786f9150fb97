package punctual.reports;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import punctual.catalog.ReportType;
import punctual.catalog.sources.Rows;
import punctual.catalog.sources.Snapshot;
import punctual.catalog.sources.Sources;
import punctual.catalog.spi.Masking;
import punctual.catalog.spi.Section;
import punctual.queue.spi.Cancellation;
import punctual.reports.formats.Footer;
import punctual.storage.Artifact;

/**
 * From a cursor to files: one pass over the rows feeds every format, in constant memory and within
 * the budget of the run. The run's thread reads; each file is written by a thread of its own.
 */
final class Generation {
  private static final int REPORT_EVERY = 100;

  private final Sources sources;
  private final Workshop shop;

  Generation(Sources sources, Workshop shop) {
    this.sources = sources;
    this.shop = shop;
  }

  /**
   * One file for each format, the same rows in each; of a split report, one for each part and
   * format.
   *
   * @param notes what should be known of the files, in sentences; where the report is split, for
   *     those who see all of it
   * @param reading for the condition of the schedule
   * @param parts empty where the report is not split
   */
  record Result(
      List<Artifact> files,
      Footer footer,
      List<String> notes,
      Measure.Reading reading,
      List<BurstPart> parts) {

    /** Of a report that is not split. */
    Result(List<Artifact> files, Footer footer, List<String> notes, Measure.Reading reading) {
      this(files, footer, notes, reading, List.of());
    }

    /** With one more note. */
    Result noting(String note) {
      var more = new ArrayList<>(notes);
      more.add(note);
      return new Result(files, footer, List.copyOf(more), reading, parts);
    }
  }

  /**
   * Writes the files of one attempt.
   *
   * @throws IOException where a file cannot be written; none is left behind
   * @throws Budget.Exceeded where the run asks for more than it may use; none is left behind
   */
  Result run(Plan plan, RunningReport run, Cancellation cancellation) throws IOException {
    cancellation.onCancel(run.query()::cancel);
    try (var files = new OpenFiles(shop, plan, run, shop.heading(plan), null)) {
      var open = new Open(files, new Measure(plan.schedule().condition()));
      Footer footer = read(plan, run, open);
      run.finishing(footer.rows(), run.budget().bytes());
      Measure.Reading reading = open.measure().reading();
      List<Artifact> finished = files.finish(footer);
      return new Result(finished, footer, notes(footer, files), reading);
    }
  }

  private record Open(OpenFiles files, Measure measure) {}

  private static List<String> notes(Footer footer, OpenFiles files) {
    var notes = new ArrayList<String>();
    if (footer.truncated())
      notes.add("Shortened: this report type is limited to %,d rows.".formatted(footer.rows()));
    notes.addAll(files.notes());
    return List.copyOf(notes);
  }

  /** The source need not hold its snapshot while the files are finished. */
  private Footer read(Plan plan, RunningReport run, Open open) throws IOException {
    String source = plan.report().type().source();
    ZoneId zone = plan.execution().timezone();
    try (Snapshot snapshot =
        sources.snapshot(source, plan.asker(), zone, run.query(), ownDeadline(plan, run))) {
      return sections(plan, run, snapshot, open);
    }
  }

  private Footer sections(Plan plan, RunningReport run, Snapshot snapshot, Open open)
      throws IOException {
    var footer = new Footer(0, false);
    List<ReportType.Section> sections = plan.report().type().sections();
    for (int i = 0; i < sections.size() && !footer.truncated(); i++) {
      try (Rows rows = snapshot.open(plan.report().queries().get(i))) {
        Section section = Sections.over(sections.get(i), rows.columns());
        open.measure().section(section);
        open.files().section(section);
        footer = copy(plan, run, rows, open, footer.rows());
      }
    }
    return footer;
  }

  /**
   * The end by the report type's own limit. The run's is watched by the queue, for an administrator
   * may move it while the run is on its way.
   */
  static @Nullable Instant ownDeadline(Plan plan, RunningReport run) {
    Duration limit = plan.report().type().limits().timeout();
    return limit == null ? null : run.job().startedAt().plus(limit);
  }

  /**
   * @param before rows of the sections before
   */
  private Footer copy(Plan plan, RunningReport run, Rows rows, Open open, long before)
      throws IOException {
    Masking masking = plan.masked() ? Masking.of(rows.columns()) : Masking.of(List.of());
    Long limit = plan.report().type().limits().maxRows();
    long count = before;
    while (rows.next()) {
      if (limit != null && count == limit) return new Footer(count, true);
      @Nullable Object[] row = rows.row();
      open.measure().row(row);
      open.files().row(masking.apply(row));
      if (++count % REPORT_EVERY == 1)
        run.writing(count, run.budget().bytes(), shop.time().instant());
    }
    return new Footer(count, false);
  }
}

package punctual.reports;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import punctual.catalog.sources.SourceFault;
import punctual.catalog.spi.Column;
import punctual.catalog.spi.Masking;
import punctual.delivery.Reader;
import punctual.faults.Category;
import punctual.faults.Fault;
import punctual.reports.BurstPart.Outcome;
import punctual.reports.formats.Footer;
import punctual.reports.formats.Heading;
import punctual.storage.Artifact;

/** From the piles of a split report to files: one part after the other, all of them or none. */
final class BurstFiles {
  private static final int LONGEST_KEY = 60;
  private static final int LOOK_EVERY = 1_000;

  private final Workshop shop;
  private final Readership readership;

  BurstFiles(Workshop shop, Readership readership) {
    this.shop = shop;
    this.readership = readership;
  }

  /**
   * @throws IOException where a file cannot be written; none of any part is left behind
   */
  List<BurstPart> write(Plan plan, RunningReport run, BurstGeneration.Read read, Spill spill)
      throws IOException {
    var work = new Work(plan, run, read, spill);
    try {
      int number = 0;
      for (String key : read.keys()) work.add(++number, key);
      return List.copyOf(work.parts);
    } catch (IOException | RuntimeException e) {
      work.parts.forEach(part -> part.files().forEach(shop.artifacts()::discard));
      throw e;
    }
  }

  private final class Work {
    private final Plan plan;
    private final RunningReport run;
    private final BurstGeneration.Read read;
    private final Spill spill;
    private final Heading heading;
    private final String label;
    private final Set<String> names = new HashSet<>();
    private final List<BurstPart> parts = new ArrayList<>();
    private long written;

    Work(Plan plan, RunningReport run, BurstGeneration.Read read, Spill spill) {
      this.plan = plan;
      this.run = run;
      this.read = read;
      this.spill = spill;
      heading = read.heading();
      label =
          BurstGeneration.label(
              Objects.requireNonNull(plan.report().type().burst()), read.section().columns());
    }

    void add(int number, String key) throws IOException {
      checkGoesOn();
      Long unmatched = read.unmatched().get(key);
      parts.add(
          unmatched != null
              ? BurstPart.unsent(number, key, unmatched, Outcome.NOBODY)
              : matched(number, key));
    }

    private BurstPart matched(int number, String key) throws IOException {
      long rows = spill.rows(key);
      List<Reader> readers = read.readers().getOrDefault(key, List.of());
      String whenEmpty = plan.execution().whenEmpty();
      if (rows == 0 && whenEmpty.equals("skip"))
        return BurstPart.unsent(number, key, 0, Outcome.EMPTY);
      if (rows == 0 && whenEmpty.equals("notify"))
        return new BurstPart(number, key, 0, Outcome.SENT, readers, List.of(), List.of());
      var name = new OpenFiles.Part(key, label, fileName(number, key));
      try (var files = new OpenFiles(shop, plan, run, heading, name)) {
        files.section(read.section());
        copy(key, files, masking(readers));
        List<Artifact> finished = files.finish(new Footer(rows, false));
        return new BurstPart(number, key, rows, Outcome.SENT, readers, finished, files.notes());
      }
    }

    private void copy(String key, OpenFiles files, Masking masking) throws IOException {
      spill.take(
          key,
          row -> {
            files.row(masking.apply(row));
            if (++written % LOOK_EVERY != 0) return;
            checkGoesOn();
            run.finishing(written, run.budget().bytes());
          });
    }

    /** One file serves all readers of a key: what one of them may not see, none of them sees. */
    private Masking masking(List<Reader> readers) {
      List<Column> columns = read.section().columns();
      boolean personal = columns.stream().anyMatch(Column::pii);
      boolean masked =
          personal && (plan.masked() || readership.hasOutsider(readers, plan.organization()));
      return Masking.of(masked ? columns : List.of());
    }

    /** The number tells keys apart that read the same in a file name. */
    private String fileName(int number, String key) {
      String safe = Plan.safe(key);
      String start = safe.substring(0, Math.min(LONGEST_KEY, safe.length()));
      boolean isNew = !start.isEmpty() && names.add(start.toLowerCase(Locale.ROOT));
      return "%s-%s"
          .formatted(plan.fileName(), isNew ? start : (start + "-" + number).replaceAll("^-", ""));
    }

    /** No query is left that a cancel or the type's own limit could end. */
    private void checkGoesOn() {
      Instant deadline = Generation.ownDeadline(plan, run);
      if (run.query().isRequested()) throw ended("cancelled", "The report was cancelled.");
      if (deadline != null && shop.time().instant().isAfter(deadline))
        throw ended("timeout", "The report took longer than its time limit and was ended.");
    }

    private static SourceFault ended(String code, String message) {
      return new SourceFault(new Fault(Category.SYSTEM, code, message, null), null);
    }
  }
}

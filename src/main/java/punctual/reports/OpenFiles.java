package punctual.reports;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import punctual.catalog.spi.Section;
import punctual.reports.formats.Footer;
import punctual.reports.formats.Heading;
import punctual.reports.formats.ReportFormat;
import punctual.reports.formats.ReportWriter;
import punctual.storage.Artifact;
import punctual.storage.Artifacts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The files of one run, or of one part of a split one, open at the same time, each written by a
 * thread of its own. Closing leaves nothing of what was not finished.
 */
final class OpenFiles implements AutoCloseable {
  private final Workshop shop;
  private final Budget budget;
  private final Heading heading;
  private final List<Artifacts.Draft> drafts = new ArrayList<>();
  private final List<ReportWriter> writers = new ArrayList<>();
  private final List<Writing> writings = new ArrayList<>();
  private final Batches batches = new Batches(writings);

  /**
   * A part of a split report.
   *
   * @param key whose rows are in it
   * @param label of the key, for people
   * @param fileName without extension
   */
  record Part(String key, String label, String fileName) {}

  /**
   * @param heading of the whole
   * @param part null: the whole
   * @throws IOException where a file cannot be opened; none is left behind
   */
  OpenFiles(Workshop shop, Plan plan, RunningReport run, Heading heading, @Nullable Part part)
      throws IOException {
    this.shop = shop;
    budget = run.budget();
    this.heading =
        part == null
            ? heading
            : Headings.with(heading, new Heading.Value(part.label(), part.key()));
    try {
      for (String name : plan.execution().outputFormats())
        open(plan, run.job().attempt(), shop.format(name), part);
    } catch (IOException | RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  private void open(Plan plan, int attempt, ReportFormat format, @Nullable Part part)
      throws IOException {
    Execution execution = plan.execution();
    String name = part == null ? plan.fileName() : part.fileName();
    var target =
        new Artifacts.Target(
            execution.organizationId(),
            execution.id(),
            execution.reportType(),
            attempt,
            format.name(),
            name + "." + format.extension(),
            format.contentType(),
            plan.schedule().store(),
            part == null ? null : part.key());
    Artifacts.Draft draft = shop.artifacts().draft(target);
    drafts.add(draft);
    JsonNode options = execution.formatOptions().get(format.name());
    ReportWriter writer =
        format.open(
            budget.file(format.name(), draft.out()),
            heading,
            options == null ? JsonNodeFactory.instance.nullNode() : options);
    writers.add(writer);
    writings.add(new Writing(format.name(), writer, budget));
  }

  void section(Section section) throws IOException {
    batches.flush();
    for (Writing writing : writings) writing.tell(writer -> writer.section(section));
  }

  void row(@Nullable Object[] values) throws IOException {
    long kept = 0;
    for (Writing writing : writings) {
      writing.check();
      kept += writing.kept();
    }
    batches.add(values, budget.row(values, writings.size(), kept));
  }

  /** All or none: a file that is kept although another failed would belong to nobody. */
  List<Artifact> finish(Footer footer) throws IOException {
    batches.flush();
    for (Writing writing : writings) writing.finish(footer);
    for (Writing writing : writings) writing.await();
    var files = new ArrayList<Artifact>();
    try {
      for (Artifacts.Draft draft : drafts) files.add(draft.keep(footer.rows()));
    } catch (IOException | RuntimeException e) {
      files.forEach(shop.artifacts()::discard);
      throw e;
    }
    return files;
  }

  /** What readers should know of the files, in sentences; after {@link #finish}. */
  List<String> notes() {
    var notes = new LinkedHashSet<String>();
    for (ReportWriter writer : writers) notes.addAll(writer.notes());
    return List.copyOf(notes);
  }

  @Override
  public void close() throws IOException {
    writings.forEach(Writing::close);
    writers.forEach(ReportWriter::close);
    for (Artifacts.Draft draft : drafts) draft.close();
  }
}

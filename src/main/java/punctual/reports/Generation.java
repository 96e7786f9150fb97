package punctual.reports;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import punctual.catalog.Window;
import punctual.catalog.sources.Rows;
import punctual.catalog.sources.Sources;
import punctual.catalog.spi.Column;
import punctual.catalog.spi.Masking;
import punctual.queue.spi.Cancellation;
import punctual.reports.formats.Footer;
import punctual.reports.formats.Heading;
import punctual.reports.formats.ReportFormat;
import punctual.reports.formats.ReportWriter;
import punctual.storage.Artifact;
import punctual.storage.Artifacts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * From a cursor to files: one pass over the rows feeds every format, in constant memory and within
 * the budget of the run.
 */
final class Generation {
  private static final int REPORT_EVERY = 100;

  private final Sources sources;
  private final Artifacts artifacts;
  private final List<ReportFormat> formats;
  private final InstantSource time;

  Generation(Sources sources, Artifacts artifacts, List<ReportFormat> formats, InstantSource time) {
    this.sources = sources;
    this.artifacts = artifacts;
    this.formats = formats;
    this.time = time;
  }

  /** One file for each format, the same rows in each. */
  record Result(List<Artifact> files, Footer footer) {}

  /**
   * Writes the files of one attempt.
   *
   * @throws IOException where a file cannot be written; none is left behind
   * @throws Budget.Exceeded where the run asks for more than it may use; none is left behind
   */
  Result run(Plan plan, RunningReport run, Cancellation cancellation) throws IOException {
    cancellation.onCancel(run.query()::cancel);
    try (Rows rows = sources.open(plan.report().query(), run.query(), ownDeadline(plan, run));
        var open = new Files(plan, run, rows.columns())) {
      Footer footer = copy(plan, run, rows, open);
      run.finishing(footer.rows(), open.bytes());
      return new Result(open.finish(footer), footer);
    }
  }

  /**
   * The end by the report type's own limit. The run's is watched by the queue, for an administrator
   * may move it while the run is on its way.
   */
  private static @Nullable Instant ownDeadline(Plan plan, RunningReport run) {
    Duration limit = plan.report().type().limits().timeout();
    return limit == null ? null : run.job().startedAt().plus(limit);
  }

  private Footer copy(Plan plan, RunningReport run, Rows rows, Files files) throws IOException {
    Masking masking = plan.masked() ? Masking.of(rows.columns()) : Masking.of(List.of());
    Long limit = plan.report().type().limits().maxRows();
    long count = 0;
    while (rows.next()) {
      if (limit != null && count == limit) return new Footer(count, true);
      files.row(masking.apply(rows.row()));
      if (++count % REPORT_EVERY == 1) run.writing(count, files.bytes(), time.instant());
    }
    return new Footer(count, false);
  }

  private ReportFormat format(String name) {
    return formats.stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
  }

  /**
   * The files of one run, open at the same time. Closing leaves nothing of what was not finished.
   */
  private final class Files implements AutoCloseable {
    private final Budget budget;
    private final List<Artifacts.Draft> drafts = new ArrayList<>();
    private final List<ReportWriter> writers = new ArrayList<>();

    Files(Plan plan, RunningReport run, List<Column> columns) throws IOException {
      budget = run.budget();
      try {
        for (String name : plan.execution().outputFormats())
          open(plan, run.job().attempt(), format(name), columns);
      } catch (IOException | RuntimeException e) {
        close();
        throw e;
      }
    }

    private void open(Plan plan, int attempt, ReportFormat format, List<Column> columns)
        throws IOException {
      Execution execution = plan.execution();
      var target =
          new Artifacts.Target(
              execution.organizationId(),
              execution.id(),
              execution.reportType(),
              attempt,
              format.name(),
              plan.fileName() + "." + format.extension(),
              format.contentType());
      Artifacts.Draft draft = artifacts.draft(target);
      drafts.add(draft);
      JsonNode options = execution.formatOptions().get(format.name());
      writers.add(
          format.open(
              budget.file(format.name(), draft.out()),
              heading(plan),
              columns,
              options == null ? JsonNodeFactory.instance.nullNode() : options));
    }

    private Heading heading(Plan plan) {
      Window window = plan.report().window();
      return new Heading(
          plan.report().title(),
          window == null ? null : window.label(),
          time.instant(),
          plan.execution().timezone());
    }

    void row(@Nullable Object[] values) throws IOException {
      long kept = 0;
      for (ReportWriter writer : writers) kept += writer.kept();
      budget.row(values, writers.size(), kept);
      for (ReportWriter writer : writers) writer.row(values);
    }

    long bytes() {
      return drafts.stream().mapToLong(Artifacts.Draft::bytes).sum();
    }

    /** All or none: a file that is kept although another failed would belong to nobody. */
    List<Artifact> finish(Footer footer) throws IOException {
      var files = new ArrayList<Artifact>();
      for (ReportWriter writer : writers) writer.finish(footer);
      try {
        for (Artifacts.Draft draft : drafts) files.add(draft.keep(footer.rows()));
      } catch (IOException | RuntimeException e) {
        files.forEach(artifacts::discard);
        throw e;
      }
      return files;
    }

    @Override
    public void close() throws IOException {
      for (Artifacts.Draft draft : drafts) draft.close();
    }
  }
}

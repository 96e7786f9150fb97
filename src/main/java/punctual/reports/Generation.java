package punctual.reports;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import punctual.catalog.BoundReport;
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

/** From a cursor to files: one pass over the rows feeds every format, in constant memory. */
final class Generation {
  private static final int REPORT_EVERY = 1000;

  private final Sources sources;
  private final Artifacts artifacts;
  private final List<ReportFormat> formats;
  private final Progress progress;
  private final InstantSource time;

  Generation(
      Sources sources,
      Artifacts artifacts,
      List<ReportFormat> formats,
      Progress progress,
      InstantSource time) {
    this.sources = sources;
    this.artifacts = artifacts;
    this.formats = formats;
    this.progress = progress;
    this.time = time;
  }

  /**
   * What to generate.
   *
   * @param fileName without extension
   * @param masked personal data is hidden
   * @param deadline the query is ended by then
   */
  record Order(
      Execution execution,
      BoundReport report,
      String fileName,
      boolean masked,
      Instant deadline,
      int attempt) {}

  /** One file for each format, the same rows in each. */
  record Result(List<Artifact> files, Footer footer) {}

  /**
   * @throws IOException where a file cannot be written; none is left behind
   */
  Result run(Order order, Cancellation cancellation) throws IOException {
    var stop = new punctual.catalog.sources.Cancellation();
    cancellation.onCancel(stop::cancel);
    progress.set(order.execution().id(), "reading", 0, 0);
    try (Rows rows = sources.open(order.report().query(), stop, order.deadline());
        var open = new Files(order, rows.columns())) {
      Footer footer = copy(order, rows, open);
      progress.set(order.execution().id(), "finishing", footer.rows(), open.bytes());
      return new Result(open.finish(footer), footer);
    }
  }

  private Footer copy(Order order, Rows rows, Files files) throws IOException {
    Masking masking = order.masked() ? Masking.of(rows.columns()) : Masking.of(List.of());
    Long limit = order.report().type().limits().maxRows();
    long count = 0;
    while (rows.next()) {
      if (limit != null && count == limit) return new Footer(count, true);
      files.row(masking.apply(rows.row()));
      if (++count % REPORT_EVERY == 0)
        progress.set(order.execution().id(), "writing", count, files.bytes());
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
    private final List<Artifacts.Draft> drafts = new ArrayList<>();
    private final List<ReportWriter> writers = new ArrayList<>();

    Files(Order order, List<Column> columns) throws IOException {
      try {
        for (String name : order.execution().outputFormats()) open(order, format(name), columns);
      } catch (IOException | RuntimeException e) {
        close();
        throw e;
      }
    }

    private void open(Order order, ReportFormat format, List<Column> columns) throws IOException {
      Execution execution = order.execution();
      var target =
          new Artifacts.Target(
              execution.organizationId(),
              execution.id(),
              execution.reportType(),
              order.attempt(),
              format.name(),
              order.fileName() + "." + format.extension(),
              format.contentType());
      Artifacts.Draft draft = artifacts.draft(target);
      drafts.add(draft);
      Window window = order.report().window();
      var heading =
          new Heading(
              order.report().title(),
              window == null ? null : window.label(),
              time.instant(),
              execution.timezone());
      JsonNode options = execution.formatOptions().get(format.name());
      writers.add(
          format.open(
              draft.out(),
              heading,
              columns,
              options == null ? JsonNodeFactory.instance.nullNode() : options));
    }

    void row(@Nullable Object[] values) throws IOException {
      for (ReportWriter writer : writers) writer.row(values);
    }

    long bytes() {
      return drafts.stream().mapToLong(Artifacts.Draft::bytes).sum();
    }

    List<Artifact> finish(Footer footer) throws IOException {
      var files = new ArrayList<Artifact>();
      for (int i = 0; i < drafts.size(); i++) {
        writers.get(i).finish(footer);
        files.add(drafts.get(i).keep(footer.rows()));
      }
      return files;
    }

    @Override
    public void close() throws IOException {
      for (Artifacts.Draft draft : drafts) draft.close();
    }
  }
}

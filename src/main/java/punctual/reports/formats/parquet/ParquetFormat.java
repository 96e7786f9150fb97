package punctual.reports.formats.parquet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import punctual.reports.formats.Heading;
import punctual.reports.formats.NoOptions;
import punctual.reports.formats.ReportFormat;
import punctual.reports.formats.ReportWriter;
import punctual.settings.Settings;
import punctual.web.Problem.FieldFault;
import tools.jackson.databind.JsonNode;

/** Parquet, compressed by zstd. The rows wait on the disk until the file is written at the end. */
@Component
public final class ParquetFormat implements ReportFormat {
  private static final Logger log = LoggerFactory.getLogger(ParquetFormat.class);

  private static final long MEMORY = 256_000_000;

  private final Path temporary;
  private final long memory;

  @Autowired
  ParquetFormat(Settings settings) {
    this(settings.home().resolve("tmp"), MEMORY);
    try {
      WorkFolder.sweep(temporary);
    } catch (IOException e) {
      log.atWarn().setCause(e).log("temporary files of Parquet could not be removed");
    }
  }

  /**
   * With limits of its own, for tests.
   *
   * @param memory of a file, in bytes
   */
  public ParquetFormat(Path temporary, long memory) {
    this.memory = memory;
    this.temporary = temporary;
  }

  @Override
  public String name() {
    return "parquet";
  }

  @Override
  public String contentType() {
    return "application/vnd.apache.parquet";
  }

  @Override
  public String extension() {
    return "parquet";
  }

  @Override
  public List<FieldFault> check(JsonNode options) {
    return NoOptions.faults(name(), options);
  }

  @Override
  public boolean holdsSections() {
    return false;
  }

  @Override
  public ReportWriter open(OutputStream out, Heading heading, JsonNode options) throws IOException {
    return new ParquetReport(out, heading, WorkFolder.in(temporary), memory);
  }
}

package punctual.reports.formats.parquet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import punctual.catalog.spi.Section;
import punctual.reports.formats.Footer;
import punctual.reports.formats.Heading;
import punctual.reports.formats.ReportWriter;

/** One Parquet file. */
final class ParquetReport implements ReportWriter {
  private static final Logger log = LoggerFactory.getLogger(ParquetReport.class);

  private final OutputStream out;
  private final Heading heading;
  private final WorkFolder folder;
  private final long memory;
  private Section section = new Section(null, List.of(), List.of(), List.of());
  private @Nullable Table table;

  /**
   * @param memory bytes for rows outside of the heap; more go to the folder
   */
  ParquetReport(OutputStream out, Heading heading, WorkFolder folder, long memory) {
    this.memory = memory;
    this.out = out;
    this.heading = heading;
    this.folder = folder;
  }

  @Override
  public void section(Section section) throws IOException {
    this.section = section;
    try {
      table = new Table(folder.file("spilled"), memory, section.columns());
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void row(@Nullable Object[] values) throws IOException {
    try {
      table().add(values);
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private Table table() {
    return Objects.requireNonNull(table, "no section");
  }

  @Override
  public void finish(Footer footer) throws IOException {
    Path file = folder.file("report.parquet");
    try {
      table().copyTo(file, Metadata.of(heading, section.columns(), footer));
    } catch (SQLException e) {
      throw new IOException(e);
    }
    Files.copy(file, out);
    out.flush();
  }

  @Override
  public List<String> notes() {
    return table().columns().stream()
        .map(StoredColumn::note)
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .toList();
  }

  @Override
  public void close() {
    try (folder) {
      if (table != null) table.close();
    } catch (IOException | SQLException e) {
      log.atWarn()
          .setCause(e)
          .log("the temporary files of a Parquet file stay until the next start");
    }
  }
}

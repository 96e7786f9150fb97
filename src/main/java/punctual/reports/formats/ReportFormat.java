package punctual.reports.formats;

import java.io.IOException;
import java.io.OutputStream;
import punctual.catalog.spi.OutputFormat;
import tools.jackson.databind.JsonNode;

/** An output format; one bean each. */
public interface ReportFormat extends OutputFormat {
  /** For mail and download: {@code text/csv; charset=utf-8}. */
  String contentType();

  /** Without the dot. */
  String extension();

  /**
   * Begins a file.
   *
   * @param out buffered by the writer, flushed by {@code finish}, never closed by it
   * @param options checked by {@link #check}; a null node for none
   */
  ReportWriter open(OutputStream out, Heading heading, JsonNode options) throws IOException;
}

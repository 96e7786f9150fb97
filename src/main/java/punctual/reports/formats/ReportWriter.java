package punctual.reports.formats;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes one file, row by row. */
public interface ReportWriter {
  /**
   * @param values one for each column, of the types that {@code Rows} gives; not kept
   */
  void row(@Nullable Object[] values) throws IOException;

  /** Bytes of rows that it keeps on the heap until the file is finished; 0 for one that streams. */
  default long kept() {
    return 0;
  }

  /** Ends the file and flushes; nothing may follow. */
  void finish(Footer footer) throws IOException;
}

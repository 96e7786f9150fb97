package punctual.reports.formats;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import punctual.catalog.spi.Section;

/** Writes one file: a section, its rows, perhaps further sections with theirs, the end. */
public interface ReportWriter {
  /** Begins a table; called at least once, also where there are no rows. */
  void section(Section section) throws IOException;

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

  /**
   * What readers should know of this file, in sentences: what its format could not hold. Read after
   * {@link #finish}.
   */
  default List<String> notes() {
    return List.of();
  }

  /**
   * Frees what it holds beside the stream, such as temporary files. Called always, also where the
   * file was never finished, and then perhaps in the middle of a row.
   */
  default void close() {}
}

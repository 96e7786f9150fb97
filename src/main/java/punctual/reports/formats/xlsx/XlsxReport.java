package punctual.reports.formats.xlsx;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import punctual.catalog.spi.Section;
import punctual.reports.formats.Footer;
import punctual.reports.formats.Heading;
import punctual.reports.formats.ReportWriter;

/** One workbook. */
final class XlsxReport implements ReportWriter {
  private final Heading heading;
  private final Limits limits;
  private final Workbook book;
  private final List<String> notes = new ArrayList<>();
  private @Nullable Table table;

  XlsxReport(OutputStream out, Heading heading, Limits limits) {
    this.heading = heading;
    this.limits = limits;
    book = new Workbook(out, heading);
  }

  /**
   * @throws TooManyColumns where a sheet cannot hold them
   */
  @Override
  public void section(Section section) throws IOException {
    int columns = section.columns().size();
    if (columns > limits.columns()) {
      throw new TooManyColumns(
          "the query returns %,d columns, a sheet holds %,d".formatted(columns, limits.columns()));
    }
    end(null);
    table = new Table(book, heading, section, limits);
  }

  private void end(@Nullable String remark) throws IOException {
    if (table == null) return;
    table.end(remark);
    notes.addAll(table.notes());
    table = null;
  }

  @Override
  public void row(@Nullable Object[] values) throws IOException {
    current().row(values);
  }

  private Table current() {
    if (table == null) throw new IllegalStateException("a row before its section");
    return table;
  }

  @Override
  public long kept() {
    return table == null ? 0 : table.held();
  }

  @Override
  public void finish(Footer footer) throws IOException {
    end(footer.truncated() ? shortened(footer.rows()) : null);
    book.finish();
  }

  private static String shortened(long rows) {
    return "Shortened: this report type is limited to %,d rows.".formatted(rows);
  }

  @Override
  public List<String> notes() {
    return List.copyOf(notes);
  }

  @Override
  public void close() {
    book.release();
  }
}

package punctual.reports.formats.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import punctual.catalog.spi.Column;
import punctual.catalog.spi.ColumnType;
import punctual.catalog.spi.Section;
import punctual.reports.formats.Footer;
import punctual.reports.formats.ReportWriter;

/** One CSV file. The heading is its first line, also where there are no rows. */
final class CsvReport implements ReportWriter {
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final CsvOptions options;
  private final CsvCell cell;
  private final CsvWriter csv;
  private final OutputStream out;
  private List<Column> columns = List.of();

  CsvReport(OutputStream out, ZoneId zone, CsvOptions options) throws IOException {
    this.options = options;
    this.cell = options.raw() ? CsvCell.raw() : CsvCell.excel(zone, options.decimal());
    this.out = new StaysOpen(out);
    if (!options.raw()) out.write(BYTE_ORDER_MARK);
    this.csv =
        CsvWriter.builder()
            .fieldSeparator(options.delimiter())
            .lineDelimiter(LineDelimiter.CRLF)
            // an empty text is "", a null is nothing at all
            .quoteStrategy(QuoteStrategies.EMPTY)
            .build(this.out, StandardCharsets.UTF_8);
  }

  /** The head is text from the definition or from the source's column names. */
  @Override
  public void section(Section section) {
    columns = section.columns();
    CsvWriter.CsvWriterRecord head = csv.writeRecord();
    for (Column column : columns) head.writeField(cell.text(heading(column)));
    head.endRecord();
  }

  private String heading(Column column) {
    if (options.raw()) return column.name();
    boolean money = column.type() == ColumnType.MONEY && column.currency() != null;
    return money ? "%s (%s)".formatted(column.label(), column.currency()) : column.label();
  }

  @Override
  public void row(@Nullable Object[] values) throws IOException {
    try {
      CsvWriter.CsvWriterRecord line = csv.writeRecord();
      for (int i = 0; i < values.length; i++) {
        line.writeField(cell.of(values[i], columns.get(i).type()));
      }
      line.endRecord();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public void finish(Footer footer) throws IOException {
    csv.close();
    out.flush();
  }

  /**
   * The caller's stream goes on after the file: a checksum is read, an archive gets a next entry.
   */
  private static final class StaysOpen extends FilterOutputStream {
    StaysOpen(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}

package punctual.reports.formats;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import punctual.catalog.spi.Column;
import punctual.catalog.spi.Section;
import tools.jackson.databind.node.JsonNodeFactory;

/** The bytes of a whole file, by a format's own writer. */
public final class WrittenFile {
  private WrittenFile() {}

  /** One table without title, groups or charts. */
  public static byte[] of(ReportFormat format, List<Column> columns, @Nullable Object[]... rows)
      throws IOException {
    var section = new Section(null, columns, List.of(), List.of());
    return of(format, CellCases.heading(), section, rows);
  }

  public static byte[] of(
      ReportFormat format, Heading heading, Section section, @Nullable Object[]... rows)
      throws IOException {
    var out = new ByteArrayOutputStream();
    ReportWriter writer = format.open(out, heading, JsonNodeFactory.instance.nullNode());
    try {
      writer.section(section);
      for (@Nullable Object[] row : rows) writer.row(row);
      writer.finish(new Footer(rows.length, false));
    } finally {
      writer.close();
    }
    return out.toByteArray();
  }
}

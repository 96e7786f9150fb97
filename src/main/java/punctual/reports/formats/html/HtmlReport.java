package punctual.reports.formats.html;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import punctual.catalog.spi.Column;
import punctual.catalog.spi.ColumnType;
import punctual.catalog.spi.Section;
import punctual.reports.formats.CellText;
import punctual.reports.formats.Footer;
import punctual.reports.formats.Heading;
import punctual.reports.formats.Logo;
import punctual.reports.formats.ReportWriter;

/**
 * One page. Between the two marks stand its tables, each row on a line of its own: a mail shows
 * what stands there, or the first lines of it.
 */
final class HtmlReport implements ReportWriter {
  private static final String TABLES = "<!--tables-->\n";
  private static final String TABLES_END = "<!--/tables-->\n";
  private static final String STYLE = style();
  private static final Column TIME = Column.undeclared("time", ColumnType.TIMESTAMP);

  private final Writer out;
  private final Heading heading;
  private final CellText cells;
  private @Nullable HtmlTable table;

  HtmlReport(OutputStream out, Heading heading) {
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    this.heading = heading;
    cells = CellText.in(heading.zone());
  }

  private static String style() {
    String path = "/templates/report/style.css";
    try (InputStream in =
        Objects.requireNonNull(HtmlReport.class.getResourceAsStream(path), path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void section(Section section) throws IOException {
    if (table == null) head();
    else table.end();
    table = new HtmlTable(out, section, cells);
  }

  private void head() throws IOException {
    String title = Escape.text(heading.title());
    out.write(
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>%s</title>
        <style>
        %s:root { --accent: %s; }
        </style>
        </head>
        <body>
        <header>
        %s<p>%s</p>
        <h1>%s</h1>
        """
            .formatted(
                title,
                STYLE,
                Escape.text(heading.brand().accent()),
                logo(),
                Escape.text(heading.organization()),
                title));
    if (heading.windowLabel() != null)
      out.write("<p>%s</p>\n".formatted(Escape.text(heading.windowLabel())));
    facts();
    out.write("</header>\n" + TABLES);
  }

  private String logo() {
    Logo logo = heading.brand().logo();
    if (logo == null) return "";
    return "<img alt=\"\" src=\"data:image/png;base64,%s\">\n"
        .formatted(Base64.getEncoder().encodeToString(logo.png()));
  }

  private void facts() throws IOException {
    out.write("<dl>\n");
    for (Heading.Value value : heading.values()) fact(value.label(), value.text());
    fact("Generated, data as of", cells.of(heading.dataAsOf(), TIME));
    fact("Times", heading.zone().getId());
    out.write("</dl>\n");
  }

  private void fact(String term, String value) throws IOException {
    out.write("<dt>%s</dt><dd>%s</dd>\n".formatted(Escape.text(term), Escape.lines(value)));
  }

  @Override
  public void row(@Nullable Object[] values) throws IOException {
    table().row(values);
  }

  private HtmlTable table() {
    return Objects.requireNonNull(table, "no section");
  }

  @Override
  public void finish(Footer footer) throws IOException {
    table().end();
    out.write(TABLES_END);
    String rows = footer.rows() == 1 ? "1 row" : "%,d rows".formatted(footer.rows());
    out.write(
        "<footer>%s%s</footer>\n</body>\n</html>\n"
            .formatted(rows, footer.truncated() ? ", shortened: there are more." : ""));
    out.flush();
  }
}

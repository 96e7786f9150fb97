package punctual.reports.formats.html;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import punctual.catalog.spi.Column;
import punctual.catalog.spi.ColumnType;
import punctual.catalog.spi.Section;
import punctual.catalog.spi.Total;
import punctual.reports.formats.CellText;
import punctual.reports.formats.Groups;
import punctual.reports.formats.Totals;

/**
 * One table. Its style stands in the elements too, as short as can be: mail programs know little of
 * style sheets, and cut long mails.
 */
final class HtmlTable {
  private static final String LINE = "border-top:1px solid #dfe3e8";
  private static final String SHADE = "border-top:1px solid #dfe3e8;background:#f1f3f6";
  private static final Column COUNT = Column.undeclared("count", ColumnType.INTEGER);

  private final Writer out;
  private final Section section;
  private final CellText cells;
  private final List<String> openings;
  private final Groups groups;
  private final Totals ofGroup;
  private final Totals ofAll;
  private boolean isEmpty = true;

  HtmlTable(Writer out, Section section, CellText cells) throws IOException {
    this.out = out;
    this.section = section;
    this.cells = cells;
    openings = section.columns().stream().map(column -> opening(column, LINE)).toList();
    groups = new Groups(section);
    ofGroup = new Totals(section.columns());
    ofAll = new Totals(section.columns());
    begin();
  }

  private static String opening(Column column, String style) {
    return "<td%s%s style=\"%s\">".formatted(alignment(column, ""), wrapping(column), style);
  }

  private static String alignment(Column column, String left) {
    return switch (column.align()) {
      case LEFT -> left;
      case CENTER -> " align=\"center\"";
      case RIGHT -> " align=\"right\"";
    };
  }

  private static String wrapping(Column column) {
    return column.type() == ColumnType.TEXT ? "" : " class=\"n\"";
  }

  private void begin() throws IOException {
    if (section.title() != null)
      out.write(
          "<h2 class=\"text\" style=\"margin:0 0 8px;font-size:16px;line-height:24px;color:#1a1f27\">%s</h2>\n"
              .formatted(Escape.text(section.title())));
    out.write(
        "<div class=\"scroll\" style=\"overflow-x:auto;margin:0 0 24px\"><table class=\"t\""
            + " width=\"100%\" cellpadding=\"6\" cellspacing=\"0\" style=\"border-collapse:collapse;"
            + "font-size:13px;line-height:18px;color:#1a1f27\">\n<thead><tr>");
    for (Column column : section.columns())
      out.write(
          "<th scope=\"col\"%s valign=\"bottom\" style=\"background:#f1f3f6\">%s</th>"
              .formatted(alignment(column, " align=\"left\""), Escape.lines(column.label())));
    out.write("</tr></thead>\n<tbody valign=\"top\">\n");
  }

  void row(@Nullable Object[] values) throws IOException {
    if (!groups.isEmpty() && groups.begins(values)) beginGroup();
    isEmpty = false;
    ofGroup.add(values);
    ofAll.add(values);
    out.write("<tr>");
    for (int i = 0; i < values.length; i++) {
      out.write(openings.get(i));
      out.write(Escape.lines(cells.of(values[i], section.columns().get(i))));
      out.write("</td>");
    }
    out.write("</tr>\n");
  }

  private void beginGroup() throws IOException {
    endGroup();
    ofGroup.clear();
    @Nullable Object[] key = groups.key();
    String words =
        IntStream.range(0, key.length)
            .mapToObj(
                i -> words(section.columns().get(section.index(section.groupBy().get(i))), key[i]))
            .collect(Collectors.joining(", "));
    out.write(
        "<tr class=\"g\"><td colspan=\"%d\" style=\"%s;font-weight:600;padding-top:16px\">%s</td></tr>\n"
            .formatted(section.columns().size(), LINE, Escape.lines(words)));
  }

  private String words(Column column, @Nullable Object value) {
    String text = cells.of(value, column);
    return "%s: %s".formatted(column.label(), text.isEmpty() ? "–" : text);
  }

  private void endGroup() throws IOException {
    if (!isEmpty && !groups.isEmpty()) totals("Subtotal", ofGroup);
  }

  /** Ends the last group and the table; nothing may follow. */
  void end() throws IOException {
    endGroup();
    if (isEmpty)
      out.write(
          "<tr class=\"g\"><td colspan=\"%d\" style=\"%s\">No rows</td></tr>\n"
              .formatted(section.columns().size(), LINE));
    else totals("Total", ofAll);
    out.write("</tbody></table></div>\n");
  }

  /** The name stands in the first column that has no total. */
  private void totals(String name, Totals totals) throws IOException {
    if (!section.hasTotals()) return;
    List<Column> columns = section.columns();
    int named =
        IntStream.range(0, columns.size())
            .filter(i -> columns.get(i).total() == null)
            .findFirst()
            .orElse(-1);
    out.write("<tr class=\"s\">");
    for (int i = 0; i < columns.size(); i++) {
      out.write(opening(columns.get(i), SHADE));
      out.write(
          "<b>%s</b></td>".formatted(i == named ? name : total(totals.of(i), columns.get(i))));
    }
    out.write("</tr>\n");
  }

  /** A total that is no sum says so. */
  private String total(@Nullable Object value, Column column) {
    Total total = column.total();
    if (total == null || value == null) return "";
    String text = Escape.lines(cells.of(value, total == Total.COUNT ? COUNT : column));
    return total == Total.SUM ? text : "%s %s".formatted(total.word(), text);
  }
}

package punctual.reports.formats.xlsx;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import punctual.catalog.spi.Align;
import punctual.catalog.spi.Column;

/** The cell styles of a workbook, each once; cells name them by number. */
final class Styles {
  private static final int FIRST_OWN_FORMAT = 164;
  private static final int GENERAL = 0;

  private final String accent;
  private final Map<Style, Integer> numbers = new LinkedHashMap<>();

  /**
   * @param align null: as the spreadsheet aligns the value
   * @param apart from the column before, whose values end where these begin
   */
  private record Style(NumberFormat format, Face face, @Nullable Align align, boolean apart) {}

  /**
   * @param accent {@code #RRGGBB}
   */
  Styles(String accent) {
    this.accent = accent.substring(1).toUpperCase(Locale.ROOT);
    number(NumberFormat.GENERAL, Face.BODY, null);
  }

  /** 0 is the plain style, which cells need not name. */
  int number(NumberFormat format, Face face, @Nullable Align align) {
    return number(format, face, align, false);
  }

  /**
   * @param apart for what is on the left beside a column whose values are on the right
   */
  int number(NumberFormat format, Face face, @Nullable Align align, boolean apart) {
    return numbers.computeIfAbsent(new Style(format, face, align, apart), _ -> numbers.size());
  }

  /** Whether a column begins where the one before it ends. */
  static boolean isApart(List<Column> columns, int index) {
    return index > 0
        && columns.get(index).align() == Align.LEFT
        && columns.get(index - 1).align() == Align.RIGHT;
  }

  void write(Xml xml) throws IOException {
    Map<String, Integer> formats = new LinkedHashMap<>();
    formats.put(NumberFormat.GENERAL.code(), GENERAL);
    for (Style style : numbers.keySet()) {
      formats.computeIfAbsent(style.format().code(), _ -> FIRST_OWN_FORMAT + formats.size() - 1);
    }
    xml.ascii(Parts.DECLARATION)
        .ascii("<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">");
    formats(xml, formats);
    faces(xml);
    xml.ascii("<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\"");
    xml.ascii(" borderId=\"0\"/></cellStyleXfs><cellXfs count=\"").number(numbers.size());
    xml.ascii("\">");
    for (Style style : numbers.keySet()) {
      style(xml, style, formats.getOrDefault(style.format().code(), GENERAL));
    }
    xml.ascii("</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\"");
    xml.ascii(" builtinId=\"0\"/></cellStyles></styleSheet>");
  }

  private static void formats(Xml xml, Map<String, Integer> formats) throws IOException {
    if (formats.size() == 1) return;
    xml.ascii("<numFmts count=\"").number(formats.size() - 1L).ascii("\">");
    for (Map.Entry<String, Integer> format : formats.entrySet()) {
      if (format.getValue() == GENERAL) continue;
      xml.ascii("<numFmt numFmtId=\"").number(format.getValue()).ascii("\" formatCode=\"");
      xml.text(format.getKey()).ascii("\"/>");
    }
    xml.ascii("</numFmts>");
  }

  private void faces(Xml xml) throws IOException {
    xml.ascii("<fonts count=\"5\">")
        .ascii(font("", 11, "000000"))
        .ascii(font("<b/>", 16, "000000"))
        .ascii(font("<b/>", 11, "000000"))
        .ascii(font("", 10, "595959"))
        .ascii(font("<b/>", 11, isDark(accent) ? "FFFFFF" : "000000"))
        .ascii("</fonts><fills count=\"5\"><fill><patternFill patternType=\"none\"/></fill>")
        .ascii("<fill><patternFill patternType=\"gray125\"/></fill>")
        .ascii(fill(accent))
        .ascii(fill("F2F2F2"))
        .ascii(fill("E0E0E0"))
        .ascii("</fills><borders count=\"3\">")
        .ascii(border(""))
        .ascii(border("<top style=\"thin\"><color rgb=\"FFBFBFBF\"/></top>"))
        .ascii(border("<top style=\"medium\"><color rgb=\"FF595959\"/></top>"))
        .ascii("</borders>");
  }

  private static String font(String bold, int size, String color) {
    return "<font>%s<sz val=\"%d\"/><color rgb=\"FF%s\"/><name val=\"Calibri\"/><family val=\"2\"/></font>"
        .formatted(bold, size, color);
  }

  private static String fill(String color) {
    return "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF%s\"/></patternFill></fill>"
        .formatted(color);
  }

  private static String border(String top) {
    return "<border><left/><right/>%s<bottom/><diagonal/></border>"
        .formatted(top.isEmpty() ? "<top/>" : top);
  }

  /** Whether white stands out better than black (WCAG 2, relative luminance). */
  static boolean isDark(String color) {
    double luminance =
        0.2126 * linear(color, 0) + 0.7152 * linear(color, 2) + 0.0722 * linear(color, 4);
    return 1.05 / (luminance + 0.05) >= (luminance + 0.05) / 0.05;
  }

  private static double linear(String color, int at) {
    double part = Integer.parseInt(color.substring(at, at + 2), 16) / 255.0;
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }

  private static String alignment(Style style) {
    String across =
        style.align() == null
            ? ""
            : " horizontal=\"%s\"".formatted(style.align().name().toLowerCase(Locale.ROOT));
    if (style.apart()) across = " horizontal=\"left\" indent=\"1\"";
    return switch (style.face()) {
      case HEADER -> across + " vertical=\"center\" wrapText=\"1\"";
      case LINES -> across + " wrapText=\"1\"";
      default -> across;
    };
  }

  private static void style(Xml xml, Style style, int format) throws IOException {
    Face face = style.face();
    xml.ascii("<xf numFmtId=\"").number(format).ascii("\" fontId=\"").number(face.font);
    xml.ascii("\" fillId=\"").number(face.fill).ascii("\" borderId=\"").number(face.border);
    xml.ascii("\" xfId=\"0\"");
    if (format != GENERAL) xml.ascii(" applyNumberFormat=\"1\"");
    if (face.font != 0) xml.ascii(" applyFont=\"1\"");
    if (face.fill != 0) xml.ascii(" applyFill=\"1\"");
    if (face.border != 0) xml.ascii(" applyBorder=\"1\"");
    String alignment = alignment(style);
    if (alignment.isEmpty()) xml.ascii("/>");
    else xml.ascii(" applyAlignment=\"1\"><alignment").ascii(alignment).ascii("/></xf>");
  }
}

package punctual.reports.formats.xlsx;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import punctual.catalog.spi.Align;
import punctual.catalog.spi.Column;
import punctual.catalog.spi.ColumnType;
import punctual.catalog.spi.Total;
import punctual.reports.formats.Durations;

/** Writes the cells of one table, each with the style of its column. */
final class Cells {
  /** UTF-16 units that Excel allows in one cell. */
  static final int LONGEST_TEXT = 32_767;

  static final String CUT = "… [cut]";

  private static final DateTimeFormatter OFFSET =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");

  private final Styles styles;
  private final ZoneId zone;
  private final Look[] looks;
  private long cut;

  /** What does not change from row to row, in bytes. */
  private static final class Look {
    final Column column;
    final NumberFormat format;

    /** Means need more decimals than what they are the mean of. */
    final NumberFormat mean = new NumberFormat.Seen("", 0);

    final byte[] reference;
    final byte[] number;
    final byte[] text;
    final byte[] lines;

    Look(List<Column> columns, int index, Styles styles) {
      column = columns.get(index);
      boolean apart = Styles.isApart(columns, index);
      format = NumberFormat.of(column);
      reference = bytes("<c r=\"" + letters(index));
      Align align = isNatural(column) ? null : column.align();
      number = style(styles.number(format, Face.BODY, align, apart));
      Align beside = column.type() == ColumnType.TEXT ? align : column.align();
      text = style(styles.number(NumberFormat.GENERAL, Face.BODY, beside, apart));
      lines = style(styles.number(NumberFormat.GENERAL, Face.LINES, beside, apart));
    }

    NumberFormat formatOfTotal() {
      if (column.total() == Total.COUNT) return NumberFormat.COUNT;
      return hasOwnMean() ? mean : format;
    }

    boolean hasOwnMean() {
      boolean plain = column.type() == ColumnType.INTEGER || column.type() == ColumnType.DECIMAL;
      return column.total() == Total.AVERAGE && plain && column.look().format() == null;
    }
  }

  Cells(List<Column> columns, Styles styles, ZoneId zone) {
    this.styles = styles;
    this.zone = zone;
    looks = new Look[columns.size()];
    for (int i = 0; i < looks.length; i++) looks[i] = new Look(columns, i, styles);
  }

  /** {@code A}, {@code Z}, {@code AA}: the name of a column, from 0. */
  static String letters(int column) {
    String last = String.valueOf((char) ('A' + column % 26));
    return column < 26 ? last : letters(column / 26 - 1) + last;
  }

  /** Texts that did not fit into a cell. */
  long cut() {
    return cut;
  }

  /**
   * @param row number of the row, in digits
   * @param value null: no cell
   * @return whether a number is written, which formulas see
   */
  boolean write(Xml xml, byte[] row, int column, @Nullable Object value) throws IOException {
    if (value == null) return false;
    Look look = looks[column];
    xml.ascii(look.reference).ascii(row);
    String numeral = value instanceof String ? null : Numeral.of(value, look.column, zone);
    if (numeral != null) {
      see(value, look.format);
      xml.ascii(look.number).ascii("><v>").ascii(numeral).ascii("</v></c>");
    } else if (value instanceof Boolean truth) {
      xml.ascii(look.number).ascii(" t=\"b\"><v>").ascii(truth ? "1" : "0").ascii("</v></c>");
    } else {
      String text = text(value, look.column);
      xml.ascii(text.indexOf('\n') < 0 ? look.text : look.lines);
      text(xml, text);
    }
    return numeral != null;
  }

  private static void see(Object value, NumberFormat format) {
    if (value instanceof BigDecimal number && format instanceof NumberFormat.Seen seen)
      seen.see(number);
  }

  // cells that are no value of a row --------------------------------------------------------------

  /** A text of the report itself. */
  void words(Xml xml, byte[] row, int column, String text, int style) throws IOException {
    xml.ascii(looks[column].reference).ascii(row).ascii(style(style));
    text(xml, text);
  }

  /** Nothing but a style. */
  void empty(Xml xml, byte[] row, int column, Face face) throws IOException {
    int style = styles.number(NumberFormat.GENERAL, face, null);
    xml.ascii(looks[column].reference).ascii(row).ascii(style(style)).ascii("/>");
  }

  /**
   * The total of a column.
   *
   * @param value as {@code Totals} gives it; not null
   * @param formula that gives the same from the cells above; null where none does
   */
  void total(Xml xml, byte[] row, int column, Object value, @Nullable String formula, Face face)
      throws IOException {
    Look look = looks[column];
    NumberFormat format = look.formatOfTotal();
    String numeral = numeralOfTotal(value, look.column);
    // of a mean in the column's own format only as much is shown as of its values
    if (look.column.total() != Total.AVERAGE || look.hasOwnMean()) see(value, format);
    NumberFormat shown = numeral == null ? NumberFormat.GENERAL : format;
    xml.ascii(look.reference).ascii(row);
    xml.ascii(style(styles.number(shown, face, look.column.align())));
    if (numeral == null) {
      text(xml, text(value, look.column));
      return;
    }
    xml.ascii(">");
    if (formula != null) xml.ascii("<f>").text(formula).ascii("</f>");
    xml.ascii("<v>").ascii(numeral).ascii("</v></c>");
  }

  private @Nullable String numeralOfTotal(Object value, Column column) {
    if (column.total() == Total.COUNT) return value.toString();
    boolean endless = column.total() == Total.AVERAGE && value instanceof BigDecimal;
    return Numeral.of(endless ? ((BigDecimal) value).round(Numeral.DIGITS) : value, column, zone);
  }

  // texts -----------------------------------------------------------------------------------------

  /** From behind the style to the end of the cell. */
  private void text(Xml xml, String text) throws IOException {
    xml.ascii(" t=\"inlineStr\"><is><t");
    if (needsItsSpaces(text)) xml.ascii(" xml:space=\"preserve\"");
    xml.ascii(">").text(fitting(text)).ascii("</t></is></c>");
  }

  private static boolean needsItsSpaces(String text) {
    if (text.isEmpty()) return false;
    return text.charAt(0) <= ' '
        || text.charAt(text.length() - 1) <= ' '
        || text.indexOf('\n') >= 0
        || text.contains("  ");
  }

  private String fitting(String text) {
    if (text.length() <= LONGEST_TEXT) return text;
    cut++;
    int end = LONGEST_TEXT - CUT.length();
    if (Character.isHighSurrogate(text.charAt(end - 1))) end--;
    return text.substring(0, end) + CUT;
  }

  private String text(Object value, Column column) {
    return switch (value) {
      case Long number when column.type() == ColumnType.DURATION ->
          Durations.text(BigDecimal.valueOf(number));
      case BigDecimal number when column.type() == ColumnType.DURATION -> Durations.text(number);
      case BigDecimal number -> number.toPlainString();
      case Instant at -> OFFSET.format(at.atZone(zone));
      case LocalDate date -> date.toString();
      case LocalDateTime at -> DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(at.withNano(0));
      case byte[] bytes -> bytes.length == 1 ? "1 byte" : "%,d bytes".formatted(bytes.length);
      default -> value.toString();
    };
  }

  private static boolean isNatural(Column column) {
    return switch (column.type()) {
      case TEXT -> column.align() == Align.LEFT;
      case BOOLEAN -> false;
      default -> column.align() == Align.RIGHT;
    };
  }

  private static byte[] style(int number) {
    return bytes(number == 0 ? "\"" : "\" s=\"" + number + "\"");
  }

  private static byte[] bytes(String ascii) {
    return ascii.getBytes(StandardCharsets.US_ASCII);
  }
}

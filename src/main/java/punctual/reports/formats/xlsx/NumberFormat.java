package punctual.reports.formats.xlsx;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import punctual.catalog.spi.CellPattern;
import punctual.catalog.spi.Column;
import punctual.catalog.spi.ColumnType;

/** How a spreadsheet shows a number. */
sealed interface NumberFormat {
  /** As Excel's list of formats has it. */
  String code();

  /** Text. */
  NumberFormat GENERAL = new Fixed("General");

  NumberFormat COUNT = new Fixed("#,##0");

  /** For LibreOffice, which otherwise shows 1 and 0; Excel shows the same without. */
  NumberFormat TRUTH = new Fixed("\"TRUE\";\"TRUE\";\"FALSE\"");

  record Fixed(String code) implements NumberFormat {}

  /**
   * As many decimals as the finest value has, so that the points stand below each other and no
   * digit is hidden. Known when the last row is written; styles are written after it.
   */
  final class Seen implements NumberFormat {
    private static final int MOST = 10;
    private final String symbol;
    private int decimals;

    /**
     * @param symbol stands before the number; empty for none
     * @param least decimals, also where no value has them
     */
    Seen(String symbol, int least) {
      this.symbol = symbol;
      this.decimals = least;
    }

    void see(BigDecimal number) {
      int scale = number.scale();
      if (scale <= decimals) return;
      if (scale > MOST) scale = number.stripTrailingZeros().scale();
      decimals = Math.max(decimals, Math.min(scale, MOST));
    }

    @Override
    public String code() {
      String sign = symbol.isEmpty() ? "" : "[$" + symbol + "]";
      return sign + "#,##0" + (decimals == 0 ? "" : "." + "0".repeat(decimals));
    }
  }

  /** Of the values of a column: the definition's own, else by the type. */
  static NumberFormat of(Column column) {
    CellPattern declared = column.look().format();
    if (declared != null && column.type() != ColumnType.TEXT)
      return new Fixed(declared.forWorkbook());
    return switch (column.type()) {
      case TEXT -> GENERAL;
      case BOOLEAN -> TRUTH;
      case INTEGER, DECIMAL -> new Seen("", 0);
      case MONEY -> money(column.currency());
      case PERCENT -> new Fixed("0.0%");
      case DURATION -> new Fixed("[h]:mm:ss");
      case DATE -> new Fixed("yyyy-mm-dd");
      case TIMESTAMP -> new Fixed("yyyy-mm-dd hh:mm:ss");
    };
  }

  private static NumberFormat money(@Nullable String code) {
    if (code == null) return new Seen("", 2);
    Currency currency = Currency.getInstance(code);
    String symbol = currency.getSymbol(Locale.UK);
    boolean word = Character.isLetter(symbol.charAt(symbol.length() - 1));
    return new Seen(
        word ? symbol + "\u00A0" : symbol, Math.max(0, currency.getDefaultFractionDigits()));
  }
}

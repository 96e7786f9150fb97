package punctual.reports.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import punctual.catalog.spi.CellPattern;
import punctual.catalog.spi.Column;
import punctual.catalog.spi.ColumnType;
import punctual.catalog.spi.Look;

class CellTextTest {
  private final CellText text = CellText.in(CellCases.BERLIN);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DECIMAL |     | 1234.50     |          | 1,234.50
          DECIMAL |     | 0E-3        |          | 0.000
          DECIMAL |     | 1E+3        |          | 1,000
          DECIMAL |     | -1234.5     | 0.00     | -1234.50
          DECIMAL |     | 2.345       | #,##0.00 | 2.35
          INTEGER |     | 1234567     | 0        | 1234567
          MONEY   | EUR | 1234567.8   |          | €1,234,567.80
          MONEY   | EUR | -0.05       |          | -€0.05
          MONEY   | EUR | -0.004      | 0.00     | €0.00
          MONEY   | EUR | 0.123456    |          | €0.123456
          MONEY   | JPY | 1200        |          | JP¥1,200
          MONEY   | CHF | 5           |          | CHF 5.00
          MONEY   |     | 5.00        |          | 5.00
          PERCENT |     | 0.125       |          | 12.5%
          PERCENT |     | 1           |          | 100%
          PERCENT |     | 0.12345     | 0.0%     | 12.3%
          DURATION|     | 5400        |          | 1:30:00
          DURATION|     | -5          |          | -0:00:05
          DURATION|     | 59.6        |          | 0:01:00
          """)
  void a_number_is_written_for_people(
      ColumnType type,
      @Nullable String currency,
      BigDecimal value,
      @Nullable String pattern,
      String expected) {
    CellPattern format = pattern == null ? null : new CellPattern(pattern);
    Column column =
        new Column("n", "N", type, currency, null, false, new Look(format, null, null, null));
    assertThat(text.of(value, column)).isEqualTo(expected.replace("CHF ", "CHF\u00A0"));
  }

  @Test
  void days_and_times_are_in_the_schedules_zone() {
    Column at = Column.undeclared("at", ColumnType.TIMESTAMP);
    assertThat(text.of(Instant.parse("2026-07-01T10:00:00Z"), at))
        .isEqualTo("1 Jul 2026, 12:00:00");
    assertThat(text.of(LocalDateTime.of(2026, 7, 1, 9, 5), at)).isEqualTo("1 Jul 2026, 09:05:00");
    Column day = Column.undeclared("day", ColumnType.DATE);
    assertThat(text.of(LocalDate.of(2026, 11, 24), day)).isEqualTo("24 Nov 2026");
    var look = new Look(new CellPattern("dd.MM.yyyy HH:mm"), null, null, null);
    Column shaped = new Column("at", "At", ColumnType.TIMESTAMP, null, null, false, look);
    assertThat(text.of(Instant.parse("2026-07-01T10:00:00Z"), shaped))
        .isEqualTo("01.07.2026 12:00");
  }

  @Test
  void nothing_and_what_is_no_number_have_a_text_too() {
    Column plain = Column.undeclared("x", ColumnType.DECIMAL);
    assertThat(text.of(null, plain)).isEmpty();
    assertThat(text.of(Double.NaN, plain)).isEqualTo("–");
    assertThat(text.of(new byte[] {1, 2}, plain)).isEqualTo("2 bytes");
    assertThat(text.of(true, plain)).isEqualTo("yes");
    var look = new Look(null, null, null, "none");
    assertThat(text.of(null, new Column("x", "X", ColumnType.TEXT, null, null, false, look)))
        .isEqualTo("none");
  }
}

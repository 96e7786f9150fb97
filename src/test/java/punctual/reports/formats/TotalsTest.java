package punctual.reports.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import punctual.catalog.spi.Column;
import punctual.catalog.spi.ColumnType;
import punctual.catalog.spi.Look;
import punctual.catalog.spi.Section;
import punctual.catalog.spi.Total;

class TotalsTest {
  private static Column column(ColumnType type, @Nullable Total total) {
    return new Column("c", "C", type, null, total, false, Look.PLAIN);
  }

  private static Totals totals(Column column, @Nullable Object... values) {
    var totals = new Totals(List.of(column));
    for (Object value : values) totals.add(new @Nullable Object[] {value});
    return totals;
  }

  @Test
  void numbers_add_up_and_nothing_counts_for_nothing() {
    Column sum = column(ColumnType.DECIMAL, Total.SUM);
    assertThat(totals(sum, 1L, null, new BigDecimal("2.50"), Double.NaN, "x").of(0))
        .isEqualTo(new BigDecimal("3.50"));
    assertThat(totals(sum).of(0)).isNull();
    assertThat(totals(column(ColumnType.DECIMAL, null), 1L).of(0)).isNull();
  }

  @Test
  void no_digit_is_lost_in_a_sum() {
    Column sum = column(ColumnType.INTEGER, Total.SUM);
    assertThat(totals(sum, Long.MAX_VALUE, Long.MAX_VALUE).of(0))
        .isEqualTo(new BigDecimal("18446744073709551614"));
  }

  @Test
  void an_average_has_two_digits_more_than_its_values() {
    Column average = column(ColumnType.DECIMAL, Total.AVERAGE);
    assertThat(totals(average, 1L, 1L, 2L).of(0)).isEqualTo(new BigDecimal("1.33"));
    assertThat(totals(average, 1L, null, 2L).of(0)).isEqualTo(new BigDecimal("1.5"));
  }

  @Test
  void least_and_greatest_are_of_days_and_words_too() {
    var first = LocalDate.of(2026, 1, 1);
    var last = LocalDate.of(2026, 2, 1);
    assertThat(totals(column(ColumnType.DATE, Total.MIN), last, first).of(0)).isEqualTo(first);
    assertThat(totals(column(ColumnType.DATE, Total.MAX), first, last).of(0)).isEqualTo(last);
    assertThat(totals(column(ColumnType.TEXT, Total.MAX), "a", "b", "ab").of(0)).isEqualTo("b");
  }

  @Test
  void values_are_counted_not_rows() {
    assertThat(totals(column(ColumnType.TEXT, Total.COUNT), "a", null, "").of(0)).isEqualTo(2L);
    assertThat(totals(column(ColumnType.TEXT, Total.COUNT)).of(0)).isEqualTo(0L);
  }

  @Test
  void a_group_begins_where_its_key_changes() {
    Column region = Column.undeclared("region", ColumnType.TEXT);
    Column year = Column.undeclared("year", ColumnType.INTEGER);
    var section = new Section(null, List.of(year, region), List.of("region", "year"), List.of());
    var groups = new Groups(section);
    assertThat(groups.begins(new Object[] {2026L, "North"})).isTrue();
    assertThat(groups.begins(new Object[] {2026L, "North"})).isFalse();
    assertThat(groups.begins(new @Nullable Object[] {2026L, null})).isTrue();
    assertThat(groups.begins(new @Nullable Object[] {2026L, null})).isFalse();
    assertThat(groups.key()).containsExactly(null, 2026L);
    assertThat(new Groups(new Section(null, List.of(year), List.of(), List.of())).isEmpty())
        .isTrue();
  }
}

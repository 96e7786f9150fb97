package punctual.reports.formats.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import punctual.catalog.spi.Column;
import punctual.catalog.spi.ColumnType;

class ScaleTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DECIMAL  | true  | 3 97                | 0 20 40 60 80 100
          DECIMAL  | true  | 319000              | 0 100K 200K 300K 400K
          DECIMAL  | true  | -7 12               | -10 -5 0 5 10 15
          DECIMAL  | true  | 0.0012              | 0 0.0005 0.0010 0.0015
          DECIMAL  | true  | 1500000 2400000     | 0 0.5M 1.0M 1.5M 2.0M 2.5M
          DECIMAL  | false | 1010 1049           | 1,010 1,020 1,030 1,040 1,050
          DECIMAL  | false | 10 49               | 0 10 20 30 40 50
          INTEGER  | true  | 2                   | 0 1 2
          PERCENT  | true  | 0.37                | 0% 10% 20% 30% 40%
          DURATION | true  | 16000               | 0:00:00 1:00:00 2:00:00 3:00:00 4:00:00 5:00:00
          DECIMAL  | true  | -40                 | -40 -30 -20 -10 0
          """)
  void ticks_are_round_and_hold_all_values(
      ColumnType type, boolean fromZero, String values, String ticks) {
    double[] numbers = Arrays.stream(values.split(" ")).mapToDouble(Double::parseDouble).toArray();
    Scale scale = Scale.over(DoubleStream.of(numbers), fromZero, type);
    assertThat(labels(scale, type)).isEqualTo(ticks);
    for (double number : numbers) assertThat(scale.part(number)).isBetween(0f, 1f);
  }

  private static String labels(Scale scale, ColumnType type) {
    Column column = Column.undeclared("y", type);
    List<String> labels = scale.ticks().stream().map(tick -> scale.label(tick, column)).toList();
    return String.join(" ", labels);
  }

  @Test
  void no_value_and_one_value_have_a_scale_too() {
    for (double[] values : List.of(new double[0], new double[] {0}, new double[] {Double.NaN})) {
      Scale scale = Scale.over(DoubleStream.of(values), false, ColumnType.DECIMAL);
      assertThat(scale.high()).isGreaterThan(scale.low());
      assertThat(scale.ticks()).hasSizeBetween(2, 7);
    }
    assertThat(Scale.over(DoubleStream.of(5), false, ColumnType.DECIMAL).part(5)).isBetween(0f, 1f);
  }
}

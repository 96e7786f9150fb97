package punctual.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows laid aside come back as they were, in their order, to their own key. */
class SpillTest {
  @TempDir Path folder;

  private static Budget budget() {
    return new Budget(RunFixture.ROOMY, _ -> 0);
  }

  @Test
  void every_kind_of_value_comes_back_as_it_was() throws IOException {
    @Nullable Object[] row = {
      null,
      "",
      "ä \n😀",
      Long.MIN_VALUE,
      new BigDecimal("-123456789012345678901234567890.1200"),
      new BigDecimal("1E+30"),
      Double.NaN,
      -0.0,
      true,
      false,
      LocalDate.of(-1, 2, 3),
      LocalDateTime.of(2026, 11, 29, 1, 2, 3, 456_789_000),
      Instant.parse("1969-12-31T23:59:59.999999999Z"),
      new byte[] {0, -1, 7}
    };
    var bytes = new ByteArrayOutputStream();
    RowCodec.write(row, new DataOutputStream(bytes));
    var in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    assertThat(RowCodec.read(in, row.length)).isEqualTo(row);
    assertThat(in.available()).isZero();
  }

  @Test
  void rows_in_any_order_are_sorted_into_piles() throws IOException {
    var random = new Random(7);
    Map<String, List<Long>> expected = new HashMap<>();
    try (var spill = Spill.in(folder, budget(), 500)) {
      for (long i = 0; i < 5_000; i++) {
        String key = "k" + random.nextInt(40);
        expected.computeIfAbsent(key, _ -> new ArrayList<>()).add(i);
        spill.add(key, new Object[] {i, "text " + i});
        assertThat(spill.buffered()).isLessThanOrEqualTo(500);
      }
      for (var pile : expected.entrySet()) {
        var found = new ArrayList<Long>();
        spill.take(
            pile.getKey(),
            row -> {
              found.add((Long) row[0]);
              assertThat(row[1]).isEqualTo("text " + row[0]);
            });
        assertThat(found).isEqualTo(pile.getValue());
        assertThat(spill.rows(pile.getKey())).isEqualTo(pile.getValue().size());
      }
      assertThat(spill.rows("nobody")).isZero();
      assertThat(spill.buffered()).isZero();
    }
  }

  /** A process that is killed leaves no rows behind. */
  @Test
  void the_file_has_no_name_while_it_is_open() throws IOException {
    try (var spill = Spill.in(folder, budget(), 10)) {
      for (int i = 0; i < 100; i++) spill.add("a", new Object[] {"some text"});
      try (var files = Files.list(folder)) {
        assertThat(files).isEmpty();
      }
    }
  }

  @Test
  void rows_laid_aside_count_as_use_of_the_disk() throws IOException {
    var limits = new Budget.Limits(1_000_000, 1_000, 1_000_000, Duration.ofMinutes(1));
    try (var spill = Spill.in(folder, new Budget(limits, _ -> 0), 100)) {
      org.assertj.core.api.Assertions.assertThatThrownBy(
              () -> {
                for (int i = 0; i < 1_000; i++) spill.add("a", new Object[] {"some text"});
              })
          .isInstanceOf(Budget.Exceeded.class)
          .hasMessage("temp_limit");
    }
  }
}

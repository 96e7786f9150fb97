package punctual.faults;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.TransactionSystemException;
import punctual.testing.TestDatabase;

/** PR-6.1: one expected row for each line of the table, and no line without one. */
class ClassifierTest {
  private static final Classifier TABLE = Classifier.STANDARD;

  @ParameterizedTest(name = "{0} {1} {2} {3} {4}")
  @CsvFileSource(resources = "/punctual/faults/expected.csv", numLinesToSkip = 1)
  void each_signal_has_one_meaning(
      String boundary,
      String where,
      @Nullable String signal,
      @Nullable Integer number,
      @Nullable String detail,
      String code,
      String category,
      String certainty)
      throws Exception {
    Code got = line(boundary, where, signal, number, detail).code();
    assertThat(got.name()).isEqualTo(code);
    assertThat(got.category().word()).isEqualTo(category);
    assertThat(got.certainty()).isEqualTo(Certainty.of(certainty));
  }

  @Test
  void no_line_is_without_a_row() throws Exception {
    var unmet = TABLE.lines().stream().map(Classifier.Line::number).collect(toSet());
    try (var csv =
        CsvReader.builder()
            .ofNamedCsvRecord(Path.of("src/test/resources/punctual/faults/expected.csv"))) {
      for (NamedCsvRecord row : csv) {
        String number = row.getField("number");
        unmet.remove(
            line(
                    row.getField("boundary"),
                    row.getField("where"),
                    row.getField("signal"),
                    number.isEmpty() ? null : Integer.valueOf(number),
                    row.getField("detail"))
                .number());
      }
    }
    assertThat(unmet).as("lines of signals.csv").isEmpty();
  }

  private static Classifier.Line line(
      String boundary,
      String where,
      @Nullable String signal,
      @Nullable Integer number,
      @Nullable String detail)
      throws ReflectiveOperationException {
    String seen = signal == null ? "" : signal;
    String text = detail == null ? "" : detail;
    return switch (boundary) {
      case "sql" ->
          TABLE.sqlLine(
              new SQLException(text, seen.isEmpty() ? null : seen, number == null ? 0 : number));
      case "mail", "call", "work", "store_call", "file" ->
          TABLE.thrown(boundary, where, thrown(seen, text));
      default -> TABLE.answered(boundary, where, seen, text);
    };
  }

  /** Found by its name alone, like the one of the mail client. */
  public static final class NoStartTls extends Exception {
    public NoStartTls(String message) {
      super(message);
    }
  }

  /** The same for those of the folders that reports are written to. */
  public static final class Busy extends IOException {
    public Busy(String message) {
      super(message);
    }
  }

  public static final class DamagedReport extends IOException {
    public DamagedReport(String message) {
      super(message);
    }
  }

  public static final class OutsideRoot extends IOException {
    public OutsideRoot(String message) {
      super(message);
    }
  }

  public static final class TooSlow extends IOException {
    public TooSlow(String message) {
      super(message);
    }
  }

  public static final class UnreadableReport extends IOException {
    public UnreadableReport(String message) {
      super(message);
    }
  }

  private static Throwable thrown(String type, String message) throws ReflectiveOperationException {
    return Class.forName(type)
        .asSubclass(Throwable.class)
        .getConstructor(String.class)
        .newInstance(message);
  }

  /** What the drivers themselves throw. */
  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void the_real_drivers_answers_are_known(TestDatabase kind) throws SQLException {
    try (var connection = DriverManager.getConnection(kind.freshUrl());
        var statement = connection.createStatement()) {
      for (String sql :
          List.of("select * from nowhere", "selct 1", "select nothing from (select 1 as n) t")) {
        assertThatThrownBy(() -> statement.execute(sql))
            .isInstanceOfSatisfying(
                SQLException.class,
                e -> assertThat(TABLE.sql(e).name()).as(sql).isEqualTo("query_failed"));
      }
    }
  }

  @Test
  void what_failed_first_counts_where_the_rollback_failed_too() {
    var e = new TransactionSystemException("JDBC rollback failed");
    e.initApplicationException(new IOException("No space left on device"));
    assertThat(TABLE.work(new IllegalStateException(e)).name()).isEqualTo("disk_full");
  }

  /** PR-6.8: a sentence for people, without what only administrators may see. */
  @Test
  void every_code_has_words() {
    for (Code code : TABLE.codes()) {
      assertThat(code.words()).as(code.name()).matches("[A-Z][^!]*\\.").doesNotContain("Exception");
      assertThat(code.fault("shop", null).message()).doesNotContain("{");
    }
  }

  @Test
  void every_category_is_in_use() {
    assertThat(TABLE.codes().stream().map(Code::category).collect(toSet()))
        .isEqualTo(Set.of(Category.values()));
  }

  /** The page for people lists every code, with its category. */
  @Test
  void the_reference_lists_every_code() throws IOException {
    String page = Files.readString(Path.of("docs/reference/error-codes.md"));
    for (Code code : TABLE.codes()) {
      var row =
          Pattern.compile(
              "(?m)^\\|[^|]*`%s`[^|]*\\| %s \\|".formatted(code.name(), code.category().word()));
      assertThat(row.matcher(page).find()).as(code.name()).isTrue();
    }
  }
}

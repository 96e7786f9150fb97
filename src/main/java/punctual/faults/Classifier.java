package punctual.faults;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionSystemException;

/**
 * Sorts what was met at a boundary, once and in one place: exceptions, SQLStates and vendor codes,
 * answers of mail and web servers become a {@link Code} (PR-6.1). The table is {@code signals.csv}
 * and {@code codes.csv} beside this class's resources; the first line that fits decides.
 */
public final class Classifier {
  /** The product's own table. */
  public static final Classifier STANDARD = read();

  private static final int FIRST_OF_MYSQL = 1000;
  private static final int MOST_CAUSES = 12;
  private static final int TRINO_CLASS_BITS = 16;

  private final Map<String, Code> codes;
  private final List<Line> lines;

  private Classifier(Map<String, Code> codes, List<Line> lines) {
    this.codes = codes;
    this.lines = lines;
  }

  /**
   * One line of the table of signals.
   *
   * @param where phase or driver; {@code any} fits all
   */
  record Line(
      int number, String boundary, String where, Pattern signal, Pattern detail, Code code) {
    boolean fits(String atBoundary, @Nullable String at, String seen, String text) {
      return boundary.equals(atBoundary)
          && (at == null || where.equals("any") || where.equals(at))
          && signal.matcher(seen).matches()
          && detail.matcher(text).matches();
    }
  }

  /**
   * A code by its name.
   *
   * @throws IllegalArgumentException where the table has none of that name
   */
  public Code code(String name) {
    Code code = codes.get(name);
    if (code == null) throw new IllegalArgumentException("no such code: " + name);
    return code;
  }

  /** All codes, in the order of the table. */
  List<Code> codes() {
    return List.copyOf(codes.values());
  }

  List<Line> lines() {
    return lines;
  }

  // what was met ---------------------------------------------------------------------------------

  /**
   * What a data source answered: by SQLState, or by the driver's own number where it gives none.
   */
  public Code sql(SQLException error) {
    return sqlLine(error).code();
  }

  Line sqlLine(SQLException error) {
    String state = error.getSQLState();
    String text = String.valueOf(error.getMessage());
    int number = error.getErrorCode();
    boolean standard = state != null && state.length() == 5;
    // Connector/J and MariaDB give both, and mean more with the number
    if (standard && number >= FIRST_OF_MYSQL) {
      Line own = answered("sql", "mysql", "#" + number, text);
      if (own.where().equals("mysql")) return own;
    }
    if (standard) return answered("sql", "any", state, text);
    Line trino = answered("sql", "trino", trino(number, text), text);
    if (trino.where().equals("trino")) return trino;
    Line duckdb = answered("sql", "duckdb", "", text);
    return duckdb.where().equals("duckdb")
        ? duckdb
        : answered("sql", "sqlite", "#" + (number & 0xff), text);
  }

  /** Trino gives no state; its numbers are counted within four classes. */
  private static String trino(int number, String text) {
    if (!text.startsWith("Query failed (#")) return "";
    String kind =
        switch (number >> TRINO_CLASS_BITS) {
          case 0 -> "user";
          case 1 -> "internal";
          case 2 -> "resources";
          default -> "external";
        };
    return kind + ":" + (number & 0xffff);
  }

  /**
   * A refusal of a mail server (RFC 5321 §4.2, RFC 3463).
   *
   * @param phase {@code connect}, {@code mail}, {@code rcpt}, {@code data} or {@code dot}
   * @param reply 400 to 599
   * @param enhanced such as {@code 5.1.1}; empty where there is none
   */
  public Code smtp(String phase, int reply, String enhanced) {
    return answered("smtp", phase, String.valueOf(reply), enhanced).code();
  }

  /** What broke a conversation with a mail server before it had the message. */
  public Code mail(String phase, Throwable failure) {
    return thrown("mail", phase, failure).code();
  }

  /** The status of a refused call, 300 to 599. */
  public Code http(int status) {
    return answered("http", "any", String.valueOf(status), "").code();
  }

  /**
   * What broke a call.
   *
   * @param sent whether the last byte had left: then nobody knows
   */
  public Code call(boolean sent, IOException failure) {
    return thrown("call", sent ? "after" : "before", failure).code();
  }

  /** The {@code error} of Slack's answer. */
  public Code slack(String error) {
    return answered("slack", "any", error, "").code();
  }

  /**
   * The refusal of a store of files.
   *
   * @param status of the answer, 300 to 599
   * @param error the store's own code, such as {@code SlowDown}; empty where there is none
   */
  public Code store(int status, String error) {
    return answered("store", "any", String.valueOf(status), error).code();
  }

  /** What broke a call to a store of files. */
  public Code storeCall(Throwable failure) {
    return thrown("store_call", "any", failure).code();
  }

  /** What went wrong in our own work: files, memory, a fault of the product. */
  public Code work(Throwable failure) {
    return known(failure).orElseGet(() -> thrown("work", "any", failure).code());
  }

  /** What was said already where it was met. */
  public static Optional<Code> known(Throwable failure) {
    return chain(failure).stream()
        .filter(CodedException.class::isInstance)
        .map(t -> ((CodedException) t).code())
        .findFirst();
  }

  /** What went wrong while a report was written into a folder of somebody else's. */
  public Code file(Throwable failure) {
    return known(failure).orElseGet(() -> thrown("file", "any", failure).code());
  }

  Line answered(String boundary, String where, String signal, String text) {
    return lines.stream()
        .filter(line -> line.fits(boundary, where, signal, text))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(boundary + " has no last line"));
  }

  /** The first line that fits anything in the chain of causes, by the name of its class. */
  Line thrown(String boundary, String where, Throwable failure) {
    List<Throwable> chain = chain(failure);
    Predicate<Line> fits =
        line ->
            chain.stream()
                .anyMatch(t ->
                    names(t.getClass())
                        .anyMatch(name ->
                            line.fits(boundary, where, name, String.valueOf(t.getMessage()))));
    return lines.stream()
        .filter(fits)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(boundary + " has no last line"));
  }

  /** An error with what lies behind it; wrappers hide what they carry in more than one place. */
  public static List<Throwable> chain(Throwable failure) {
    var chain = new ArrayList<Throwable>();
    for (@Nullable Throwable t = failure;
        t != null && chain.size() < MOST_CAUSES;
        t = t.getCause()) {
      chain.add(t);
      // what failed first, where the rollback failed too
      if (t instanceof TransactionSystemException e && e.getApplicationException() != null)
        chain.addAll(chain(e.getApplicationException()));
    }
    return chain;
  }

  private static Stream<String> names(Class<?> type) {
    return Stream.<Class<?>>iterate(type, Objects::nonNull, Class::getSuperclass)
        .map(Class::getSimpleName);
  }

  // the table ------------------------------------------------------------------------------------

  private static Classifier read() {
    var codes = new LinkedHashMap<String, Code>();
    for (NamedCsvRecord row : rows("codes.csv")) {
      Code code =
          new Code(
              row.getField("code"),
              Category.valueOf(row.getField("category").toUpperCase(Locale.ROOT)),
              Certainty.of(row.getField("certainty")),
              Then.of(row.getField("then")),
              row.getField("words"));
      if (codes.put(code.name(), code) != null)
        throw new IllegalStateException("the code %s stands twice".formatted(code.name()));
    }
    var lines = new ArrayList<Line>();
    for (NamedCsvRecord row : rows("signals.csv")) lines.add(line(row, codes));
    return new Classifier(codes, List.copyOf(lines));
  }

  private static Line line(NamedCsvRecord row, Map<String, Code> codes) {
    Code code = codes.get(row.getField("code"));
    if (code == null)
      throw new IllegalStateException(
          "signals.csv names the code %s, which is none".formatted(row.getField("code")));
    return new Line(
        (int) row.getStartingLineNumber(),
        row.getField("boundary"),
        row.getField("where"),
        pattern(row.getField("signal")),
        pattern(row.getField("detail")),
        code);
  }

  /** {@code *} is anything, {@code |} is or, {@code -} is nothing at all. */
  private static Pattern pattern(String words) {
    String regex =
        Stream.of(words.split("\\|"))
            .map(word -> word.equals("-") ? "" : quoted(word))
            .collect(Collectors.joining("|"));
    return Pattern.compile(regex, Pattern.DOTALL);
  }

  private static String quoted(String word) {
    return Stream.of(word.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
  }

  private static List<NamedCsvRecord> rows(String name) {
    var stream = Objects.requireNonNull(Classifier.class.getResourceAsStream(name), name);
    try (var csv =
        CsvReader.builder()
            .ofNamedCsvRecord(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return csv.stream().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package punctual.reports.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import punctual.catalog.spi.Column;
import punctual.catalog.spi.ColumnType;
import punctual.catalog.spi.Look;
import punctual.catalog.spi.PageSetup;

/** The one table of cells that every format is held to (PL-D.4, PL-D.5). */
public final class CellCases {
  public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static final List<Map<String, String>> CELLS = cells();

  private CellCases() {}

  /**
   * One cell.
   *
   * @param expected as the file of the format has it; null where it says {@code null}
   */
  public record Case(String id, Column column, @Nullable Object value, @Nullable Object expected) {
    @Override
    public String toString() {
      return id;
    }
  }

  /** Every case, with what a format makes of it by {@code cells/<format>.yaml}. */
  public static Stream<Case> of(String format) {
    Map<String, Object> expected = expected(format);
    assertThat(expected.keySet())
        .as("ids of " + format)
        .containsExactlyElementsOf(CELLS.stream().map(cell -> id(cell)).toList());
    return CELLS.stream()
        .map(cell -> new Case(id(cell), column(cell), value(cell), expected.get(id(cell))));
  }

  /** Of a report with these cells. */
  public static Heading heading() {
    return new Heading(
        "Cells",
        "Demo",
        null,
        List.of(),
        Instant.parse("2026-11-24T08:00:00Z"),
        BERLIN,
        PageSetup.PLAIN,
        Brand.PLAIN);
  }

  private static String id(Map<String, String> cell) {
    return Objects.requireNonNull(cell.get("id"));
  }

  private static Column column(Map<String, String> cell) {
    ColumnType type =
        ColumnType.valueOf(Objects.requireNonNull(cell.get("type")).toUpperCase(Locale.ROOT));
    String currency = type == ColumnType.MONEY ? "EUR" : null;
    return new Column("value", "Value", type, currency, null, false, Look.PLAIN);
  }

  private static @Nullable Object value(Map<String, String> cell) {
    String text = cell.getOrDefault("value", "");
    return switch (cell.getOrDefault("kind", "text")) {
      case "none" -> null;
      case "text" -> text;
      case "integer" -> Long.valueOf(text);
      case "decimal" -> new BigDecimal(text);
      case "double" -> Double.valueOf(text);
      case "boolean" -> Boolean.valueOf(text);
      case "date" -> LocalDate.parse(text);
      case "local" -> LocalDateTime.parse(text);
      case "instant" -> Instant.parse(text);
      case "binary" -> Base64.getDecoder().decode(text);
      default -> throw new IllegalArgumentException(cell.toString());
    };
  }

  @SuppressWarnings("unchecked") // the files are our own
  private static List<Map<String, String>> cells() {
    return (List<Map<String, String>>) load("cells");
  }

  @SuppressWarnings("unchecked") // the files are our own
  private static Map<String, Object> expected(String format) {
    return (Map<String, Object>) load(format);
  }

  private static Object load(String name) {
    String file = "/punctual/reports/cells/" + name + ".yaml";
    try (InputStream in = Objects.requireNonNull(CellCases.class.getResourceAsStream(file), file)) {
      return new Load(LoadSettings.builder().build()).loadFromInputStream(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package punctual.reports;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import punctual.catalog.sources.SourceFault;
import punctual.catalog.spi.Column;
import punctual.catalog.spi.Look;
import punctual.catalog.spi.Section;
import punctual.catalog.spi.Total;
import punctual.faults.Classifier;
import punctual.reports.formats.Totals;
import punctual.schedules.Condition;
import punctual.schedules.Condition.Threshold;

/** Looks at the rows on their way, for the condition of a schedule. */
final class Measure {
  private final @Nullable Threshold threshold;
  private final @Nullable MessageDigest digest;
  private int at = -1;
  private boolean here;
  private @Nullable Totals totals;
  private long rows;

  /**
   * @param condition null: nothing is looked at
   */
  Measure(@Nullable Condition condition) {
    threshold = condition == null ? null : condition.threshold();
    boolean changed = condition != null && condition.kind() == Condition.Kind.CHANGED;
    digest = changed ? sha256() : null;
  }

  /**
   * What was seen.
   *
   * @param figure of the threshold; null where no value counted, or nobody asked
   * @param sha256 of all rows; null where nobody asked
   */
  record Reading(@Nullable BigDecimal figure, @Nullable String sha256) {
    static final Reading NOTHING = new Reading(null, null);
  }

  /** The next table begins. The first that has the column is the one that is looked at. */
  void section(Section section) {
    here = false;
    update(section.columns().stream().map(Column::name).toList());
    if (threshold == null || threshold.column() == null || totals != null) return;
    at = section.index(threshold.column());
    here = at >= 0;
    if (here) totals = new Totals(List.of(measured(section.columns().get(at))));
  }

  private Column measured(Column column) {
    Total total =
        switch (Objects.requireNonNull(threshold).aggregate()) {
          case SUM -> Total.SUM;
          case MIN -> Total.MIN;
          case MAX -> Total.MAX;
          case COUNT -> Total.COUNT;
        };
    return new Column(column.name(), column.label(), column.type(), null, total, false, Look.PLAIN);
  }

  void row(@Nullable Object[] values) {
    rows++;
    if (here && totals != null) totals.add(new @Nullable Object[] {values[at]});
    if (digest != null) update(Arrays.asList(values));
  }

  /** Each value with its kind and length: no two rows read the same. */
  private void update(List<? extends @Nullable Object> values) {
    if (digest == null) return;
    for (Object value : values) {
      String text =
          switch (value) {
            case null -> "";
            case byte[] bytes -> Base64.getEncoder().encodeToString(bytes);
            case BigDecimal number -> number.stripTrailingZeros().toPlainString();
            default -> value.toString();
          };
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      String kind = value == null ? "-" : value.getClass().getSimpleName();
      digest.update((kind + bytes.length + ":").getBytes(StandardCharsets.UTF_8));
      digest.update(bytes);
    }
  }

  /**
   * After the last row.
   *
   * @throws SourceFault {@code columns_missing} where no table has the column
   */
  Reading reading() {
    return new Reading(figure(), digest == null ? null : HexFormat.of().formatHex(digest.digest()));
  }

  private @Nullable BigDecimal figure() {
    if (threshold == null) return null;
    if (threshold.column() == null) return BigDecimal.valueOf(rows);
    if (totals == null) {
      String detail = "the condition names %s, which no table has".formatted(threshold.column());
      throw new SourceFault(Classifier.STANDARD.code("columns_missing").fault(detail), null);
    }
    return switch (totals.of(0)) {
      case Long count -> BigDecimal.valueOf(count);
      case BigDecimal number -> number;
      case null, default -> null;
    };
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}

package punctual.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import punctual.catalog.Parameter.Option;
import punctual.catalog.spi.Column;
import punctual.catalog.spi.ColumnType;
import tools.jackson.databind.JsonNode;

/** A report type as the API shows it. */
record ReportTypeView(
    String id,
    String name,
    @Nullable String description,
    String source,
    String version,
    List<ParameterView> parameters,
    List<ColumnView> columns,
    List<String> formats,
    int schedules) {

  record ParameterView(
      String name,
      String label,
      String type,
      boolean required,
      boolean multiple,
      @JsonProperty("default") @Nullable JsonNode fallback,
      @Nullable List<Option> options,
      @Nullable BigDecimal min,
      @Nullable BigDecimal max,
      @Nullable String hint) {

    /**
     * @param options null where the parameter takes any value
     */
    static ParameterView of(Parameter parameter, @Nullable List<Option> options) {
      return new ParameterView(
          parameter.name(),
          parameter.label(),
          parameter.type().word(),
          parameter.required(),
          parameter.multiple(),
          parameter.fallback(),
          options,
          parameter.min(),
          parameter.max(),
          parameter.hint());
    }
  }

  record ColumnView(
      String name,
      String label,
      String type,
      @Nullable String currency,
      @Nullable String total,
      boolean pii) {

    static ColumnView of(Column column) {
      return new ColumnView(
          column.name(),
          column.label(),
          column.type().word(),
          column.currency(),
          column.total(),
          column.pii());
    }
  }

  /**
   * @param schedules how many the caller sees
   */
  static ReportTypeView of(
      ReportType type, List<ParameterView> parameters, List<String> formats, int schedules) {
    return new ReportTypeView(
        type.id(),
        type.name(),
        type.description(),
        type.source(),
        type.version(),
        parameters,
        type.columns().stream().map(column -> ColumnView.of(column.over(ColumnType.TEXT))).toList(),
        formats,
        schedules);
  }
}

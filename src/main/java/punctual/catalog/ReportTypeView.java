package punctual.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import punctual.catalog.Parameter.Option;
import punctual.catalog.spi.Column;
import punctual.catalog.spi.ColumnType;
import tools.jackson.databind.JsonNode;

/**
 * A report type as the API shows it.
 *
 * @param columns of the first table
 * @param sections all tables, where there are several; else empty
 * @param burstKey the column by which it can be split; null: it cannot
 * @param incremental the column by which a run reads only what is new; null: it reads everything
 */
record ReportTypeView(
    String id,
    String name,
    @Nullable String description,
    String source,
    String version,
    List<ParameterView> parameters,
    List<ColumnView> columns,
    List<SectionView> sections,
    List<String> formats,
    List<TemplateView> templates,
    int schedules,
    @Nullable String burstKey,
    @Nullable String incremental) {

  /**
   * A schedule to start from.
   *
   * @param schedule without a timezone
   * @param outputFormats that the report can be written in
   */
  record TemplateView(
      String name,
      @Nullable String description,
      JsonNode schedule,
      JsonNode reportParams,
      List<String> outputFormats) {
    static TemplateView of(ReportType.Template template, List<String> formats) {
      return new TemplateView(
          template.name(),
          template.description(),
          template.schedule(),
          template.params(),
          template.formats().stream().filter(formats::contains).toList());
    }
  }

  /** One of several tables. */
  record SectionView(String title, List<ColumnView> columns) {
    static SectionView of(ReportType.Section section) {
      return new SectionView(Objects.requireNonNullElse(section.title(), ""), columnsOf(section));
    }

    private static List<ColumnView> columnsOf(ReportType.Section section) {
      return section.columns().stream()
          .map(column -> ColumnView.of(column.over(ColumnType.TEXT)))
          .toList();
    }
  }

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
          column.total() == null ? null : column.total().word(),
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
        SectionView.columnsOf(type.sections().getFirst()),
        type.sections().size() == 1
            ? List.of()
            : type.sections().stream().map(SectionView::of).toList(),
        formats,
        type.templates().stream().map(template -> TemplateView.of(template, formats)).toList(),
        schedules,
        type.burst() == null ? null : type.burst().key(),
        type.incremental());
  }
}

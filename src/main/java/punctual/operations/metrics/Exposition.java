package punctual.operations.metrics;

import java.util.Map;
import punctual.metrics.Metric;

/**
 * Metrics as text for scraping: Prometheus 0.0.4, or OpenMetrics 1.0.0, which names a counter
 * without its {@code _total} and ends with a mark.
 */
enum Exposition {
  PROMETHEUS("text/plain; version=0.0.4; charset=utf-8"),
  OPEN_METRICS("application/openmetrics-text; version=1.0.0; charset=utf-8");

  private static final String TOTAL = "_total";

  private final String contentType;

  Exposition(String contentType) {
    this.contentType = contentType;
  }

  String contentType() {
    return contentType;
  }

  String text(Reading reading) {
    var text = new StringBuilder(64 * 1024);
    for (Metric metric : reading.metrics()) append(metric, text);
    if (this == OPEN_METRICS) text.append("# EOF\n");
    return text.toString();
  }

  private void append(Metric metric, StringBuilder text) {
    String family = family(metric);
    text.append("# HELP ").append(family).append(' ').append(escaped(metric.help())).append('\n');
    text.append("# TYPE ").append(family).append(' ').append(metric.type().word()).append('\n');
    for (Metric.Sample sample : metric.samples()) {
      text.append(sample.name());
      labels(sample.labels(), text);
      text.append(' ').append(Metric.number(sample.value())).append('\n');
    }
  }

  private String family(Metric metric) {
    boolean bare = this == OPEN_METRICS && metric.type() == Metric.Type.COUNTER;
    String name = metric.name();
    return bare ? name.substring(0, name.length() - TOTAL.length()) : name;
  }

  private static void labels(Map<String, String> labels, StringBuilder text) {
    if (labels.isEmpty()) return;
    char before = '{';
    for (Map.Entry<String, String> label : labels.entrySet()) {
      text.append(before).append(label.getKey()).append("=\"");
      text.append(escaped(label.getValue()).replace("\"", "\\\"")).append('"');
      before = ',';
    }
    text.append('}');
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\n", "\\n");
  }
}

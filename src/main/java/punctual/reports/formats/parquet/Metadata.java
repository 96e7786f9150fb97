package punctual.reports.formats.parquet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import punctual.catalog.spi.Column;
import punctual.reports.formats.Footer;
import punctual.reports.formats.Heading;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the file says of itself, as pairs of keys and texts. */
final class Metadata {
  private Metadata() {}

  static Map<String, String> of(Heading heading, List<Column> columns, Footer footer) {
    var pairs = new LinkedHashMap<String, String>();
    pairs.put("title", heading.title());
    pairs.put("organization", heading.organization());
    if (heading.windowLabel() != null) pairs.put("period", heading.windowLabel());
    pairs.put("parameters", parameters(heading.values()).toString());
    pairs.put("data_as_of", heading.dataAsOf().toString());
    pairs.put("zone", heading.zone().getId());
    pairs.put("columns", columns(columns).toString());
    pairs.put("truncated", Boolean.toString(footer.truncated()));
    return pairs;
  }

  private static ObjectNode parameters(List<Heading.Value> values) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    for (Heading.Value value : values) json.put(value.label(), value.text());
    return json;
  }

  /** Parquet has no money, percent or duration: here stands which columns are. */
  private static ObjectNode columns(List<Column> columns) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    for (Column column : columns) {
      ObjectNode one = json.putObject(column.name());
      one.put("label", column.label());
      one.put("type", column.type().word());
      if (column.currency() != null) one.put("currency", column.currency());
    }
    return json;
  }
}

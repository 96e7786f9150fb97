package punctual.catalog;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import punctual.catalog.Parameter.Option;
import punctual.catalog.sources.Query;
import punctual.catalog.sources.QueryControl;
import punctual.catalog.sources.Rows;
import punctual.catalog.sources.SourceFault;
import punctual.catalog.sources.Sources;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The values that a choice offers: declared, or asked of the source. */
@Component
final class Options {
  private static final Logger log = LoggerFactory.getLogger(Options.class);
  private static final int MOST = 1000;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Sources sources;
  private final InstantSource time;

  Options(Sources sources, InstantSource time) {
    this.sources = sources;
    this.time = time;
  }

  /** Declared options only; asks no source. */
  static @Nullable List<Option> declared(Parameter parameter) {
    return parameter.options().isEmpty() ? null : parameter.options();
  }

  /** Null where any value is taken, or where the source does not answer: a form must still open. */
  @Nullable List<Option> of(ReportType type, Parameter parameter, RunContext context) {
    SqlTemplate query = parameter.optionsQuery();
    if (query == null || !isSafe(type, query, sources)) return declared(parameter);
    try {
      return read(Binding.options(type, query, context));
    } catch (SourceFault e) {
      log.atWarn()
          .addKeyValue("report_type", type.id())
          .addKeyValue("parameter", parameter.name())
          .addKeyValue("code", e.fault().code())
          .addKeyValue("detail", e.fault().detail())
          .log("options not read");
      return null;
    }
  }

  /** Values of other organisations are not offered. */
  static boolean isSafe(ReportType type, SqlTemplate query, Sources sources) {
    return sources.isShared(type.source()) || query.names().contains("organization_id");
  }

  /** The first column is the value, the second its label. */
  private List<Option> read(Query query) {
    var options = new ArrayList<Option>();
    try (Rows rows = sources.open(query, new QueryControl(), time.instant().plus(PATIENCE))) {
      while (options.size() < MOST && rows.next()) {
        @Nullable Object[] row = rows.row();
        if (row[0] == null) continue;
        JsonNode value = JsonMapper.shared().valueToTree(row[0]);
        Object label = row.length > 1 && row[1] != null ? row[1] : row[0];
        options.add(new Option(value, label.toString()));
      }
    }
    return options;
  }
}

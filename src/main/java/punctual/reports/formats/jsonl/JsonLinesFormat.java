package punctual.reports.formats.jsonl;

import java.io.OutputStream;
import java.util.List;
import org.springframework.stereotype.Component;
import punctual.reports.formats.Heading;
import punctual.reports.formats.NoOptions;
import punctual.reports.formats.ReportFormat;
import punctual.reports.formats.ReportWriter;
import punctual.web.Problem.FieldFault;
import tools.jackson.databind.JsonNode;

/** JSON lines: UTF-8 without a mark, one object and one LF for each row. */
@Component
public final class JsonLinesFormat implements ReportFormat {
  @Override
  public String name() {
    return "jsonl";
  }

  @Override
  public String contentType() {
    return "application/x-ndjson";
  }

  @Override
  public String extension() {
    return "jsonl";
  }

  @Override
  public List<FieldFault> check(JsonNode options) {
    return NoOptions.faults(name(), options);
  }

  @Override
  public boolean holdsSections() {
    return false;
  }

  @Override
  public ReportWriter open(OutputStream out, Heading heading, JsonNode options) {
    return new JsonLinesReport(out);
  }
}

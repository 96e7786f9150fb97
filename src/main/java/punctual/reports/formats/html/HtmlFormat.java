package punctual.reports.formats.html;

import java.io.OutputStream;
import java.util.List;
import org.springframework.stereotype.Component;
import punctual.reports.formats.Heading;
import punctual.reports.formats.NoOptions;
import punctual.reports.formats.ReportFormat;
import punctual.reports.formats.ReportWriter;
import punctual.web.Problem.FieldFault;
import tools.jackson.databind.JsonNode;

/** One page of HTML: no script, and nothing that has to be loaded. */
@Component
public final class HtmlFormat implements ReportFormat {
  @Override
  public String name() {
    return "html";
  }

  @Override
  public String contentType() {
    return "text/html; charset=utf-8";
  }

  @Override
  public String extension() {
    return "html";
  }

  @Override
  public List<FieldFault> check(JsonNode options) {
    return NoOptions.faults(name(), options);
  }

  @Override
  public boolean holdsSections() {
    return true;
  }

  @Override
  public ReportWriter open(OutputStream out, Heading heading, JsonNode options) {
    return new HtmlReport(out, heading);
  }
}

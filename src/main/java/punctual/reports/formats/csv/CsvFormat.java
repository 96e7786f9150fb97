package punctual.reports.formats.csv;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.springframework.stereotype.Component;
import punctual.reports.formats.Heading;
import punctual.reports.formats.ReportFormat;
import punctual.reports.formats.ReportWriter;
import punctual.web.Problem.FieldFault;
import tools.jackson.databind.JsonNode;

/** CSV in two profiles: {@code excel} for people, {@code raw} for machines (PL-D.5). */
@Component
public final class CsvFormat implements ReportFormat {
  @Override
  public String name() {
    return "csv";
  }

  @Override
  public String contentType() {
    return "text/csv; charset=utf-8";
  }

  @Override
  public String extension() {
    return "csv";
  }

  @Override
  public List<FieldFault> check(JsonNode options) {
    return CsvOptions.faults(options);
  }

  @Override
  public boolean holdsSections() {
    return false;
  }

  @Override
  public ReportWriter open(OutputStream out, Heading heading, JsonNode options) throws IOException {
    return new CsvReport(out, heading.zone(), CsvOptions.of(options));
  }
}

package punctual.reports.formats.xlsx;

import java.io.OutputStream;
import java.util.List;
import org.springframework.stereotype.Component;
import punctual.reports.formats.Heading;
import punctual.reports.formats.NoOptions;
import punctual.reports.formats.ReportFormat;
import punctual.reports.formats.ReportWriter;
import punctual.web.Problem.FieldFault;
import tools.jackson.databind.JsonNode;

/** Workbooks with a sheet for each section (PL-A.4, PL-D.4). It has no options. */
@Component
public final class XlsxFormat implements ReportFormat {
  @Override
  public String name() {
    return "xlsx";
  }

  @Override
  public String contentType() {
    return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  }

  @Override
  public String extension() {
    return "xlsx";
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
    return new XlsxReport(out, heading, Limits.EXCEL);
  }
}

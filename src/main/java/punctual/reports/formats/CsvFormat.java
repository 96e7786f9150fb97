package punctual.reports.formats;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.springframework.stereotype.Component;
import punctual.catalog.spi.Column;
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
  public ReportWriter open(
      OutputStream out, Heading heading, List<Column> columns, JsonNode options)
      throws IOException {
    return new CsvReport(out, heading.zone(), columns, CsvOptions.of(options));
  }
}

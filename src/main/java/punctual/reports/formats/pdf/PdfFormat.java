package punctual.reports.formats.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.springframework.stereotype.Component;
import punctual.catalog.spi.PageSetup;
import punctual.reports.formats.Heading;
import punctual.reports.formats.ReportFormat;
import punctual.reports.formats.ReportWriter;
import punctual.web.Problem.FieldFault;
import tools.jackson.databind.JsonNode;

/** PDF with fonts of its own, for people who read or print (PL-D.3). */
@Component
public final class PdfFormat implements ReportFormat {
  private final Fonts fonts = new Fonts();

  @Override
  public String name() {
    return "pdf";
  }

  @Override
  public String contentType() {
    return "application/pdf";
  }

  @Override
  public String extension() {
    return "pdf";
  }

  @Override
  public List<FieldFault> check(JsonNode options) {
    return PdfOptions.faults(options);
  }

  @Override
  public boolean holdsSections() {
    return true;
  }

  @Override
  public ReportWriter open(OutputStream out, Heading heading, JsonNode options) throws IOException {
    PageSetup page = PdfOptions.of(options, heading.page());
    return new PdfReport(out, heading, page, fonts);
  }
}

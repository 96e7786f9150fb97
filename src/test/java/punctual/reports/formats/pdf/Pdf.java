package punctual.reports.formats.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import punctual.catalog.spi.Chart;
import punctual.catalog.spi.Column;
import punctual.catalog.spi.Section;
import punctual.reports.formats.Footer;
import punctual.reports.formats.Heading;
import punctual.reports.formats.ReportWriter;
import tools.jackson.databind.json.JsonMapper;

/** A PDF that was made and is read by another library. */
final class Pdf implements AutoCloseable {
  private static final PdfFormat FORMAT = new PdfFormat();

  private final PDDocument document;
  private final List<String> notes;
  private final int bytes;

  private Pdf(byte[] file, List<String> notes) throws IOException {
    document = Loader.loadPDF(file);
    this.notes = notes;
    bytes = file.length;
  }

  /** A section and its rows. */
  record Part(Section section, List<@Nullable Object[]> rows) {}

  static Part part(Section section, @Nullable Object[]... rows) {
    return new Part(section, Arrays.asList(rows));
  }

  static Section section(Column... columns) {
    return new Section(null, List.of(columns), List.of(), List.of());
  }

  static Section charts(Section of, Chart... charts) {
    return new Section(of.title(), of.columns(), of.groupBy(), List.of(charts));
  }

  static Pdf of(Heading heading, Part... parts) throws IOException {
    return of(heading, "{}", false, parts);
  }

  static Pdf of(Heading heading, String options, boolean truncated, Part... parts)
      throws IOException {
    var out = new ByteArrayOutputStream();
    ReportWriter writer =
        FORMAT.open(out, heading, JsonMapper.shared().readTree(options.replace('\'', '"')));
    long rows = 0;
    for (Part part : parts) {
      writer.section(part.section);
      for (@Nullable Object[] row : part.rows) writer.row(row);
      rows += part.rows.size();
    }
    writer.finish(new Footer(rows, truncated));
    writer.close();
    return new Pdf(out.toByteArray(), writer.notes());
  }

  PDDocument document() {
    return document;
  }

  List<String> notes() {
    return notes;
  }

  int bytes() {
    return bytes;
  }

  int pages() {
    return document.getNumberOfPages();
  }

  String text() throws IOException {
    return new PDFTextStripper().getText(document);
  }

  /**
   * @param page from 1
   */
  String text(int page) throws IOException {
    var stripper = new PDFTextStripper();
    stripper.setStartPage(page);
    stripper.setEndPage(page);
    stripper.setSortByPosition(true);
    return stripper.getText(document);
  }

  List<PDFont> fonts() throws IOException {
    var fonts = new ArrayList<PDFont>();
    for (PDPage page : document.getPages()) fonts(page.getResources(), fonts);
    return fonts;
  }

  private static void fonts(PDResources of, List<PDFont> fonts) throws IOException {
    for (COSName name : of.getFontNames()) fonts.add(of.getFont(name));
    for (COSName name : of.getXObjectNames()) {
      if (of.getXObject(name) instanceof PDFormXObject form && form.getResources() != null) {
        fonts(form.getResources(), fonts);
      }
    }
  }

  /** Places that were drawn later, of all pages. */
  List<PDFormXObject> places() throws IOException {
    return objects(PDFormXObject.class);
  }

  List<PDImageXObject> images() throws IOException {
    return objects(PDImageXObject.class);
  }

  private <T extends PDXObject> List<T> objects(Class<T> kind) throws IOException {
    var found = new ArrayList<T>();
    for (PDPage page : document.getPages()) {
      for (COSName name : page.getResources().getXObjectNames()) {
        PDXObject object = page.getResources().getXObject(name);
        if (kind.isInstance(object)) found.add(kind.cast(object));
      }
    }
    return found;
  }

  @Override
  public void close() throws IOException {
    document.close();
  }
}

package punctual.reports.formats.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import org.openpdf.text.Document;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfDate;
import org.openpdf.text.pdf.PdfDestination;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfObject;
import org.openpdf.text.pdf.PdfOutline;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;
import punctual.catalog.spi.PageSetup;
import punctual.reports.formats.Heading;
import punctual.reports.formats.pdf.Typesetter.Style;

/**
 * The pages of a document, and where on the current one there is room. A page that is full is
 * written at once; nothing of it stays in memory. Units are points, y grows upwards.
 */
final class Pages {
  /** A quarter less time than the usual 6, for files that are a thirtieth larger. */
  private static final int COMPRESSION = 4;

  private static final float MARGIN = 42;
  private static final float FOOT = 54;
  private static final Style FOOTER = new Style(false, 7.5f);

  private final Document document;
  private final PdfWriter writer;
  private final Typesetter type;
  private final PageSetup setup;
  private final String title;
  private final PdfTemplate count;
  private float y;

  Pages(OutputStream out, Heading heading, PageSetup setup, Typesetter type) {
    this.type = type;
    this.setup = setup;
    title = heading.title();
    document = new Document(new Rectangle(setup.width(), setup.height()));
    document.setGlyphSubstitutionEnabled(false);
    writer = PdfWriter.getInstance(document, out);
    writer.setCloseStream(false);
    writer.setCompressionLevel(COMPRESSION);
    writer.setViewerPreferences(PdfWriter.DisplayDocTitle);
    describe(heading);
    document.open();
    // opening sets the time of now; the file tells when its data were read
    var read = GregorianCalendar.from(heading.dataAsOf().atZone(ZoneOffset.UTC));
    writer.getInfo().put(PdfName.CREATIONDATE, new PdfDate(read));
    count = writer.getDirectContent().createTemplate(80, FOOTER.leading());
    begin();
  }

  private void describe(Heading heading) {
    document.addTitle(heading.title());
    document.addAuthor(heading.organization());
    document.addCreator("Punctual");
    writer.getExtraCatalog().put(PdfName.LANG, new PdfString("en"));
  }

  private void begin() {
    y = setup.height() - MARGIN;
    // a page without a word still is one
    writer.setPageEmpty(false);
    var ink = new Ink(content());
    TextRun page = type.line("Page %,d of ".formatted(number()), FOOTER);
    float base = FOOT - 24;
    ink.text(page, left(), base, Palette.QUIET);
    content().addTemplate(count, left() + page.width(), base);
    TextRun name = type.cut(title, FOOTER, width() - 160);
    ink.text(name, right() - name.width(), base, Palette.QUIET);
  }

  /** The number of the current page, from 1. */
  int number() {
    return writer.getPageNumber();
  }

  /** Turns to the next page. */
  void turn() {
    document.newPage();
    begin();
  }

  PdfContentByte content() {
    return writer.getDirectContent();
  }

  float left() {
    return MARGIN;
  }

  float right() {
    return setup.width() - MARGIN;
  }

  float width() {
    return right() - left();
  }

  /** Where the free part of the page begins. */
  float y() {
    return y;
  }

  /** Height of the free part. */
  float room() {
    return y - FOOT;
  }

  /** Height of a page that is free as a whole. */
  float full() {
    return setup.height() - MARGIN - FOOT;
  }

  void down(float points) {
    y -= points;
  }

  /** Keeps a place free on the current page, to be drawn later. */
  PdfTemplate place(float x, float bottom, float width, float height) {
    PdfTemplate place = content().createTemplate(width, height);
    content().addTemplate(place, x, bottom);
    return place;
  }

  /** Writes a place that is complete, so that it need not be kept until the end. */
  void written(PdfTemplate place) throws IOException {
    writer.releaseTemplate(place);
  }

  /** An entry in the reader's list of chapters, for where the page stands now. */
  void chapter(String name) {
    var here = new PdfDestination(PdfDestination.FITH, y);
    var _ =
        new PdfOutline(
            content().getRootOutline(), here, new PdfString(name, PdfObject.TEXT_UNICODE));
  }

  /** Ends the document; nothing may follow. */
  void close() {
    TextRun pages = type.line("%,d".formatted(number()), FOOTER);
    new Ink(count).text(pages, 0, 0, Palette.QUIET);
    document.close();
  }
}

package punctual.reports.formats.xlsx;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import punctual.reports.formats.Heading;

/** The package of Open Packaging Conventions (ECMA-376 part 2) around the parts of a workbook. */
final class Parts {
  static final String DECLARATION =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  private static final String CONTENT =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.";

  /** Half the time of the usual level for a file that is a sixth larger. */
  private static final int LEVEL = 4;

  private static final int BUFFER = 1 << 15;

  private final Zip zip;
  private final LocalDateTime time;

  /**
   * @param time of every part, so that the same report is the same file
   */
  Parts(OutputStream out, Instant time) {
    this.zip = new Zip(out);
    this.time = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
  }

  /** An archive that ends without closing the stream below. */
  private static final class Zip extends ZipOutputStream {
    Zip(OutputStream out) {
      super(out);
      buf = new byte[BUFFER];
      setLevel(LEVEL);
    }

    void release() {
      def.end();
    }
  }

  OutputStream begin(String name) throws IOException {
    var entry = new ZipEntry(name);
    entry.setTimeLocal(time);
    zip.putNextEntry(entry);
    return zip;
  }

  void end() throws IOException {
    zip.closeEntry();
  }

  void add(String name, Xml xml) throws IOException {
    xml.flow(new Xml(), begin(name));
    end();
  }

  /** Adds what every package has, and ends it. */
  void finish(Heading heading, int sheets) throws IOException {
    add("docProps/core.xml", core(heading));
    add("docProps/app.xml", app());
    add("_rels/.rels", root());
    add("[Content_Types].xml", types(sheets));
    zip.finish();
    zip.flush();
  }

  private static Xml core(Heading heading) throws IOException {
    String creator = heading.organization().isBlank() ? "Punctual" : heading.organization();
    String at = heading.dataAsOf().truncatedTo(ChronoUnit.SECONDS).toString();
    Xml xml = new Xml().ascii(DECLARATION).ascii("<cp:coreProperties xmlns:cp=\"" + PACKAGE);
    xml.ascii("metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"");
    xml.ascii(" xmlns:dcterms=\"http://purl.org/dc/terms/\"");
    xml.ascii(" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>");
    xml.text(heading.title()).ascii("</dc:title><dc:creator>").text(creator);
    xml.ascii("</dc:creator>");
    for (String what : new String[] {"created", "modified"}) {
      xml.ascii(
          "<dcterms:%s xsi:type=\"dcterms:W3CDTF\">%s</dcterms:%s>".formatted(what, at, what));
    }
    return xml.ascii("</cp:coreProperties>");
  }

  private static Xml app() throws IOException {
    return new Xml()
        .ascii(DECLARATION)
        .ascii("<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/")
        .ascii("extended-properties\"><Application>Punctual</Application></Properties>");
  }

  private static Xml root() throws IOException {
    Xml xml = relations();
    relation(xml, 1, OFFICE + "officeDocument", "xl/workbook.xml");
    relation(xml, 2, PACKAGE + "relationships/metadata/core-properties", "docProps/core.xml");
    relation(xml, 3, OFFICE + "extended-properties", "docProps/app.xml");
    return xml.ascii("</Relationships>");
  }

  /** Begins a part of relationships. */
  static Xml relations() throws IOException {
    return new Xml()
        .ascii(DECLARATION)
        .ascii("<Relationships xmlns=\"" + PACKAGE + "relationships\">");
  }

  static void relation(Xml xml, int number, String type, String target) throws IOException {
    xml.ascii("<Relationship Id=\"rId").number(number).ascii("\" Type=\"").ascii(type);
    xml.ascii("\" Target=\"").ascii(target).ascii("\"/>");
  }

  private static Xml types(int sheets) throws IOException {
    Xml xml = new Xml().ascii(DECLARATION).ascii("<Types xmlns=\"" + PACKAGE + "content-types\">");
    xml.ascii("<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.");
    xml.ascii("relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>");
    type(xml, "/xl/workbook.xml", CONTENT + "sheet.main+xml");
    for (int i = 1; i <= sheets; i++) {
      type(xml, "/xl/worksheets/sheet%d.xml".formatted(i), CONTENT + "worksheet+xml");
    }
    type(xml, "/xl/styles.xml", CONTENT + "styles+xml");
    String properties = "application/vnd.openxmlformats-";
    type(xml, "/docProps/core.xml", properties + "package.core-properties+xml");
    type(xml, "/docProps/app.xml", properties + "officedocument.extended-properties+xml");
    return xml.ascii("</Types>");
  }

  private static void type(Xml xml, String part, String type) throws IOException {
    xml.ascii("<Override PartName=\"").ascii(part).ascii("\" ContentType=\"").ascii(type);
    xml.ascii("\"/>");
  }

  /** Frees what compresses; nothing is written. */
  void release() {
    zip.release();
  }
}

package punctual.reports.formats.xlsx;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import punctual.reports.formats.Heading;

/** The archive that a workbook is: one part for each sheet, then the parts that tell of them. */
final class Workbook {
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  private final Parts parts;
  private final Heading heading;
  private final Styles styles;
  private final SheetNames names = new SheetNames();
  private final List<Listed> sheets = new ArrayList<>();

  /**
   * What the workbook tells of a sheet.
   *
   * @param header number of the row that heads the columns
   * @param filtered cells with filters, such as {@code $A$6:$C$90}
   */
  private record Listed(String name, int header, String filtered) {}

  Workbook(OutputStream out, Heading heading) {
    this.heading = heading;
    parts = new Parts(out, heading.dataAsOf());
    styles = new Styles(heading.brand().accent());
  }

  Styles styles() {
    return styles;
  }

  String nameFor(String title) {
    return names.next(title);
  }

  boolean isEmpty() {
    return sheets.isEmpty();
  }

  /** Begins the part of the next sheet. */
  OutputStream sheet() throws IOException {
    return parts.begin("xl/worksheets/sheet%d.xml".formatted(sheets.size() + 1));
  }

  /** Ends the part of the sheet that began last. */
  void ended(String name, int header, String filtered) throws IOException {
    parts.end();
    sheets.add(new Listed(name, header, filtered));
  }

  /** As formulas name a sheet. */
  static String quoted(String sheet) {
    return "'" + sheet.replace("'", "''") + "'";
  }

  void finish() throws IOException {
    Xml list = new Xml();
    list(list);
    parts.add("xl/workbook.xml", list);
    Xml styled = new Xml();
    styles.write(styled);
    parts.add("xl/styles.xml", styled);
    parts.add("xl/_rels/workbook.xml.rels", relations());
    parts.finish(heading, sheets.size());
  }

  private void list(Xml xml) throws IOException {
    xml.ascii(Parts.DECLARATION).ascii("<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + RELATIONS);
    xml.ascii("\"><workbookPr date1904=\"0\"/><bookViews><workbookView activeTab=\"0\"/>");
    xml.ascii("</bookViews><sheets>");
    for (int i = 0; i < sheets.size(); i++) {
      xml.ascii("<sheet name=\"").text(sheets.get(i).name).ascii("\" sheetId=\"").number(i + 1L);
      xml.ascii("\" r:id=\"rId").number(i + 1L).ascii("\"/>");
    }
    xml.ascii("</sheets><definedNames>");
    for (int i = 0; i < sheets.size(); i++) defined(xml, i, sheets.get(i));
    xml.ascii("</definedNames></workbook>");
  }

  /** The filtered cells, which Excel wants named, and the row that is printed on each page. */
  private static void defined(Xml xml, int index, Listed sheet) throws IOException {
    xml.ascii("<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"").number(index);
    xml.ascii("\" hidden=\"1\">").text(quoted(sheet.name) + "!" + sheet.filtered);
    xml.ascii("</definedName><definedName name=\"_xlnm.Print_Titles\" localSheetId=\"");
    xml.number(index).ascii("\">");
    xml.text("%s!$%d:$%d".formatted(quoted(sheet.name), sheet.header, sheet.header));
    xml.ascii("</definedName>");
  }

  private Xml relations() throws IOException {
    Xml xml = Parts.relations();
    for (int i = 1; i <= sheets.size(); i++) {
      Parts.relation(xml, i, RELATIONS + "/worksheet", "worksheets/sheet%d.xml".formatted(i));
    }
    Parts.relation(xml, sheets.size() + 1, RELATIONS + "/styles", "styles.xml");
    return xml.ascii("</Relationships>");
  }

  /** Frees what compresses; nothing is written. */
  void release() {
    parts.release();
  }
}

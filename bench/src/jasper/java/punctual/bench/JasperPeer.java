package punctual.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import net.sf.jasperreports.engine.JRDataSource;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRField;
import net.sf.jasperreports.engine.JRParameter;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.design.JRDesignBand;
import net.sf.jasperreports.engine.design.JRDesignExpression;
import net.sf.jasperreports.engine.design.JRDesignField;
import net.sf.jasperreports.engine.design.JRDesignSection;
import net.sf.jasperreports.engine.design.JRDesignStaticText;
import net.sf.jasperreports.engine.design.JRDesignTextElement;
import net.sf.jasperreports.engine.design.JRDesignTextField;
import net.sf.jasperreports.engine.design.JasperDesign;
import net.sf.jasperreports.engine.fill.JRSwapFileVirtualizer;
import net.sf.jasperreports.engine.type.EvaluationTimeEnum;
import net.sf.jasperreports.engine.type.HorizontalTextAlignEnum;
import net.sf.jasperreports.engine.type.OrientationEnum;
import net.sf.jasperreports.engine.util.JRSwapFile;
import net.sf.jasperreports.export.SimpleExporterInput;
import net.sf.jasperreports.export.SimpleOutputStreamExporterOutput;
import net.sf.jasperreports.pdf.JRPdfExporter;

/** The same rows on the same pages by JasperReports, in a process of its own. */
public final class JasperPeer {
  private static final int ROWS = Integer.getInteger("rows", 1_000_000) / 10;
  private static final int[] WIDTHS = {46, 40, 104, 58, 40, 52, 40, 54, 90, 56, 40, 146};
  private static final String[] NAMES = {
    "integer", "text", "text", "money", "integer", "decimal", "percent", "date", "timestamp",
    "duration", "boolean", "text"
  };
  private static final Class<?>[] TYPES = {
    Long.class, String.class, String.class, BigDecimal.class, Long.class, BigDecimal.class,
    BigDecimal.class, Date.class, Date.class, String.class, Boolean.class, String.class
  };
  private static final String[] PATTERNS = {
    "#,##0", null, null, "€#,##0.00", "#,##0", "#,##0.000", "0.0%", "yyyy-MM-dd",
    "yyyy-MM-dd HH:mm:ss", null, null, null
  };

  private JasperPeer() {}

  /** A file, and {@code memory} or {@code swap}. */
  public static void main(String[] args) throws IOException, JRException {
    Path file = Path.of(args[0]);
    long from = System.nanoTime();
    JasperReport report = JasperCompileManager.compileReport(design());
    Map<String, Object> parameters = new HashMap<>();
    parameters.put(JRParameter.REPORT_LOCALE, Locale.US);
    parameters.put(JRParameter.REPORT_TIME_ZONE, TimeZone.getTimeZone("UTC"));
    JRSwapFileVirtualizer virtualizer = null;
    if (args[1].equals("swap")) {
      var swap = new JRSwapFile(file.getParent().toString(), 4096, 1024);
      virtualizer = new JRSwapFileVirtualizer(100, swap, true);
      parameters.put(JRParameter.REPORT_VIRTUALIZER, virtualizer);
    }
    JasperPrint print = JasperFillManager.fillReport(report, parameters, new Rows());
    try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      var exporter = new JRPdfExporter();
      exporter.setExporterInput(new SimpleExporterInput(print));
      exporter.setExporterOutput(new SimpleOutputStreamExporterOutput(out));
      exporter.exportReport();
    }
    if (virtualizer != null) virtualizer.cleanup();
    double wall = (System.nanoTime() - from) / 1e9;
    var process = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    System.out.printf(
        Locale.ROOT, "%.3f %.3f %d%n", wall, process.getProcessCpuTime() / 1e9, Files.size(file));
  }

  private static JasperDesign design() throws JRException {
    var design = new JasperDesign();
    design.setName("sales");
    design.setLanguage("java");
    design.setOrientation(OrientationEnum.LANDSCAPE);
    design.setPageWidth(842);
    design.setPageHeight(595);
    design.setColumnWidth(770);
    design.setLeftMargin(36);
    design.setRightMargin(36);
    design.setTopMargin(36);
    design.setBottomMargin(36);
    for (int i = 0; i < NAMES.length; i++) {
      var field = new JRDesignField();
      field.setName("c" + i);
      field.setValueClass(TYPES[i]);
      design.addField(field);
    }
    design.setTitle(title());
    design.setColumnHeader(head());
    ((JRDesignSection) design.getDetailSection()).addBand(detail());
    design.setPageFooter(foot());
    return design;
  }

  private static JRDesignBand title() {
    JRDesignBand band = band(30);
    band.addElement(label("Sales", 0, 770, 15));
    return band;
  }

  private static JRDesignBand head() {
    JRDesignBand band = band(14);
    for (int i = 0, x = 0; i < NAMES.length; x += WIDTHS[i++]) {
      band.addElement(aligned(label(NAMES[i], x, WIDTHS[i] - 4, 7), i));
    }
    return band;
  }

  private static JRDesignBand detail() {
    JRDesignBand band = band(14);
    for (int i = 0, x = 0; i < NAMES.length; x += WIDTHS[i++]) {
      JRDesignTextField cell = text("$F{c" + i + "}", x, WIDTHS[i] - 4);
      cell.setPattern(PATTERNS[i]);
      band.addElement(aligned(cell, i));
    }
    return band;
  }

  private static JRDesignBand foot() {
    JRDesignBand band = band(16);
    JRDesignTextField page = text("\"Page \" + $V{PAGE_NUMBER} + \" of\"", 600, 120);
    page.setHorizontalTextAlign(HorizontalTextAlignEnum.RIGHT);
    band.addElement(page);
    JRDesignTextField pages = text("$V{PAGE_NUMBER}", 722, 40);
    pages.setEvaluationTime(EvaluationTimeEnum.REPORT);
    band.addElement(pages);
    return band;
  }

  private static JRDesignBand band(int height) {
    var band = new JRDesignBand();
    band.setHeight(height);
    return band;
  }

  private static JRDesignStaticText label(String text, int x, int width, int size) {
    var label = new JRDesignStaticText();
    label.setText(text);
    place(label, x, width, size);
    label.setBold(true);
    return label;
  }

  private static JRDesignTextField text(String expression, int x, int width) {
    var field = new JRDesignTextField();
    field.setExpression(new JRDesignExpression(expression));
    place(field, x, width, 7);
    return field;
  }

  private static void place(JRDesignTextElement element, int x, int width, int size) {
    element.setX(x);
    element.setY(0);
    element.setWidth(width);
    element.setHeight(size + 6);
    element.setFontName("DejaVu Sans");
    element.setFontSize((float) size);
  }

  private static <T extends JRDesignTextElement> T aligned(T element, int column) {
    boolean number = Number.class.isAssignableFrom(TYPES[column]) || column == 9;
    if (number) element.setHorizontalTextAlign(HorizontalTextAlignEnum.RIGHT);
    return element;
  }

  private static final class Rows implements JRDataSource {
    private int at = -1;
    private Object[] row = new Object[0];

    @Override
    public boolean next() {
      if (++at == ROWS) return false;
      row = Sales.row(at);
      return true;
    }

    @Override
    public Object getFieldValue(JRField field) {
      int column = Integer.parseInt(field.getName().substring(1));
      return switch (row[column]) {
        case LocalDate day -> Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant());
        case Instant at -> Date.from(at);
        case Long s when column == 9 ->
            "%d:%02d:%02d".formatted(s / 3600, s / 60 % 60, s % 60);
        default -> row[column];
      };
    }
  }
}

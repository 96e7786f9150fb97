package punctual.reports.formats.pdf;

import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.ExceptionConverter;
import punctual.catalog.spi.PageSetup;
import punctual.catalog.spi.Section;
import punctual.reports.formats.CellText;
import punctual.reports.formats.Footer;
import punctual.reports.formats.Heading;
import punctual.reports.formats.ReportWriter;

/** One PDF file. Pages are written as they fill. */
final class PdfReport implements ReportWriter {
  private final OutputStream out;
  private final Palette palette;
  private final CellText cells;
  private final Typesetter type;
  private final Set<String> notes = new LinkedHashSet<>();
  private final Pages pages;
  private final Cover cover;
  private @Nullable Chapter chapter;

  PdfReport(OutputStream out, Heading heading, PageSetup page, Fonts fonts) throws IOException {
    this.out = out;
    palette = new Palette(Color.decode(heading.brand().accent()));
    cells = CellText.in(heading.zone());
    type = new Typesetter(fonts);
    try {
      pages = new Pages(out, heading, page, type);
      cover = new Cover(pages, type, palette, heading, notes);
    } catch (ExceptionConverter | UncheckedIOException e) {
      throw ioException(e);
    }
  }

  /** Work of the library, which hides faults of the stream. */
  private interface Drawing {
    void draw() throws IOException;
  }

  private static void draw(Drawing drawing) throws IOException {
    try {
      drawing.draw();
    } catch (ExceptionConverter | UncheckedIOException e) {
      throw ioException(e);
    }
  }

  private static IOException ioException(RuntimeException hidden) {
    Throwable cause =
        hidden instanceof ExceptionConverter converter
            ? converter.getException()
            : hidden.getCause();
    if (cause instanceof IOException fault) return fault;
    throw hidden;
  }

  @Override
  public void section(Section section) throws IOException {
    draw(() -> {
      if (chapter != null) chapter.end(false, 0);
      chapter = new Chapter(pages, type, palette, section, cells, notes);
    });
  }

  @Override
  public void row(@Nullable Object[] values) throws IOException {
    Chapter to = current();
    draw(() -> to.row(values));
  }

  private Chapter current() {
    if (chapter == null) throw new IllegalStateException("no section");
    return chapter;
  }

  @Override
  public long kept() {
    return chapter == null ? 0 : chapter.kept();
  }

  @Override
  public void finish(Footer footer) throws IOException {
    draw(() -> {
      current().end(footer.truncated(), footer.rows());
      cover.finish(footer);
      pages.close();
    });
    out.flush();
  }

  @Override
  public List<String> notes() {
    var all = new ArrayList<>(notes);
    if (!type.missing().isEmpty()) {
      String codes =
          type.missing().stream().map("U+%04X"::formatted).collect(Collectors.joining(", "));
      all.add("The PDF shows \uFFFD for characters that its fonts do not have: " + codes + ".");
    }
    if (type.hasCut()) {
      all.add("The PDF shows the first lines only of texts that are too long for its columns.");
    }
    return all;
  }
}

package punctual.reports.formats.pdf;

import java.awt.Color;
import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.Image;
import org.openpdf.text.pdf.PdfTemplate;
import punctual.reports.formats.Footer;
import punctual.reports.formats.Heading;
import punctual.reports.formats.Logo;
import punctual.reports.formats.pdf.Typesetter.Style;

/** The block on top of the first page: whose report of what, and of when. */
final class Cover {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm '('VV')'", Locale.UK);
  private static final float LOGO_HEIGHT = 34;
  private static final float LOGO_WIDTH = 180;
  private static final Style ORGANIZATION = new Style(true, 11);
  private static final Style TITLE = new Style(true, 19);
  private static final Style PERIOD = new Style(false, 11);
  private static final Style LABEL = new Style(false, 8.5f);
  private static final int LINES = 3;
  private static final float GAP = 14;
  // an integer in front of five words: "1,000,000,000 (shortened by the limit of this report)"
  private static final float ROWS_WIDTH = 300;

  private final Pages pages;
  private final Typesetter type;
  private final Palette palette;
  private final PdfTemplate rows;
  private final Set<String> notes;

  /**
   * @param notes of the document
   */
  Cover(Pages pages, Typesetter type, Palette palette, Heading heading, Set<String> notes) {
    this.pages = pages;
    this.type = type;
    this.palette = palette;
    this.notes = notes;
    organization(heading);
    lines(heading.title(), TITLE, 6);
    String period = heading.windowLabel();
    if (period != null && !heading.title().contains(period)) lines(period, PERIOD, 2);
    pages.down(10);
    new Ink(pages.content()).rule(pages.left(), pages.right(), pages.y(), 1.5f, palette.accent());
    pages.down(8);
    rows = facts(heading);
    pages.down(10);
  }

  private void organization(Heading heading) {
    Image logo = logo(heading.brand().logo());
    if (logo == null) {
      text(heading.organization(), ORGANIZATION, palette.accent());
    } else {
      pages.down(logo.getScaledHeight());
      logo.setAbsolutePosition(pages.left(), pages.y());
      pages.content().addImage(logo);
    }
  }

  /** A report without its logo is better than none. */
  private @Nullable Image logo(@Nullable Logo logo) {
    if (logo == null) return null;
    try {
      Image image = Image.getInstance(logo.png());
      image.scaleToFit(LOGO_WIDTH, LOGO_HEIGHT);
      return image;
    } catch (IOException | RuntimeException _) {
      notes.add("The PDF has no logo: the organisation's picture cannot be read as a PNG.");
      return null;
    }
  }

  private void lines(String text, Style style, float space) {
    pages.down(space);
    text(text, style, style.bold() ? Palette.INK : Palette.QUIET);
  }

  private void text(String text, Style style, Color color) {
    var ink = new Ink(pages.content());
    for (TextRun line : type.wrap(text, style, pages.width(), LINES)) {
      pages.down(style.leading());
      ink.text(line, pages.left(), pages.y() + style.size() * 0.3f, color);
    }
  }

  /** Labels and values below each other; the number of rows is known at the end only. */
  private PdfTemplate facts(Heading heading) {
    var facts = new ArrayList<>(heading.values());
    String asOf = TIME.format(heading.dataAsOf().atZone(heading.zone()));
    facts.add(new Heading.Value("Generated, data as of", asOf));
    facts.add(new Heading.Value("Rows", ""));
    float labels = 0;
    for (Heading.Value fact : facts) labels = Math.max(labels, type.width(fact.label(), LABEL));
    labels = Math.min(labels, pages.width() / 3) + GAP;
    for (Heading.Value fact : facts) fact(fact, labels);
    float below = LABEL.leading() - LABEL.size();
    return pages.place(
        pages.left() + labels, pages.y() + LABEL.size() * 0.3f - below, ROWS_WIDTH, 14);
  }

  private void fact(Heading.Value fact, float labels) {
    TextRun label = type.cut(fact.label(), LABEL, labels - GAP);
    List<TextRun> value = type.wrap(fact.text(), LABEL, pages.width() - labels, LINES);
    if (pages.room() < value.size() * LABEL.leading()) pages.turn();
    var ink = new Ink(pages.content());
    for (int i = 0; i < value.size(); i++) {
      pages.down(LABEL.leading());
      float base = pages.y() + LABEL.size() * 0.3f;
      if (i == 0) ink.text(label, pages.left(), base, Palette.QUIET);
      ink.text(value.get(i), pages.left() + labels, base, Palette.INK);
    }
  }

  /** Tells how many rows there are, and whether there would be more. */
  void finish(Footer footer) {
    String count = "%,d".formatted(footer.rows());
    String text = footer.truncated() ? count + " (shortened by the limit of this report)" : count;
    float below = LABEL.leading() - LABEL.size();
    new Ink(rows).text(type.line(text, LABEL), 0, below, Palette.INK);
  }
}

package punctual.catalog.spi;

/**
 * The pages of a report, in formats that have them.
 *
 * @param landscape lying instead of standing
 */
public record PageSetup(Paper paper, boolean landscape) {
  /** Sizes in points, 1/72 inch, standing. */
  public enum Paper {
    A4(595, 842),
    LETTER(612, 792);

    private final int width;
    private final int height;

    Paper(int width, int height) {
      this.width = width;
      this.height = height;
    }
  }

  /** A4, standing. */
  public static final PageSetup PLAIN = new PageSetup(Paper.A4, false);

  /** Points. */
  public int width() {
    return landscape ? paper.height : paper.width;
  }

  /** Points. */
  public int height() {
    return landscape ? paper.width : paper.height;
  }
}

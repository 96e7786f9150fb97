package punctual.delivery.channels.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import punctual.delivery.channels.Parcel;

/**
 * The tables of a page, or their beginning. Mail programs cut a text of more than 102 KB and hide
 * the rest, so a mail says by itself where it ends.
 *
 * @param html whole rows, and every element closed
 * @param rows of data in it
 */
record Excerpt(String html, long rows) {
  /** Leaves room for everything around the tables. */
  static final long MOST_BYTES = 88_000;

  private static final int MOST_ROWS = 100;

  // as the HTML writer of reports writes them; each row is a line
  private static final String BEGIN = "<!--tables-->";
  private static final String END = "<!--/tables-->";
  private static final String ROW = "<tr><td";
  private static final String SUM = "<tr class=\"s\">";
  private static final String TABLE_END = "</tbody></table></div>";

  /**
   * @throws UnreadableFile where the file cannot be read
   */
  static Excerpt of(Parcel.File page) throws UnreadableFile {
    try (var lines =
        new BufferedReader(new InputStreamReader(page.content().open(), StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      while (line != null && !line.equals(BEGIN)) line = lines.readLine();
      return new Reading().of(beginning(lines));
    } catch (IOException e) {
      throw new UnreadableFile("cannot read " + page.name(), e);
    }
  }

  /** No more than can be used: one row may be larger than the memory. */
  private static String beginning(BufferedReader lines) throws IOException {
    var text = new char[(int) MOST_BYTES + END.length() + 1];
    int length = 0;
    for (int read = 0; read >= 0 && length < text.length; length += Math.max(0, read))
      read = lines.read(text, length, text.length - length);
    return new String(text, 0, length);
  }

  private static final class Reading {
    private final StringBuilder html = new StringBuilder();
    private long bytes;
    private long rows;
    private int safeEnd;

    Excerpt of(String text) {
      int at = 0;
      for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', at)) {
        String line = text.substring(at, end);
        if (line.equals(END)) return new Excerpt(html.toString(), rows);
        if (!take(line)) break;
        at = end + 1;
      }
      return new Excerpt(cut(), rows);
    }

    private boolean take(String line) {
      boolean isRow = line.startsWith(ROW);
      bytes += line.getBytes(StandardCharsets.UTF_8).length + 1;
      if (bytes > MOST_BYTES || (isRow && rows == MOST_ROWS)) return false;
      html.append(line).append('\n');
      if (isRow) rows++;
      if (isRow || line.startsWith(SUM) || line.equals(TABLE_END)) safeEnd = html.length();
      return true;
    }

    /** Without a heading that nothing follows. */
    private String cut() {
      html.setLength(safeEnd);
      boolean isOpen = html.lastIndexOf("<table") > html.lastIndexOf("</table>");
      return isOpen ? html.append(TABLE_END).append('\n').toString() : html.toString();
    }
  }
}

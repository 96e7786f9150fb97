package punctual.reports.formats;

import org.jspecify.annotations.Nullable;

/**
 * How an organisation wants its reports to look.
 *
 * @param accent of headings and charts, {@code #RRGGBB}
 * @param logo null: none
 */
public record Brand(String accent, @Nullable Logo logo) {
  /** Of an organisation that chose nothing. */
  public static final Brand PLAIN = new Brand("#1F5FA8", null);
}

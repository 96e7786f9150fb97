package punctual.reports.formats;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import punctual.catalog.spi.PageSetup;

/**
 * What is known before the first row.
 *
 * @param title for people
 * @param organization its name
 * @param windowLabel the days covered, for people; null where the report has no window
 * @param values of the parameters, in words
 * @param dataAsOf when the report was begun and its data were read, which is one moment (PL-C.13)
 * @param zone in which instants are written
 * @param page of the definition; a schedule's options may say otherwise
 */
public record Heading(
    String title,
    String organization,
    @Nullable String windowLabel,
    List<Value> values,
    Instant dataAsOf,
    ZoneId zone,
    PageSetup page,
    Brand brand) {

  /** A parameter and what was chosen: {@code Region}, {@code North, South}. */
  public record Value(String label, String text) {}
}

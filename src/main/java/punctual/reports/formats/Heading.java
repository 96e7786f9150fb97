package punctual.reports.formats;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What is known before the first row.
 *
 * @param title for people
 * @param windowLabel the days covered, for people; null where the report has no window
 * @param dataAsOf when the data were read (PL-C.13)
 * @param zone in which instants are written
 */
public record Heading(String title, @Nullable String windowLabel, Instant dataAsOf, ZoneId zone) {}

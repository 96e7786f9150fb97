package punctual.delivery;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What every reader of one execution is told, frozen when the execution completes.
 *
 * @param organization the organisation's name
 * @param period the data window in words; null where the report has none
 * @param rows rows of the report
 * @param note a sentence about an empty or shortened report; null where there is none
 * @param withFiles false for a notice without the report
 * @param page the execution's page in the product
 */
public record Letter(
    String organization,
    String scheduleName,
    String reportName,
    @Nullable String period,
    Instant dueAt,
    ZoneId zone,
    long rows,
    @Nullable String note,
    boolean withFiles,
    URI page) {}

package punctual.operations.alerts;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A condition that a rule has met just now.
 *
 * @param organizationId whose it is; null: the installation's, for operators
 * @param subject what it is about, so that the same trouble is one alert: the id of a schedule, the
 *     name of a source; empty where there is one
 * @param title one line, without a stop at its end
 * @param message what is the matter, and what to do
 * @param link path below the organisation's pages, {@code /executions/…}; null where there is none
 */
public record Finding(
    @Nullable UUID organizationId,
    String subject,
    Severity severity,
    String title,
    String message,
    @Nullable String link) {}

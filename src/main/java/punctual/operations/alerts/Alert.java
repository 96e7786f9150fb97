package punctual.operations.alerts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import punctual.database.schema.tables.records.AlertsRecord;

/**
 * Something that is the matter, or was.
 *
 * @param status {@code pending}, {@code open}, {@code acknowledged} or {@code resolved}
 * @param times how often it began: one that comes back within an hour is the same alert
 * @param notifiedAt when its present state was told to everybody concerned; null: not yet
 */
record Alert(
    UUID id,
    @Nullable UUID organizationId,
    String rule,
    String subject,
    Severity severity,
    String title,
    String message,
    @Nullable String link,
    String status,
    Instant firstSeenAt,
    Instant lastSeenAt,
    int times,
    @Nullable Instant notifiedAt,
    @Nullable Instant acknowledgedAt,
    @Nullable UUID acknowledgedBy,
    @Nullable Instant mutedUntil,
    @Nullable Instant resolvedAt) {

  static Alert of(AlertsRecord row) {
    return new Alert(
        row.getId(),
        row.getOrganizationId(),
        row.getRule(),
        row.getSubject(),
        Severity.of(row.getSeverity()),
        row.getTitle(),
        row.getMessage(),
        row.getLink(),
        row.getStatus(),
        row.getFirstSeenAt(),
        row.getLastSeenAt(),
        row.getTimes(),
        row.getNotifiedAt(),
        row.getAcknowledgedAt(),
        row.getAcknowledgedBy(),
        row.getMutedUntil(),
        row.getResolvedAt());
  }

  boolean isResolved() {
    return status.equals("resolved");
  }

  boolean isMuted(Instant now) {
    return mutedUntil != null && mutedUntil.isAfter(now);
  }

  /** Equal for the same trouble. */
  static String identity(String rule, @Nullable UUID organization, String subject) {
    return "%s|%s|%s".formatted(rule, organization == null ? "" : organization, subject);
  }
}

package punctual.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import punctual.database.schema.tables.records.AuditLogsRecord;
import tools.jackson.databind.JsonNode;

/** An audit entry as the API shows it. */
public record AuditView(
    UUID id,
    Instant at,
    @Nullable UUID userId,
    String actor,
    String action,
    String objectType,
    @Nullable String objectId,
    @Nullable String objectName,
    @Nullable JsonNode oldValues,
    @Nullable JsonNode newValues,
    @Nullable String ip) {

  public static AuditView of(AuditLogsRecord row) {
    return new AuditView(
        row.getId(),
        row.getCreatedAt(),
        row.getUserId(),
        row.getActor(),
        row.getAction(),
        row.getObjectType(),
        row.getObjectId(),
        row.getObjectName(),
        row.getOldValues(),
        row.getNewValues(),
        row.getIp());
  }
}

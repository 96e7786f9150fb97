package punctual.storage;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import punctual.database.schema.tables.records.DownloadLinksRecord;

/**
 * A link as those see it who may revoke it.
 *
 * @param deliveryId the delivery that it was made for; null: a person made it to share
 * @param createdBy the person; null: made for a delivery
 * @param note what the person wrote beside it
 * @param maxUses null: as often as wanted until it expires
 * @param uses downloads so far; of a link for one use whether it was taken
 */
public record SharedLink(
    UUID id,
    UUID organizationId,
    UUID artifactId,
    @Nullable UUID deliveryId,
    @Nullable UUID createdBy,
    @Nullable String note,
    @Nullable Integer maxUses,
    int uses,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant revokedAt,
    @Nullable Instant lastUsedAt) {

  /** Whether and why a link opens nothing any more. */
  public enum State {
    OPEN,
    EXPIRED,
    REVOKED,
    USED;

    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  public State state(Instant now) {
    if (revokedAt != null) return State.REVOKED;
    if (maxUses != null && uses >= maxUses) return State.USED;
    return expiresAt.isAfter(now) ? State.OPEN : State.EXPIRED;
  }

  static SharedLink of(DownloadLinksRecord row) {
    return new SharedLink(
        row.getId(),
        row.getOrganizationId(),
        row.getArtifactId(),
        row.getDeliveryId(),
        row.getCreatedBy(),
        row.getNote(),
        row.getMaxUses(),
        row.getUses(),
        row.getCreatedAt(),
        row.getExpiresAt(),
        row.getRevokedAt(),
        row.getLastUsedAt());
  }
}

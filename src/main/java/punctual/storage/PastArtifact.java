package punctual.storage;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import punctual.database.schema.tables.records.ArtifactsRecord;

/**
 * A generated file whose bytes are gone from here.
 *
 * @param bytes of the content
 * @param deletedAt when its time was over
 * @param archivedAt null: it was not archived
 * @param archiveKey its place below the archive; null: it was not archived
 */
public record PastArtifact(
    UUID id,
    String format,
    String fileName,
    long bytes,
    String sha256,
    long rows,
    Instant deletedAt,
    @Nullable Instant archivedAt,
    @Nullable String archiveKey) {

  static PastArtifact of(ArtifactsRecord row) {
    return new PastArtifact(
        row.getId(),
        row.getFormat(),
        row.getFileName(),
        row.getBytes(),
        row.getSha256(),
        row.getRowCount(),
        row.getDeletedAt(),
        row.getArchivedAt(),
        row.getArchiveKey());
  }
}

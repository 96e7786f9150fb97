package punctual.storage;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import punctual.database.schema.tables.records.ArtifactsRecord;

/**
 * One generated file, written once.
 *
 * @param bytes size of the content, which is what a reader gets
 * @param sha256 of the content, lower-case hex
 * @param rows rows of data in it
 * @param expiresAt from then on the file is gone
 * @param store the name of the store that has it
 * @param storedBytes what it takes there, compressed and encrypted
 * @param fileId stands in the encrypted file; null for one from before files were encrypted
 * @param burstKey whose rows are in it, where the report was split; null: everybody's
 */
public record Artifact(
    UUID id,
    UUID organizationId,
    UUID executionId,
    String reportType,
    String format,
    String fileName,
    String contentType,
    long bytes,
    String sha256,
    long rows,
    String storageKey,
    Instant createdAt,
    Instant expiresAt,
    String store,
    long storedBytes,
    @Nullable UUID fileId,
    @Nullable String burstKey) {

  ArtifactsRecord row() {
    var row = new ArtifactsRecord();
    row.setId(id);
    row.setOrganizationId(organizationId);
    row.setExecutionId(executionId);
    row.setReportType(reportType);
    // unique within an execution: two keys never share a file
    row.setPart(burstKey == null ? format : format + "\n" + burstKey);
    row.setFormat(format);
    row.setBurstKey(burstKey);
    row.setFileName(fileName);
    row.setContentType(contentType);
    row.setBytes(bytes);
    row.setSha256(sha256);
    row.setRowCount(rows);
    row.setStorageKey(storageKey);
    row.setCreatedAt(createdAt);
    row.setExpiresAt(expiresAt);
    row.setStore(store);
    row.setStoredBytes(storedBytes);
    row.setFileId(fileId);
    return row;
  }

  Artifact until(Instant end) {
    return new Artifact(
        id,
        organizationId,
        executionId,
        reportType,
        format,
        fileName,
        contentType,
        bytes,
        sha256,
        rows,
        storageKey,
        createdAt,
        end,
        store,
        storedBytes,
        fileId,
        burstKey);
  }
}

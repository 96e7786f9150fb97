package punctual.storage;

import java.time.Instant;
import java.util.UUID;

/**
 * One generated file, written once.
 *
 * @param bytes size in bytes
 * @param sha256 of the bytes, lower-case hex
 * @param rows rows of data in it
 * @param expiresAt from then on the file is gone
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
    Instant expiresAt) {}

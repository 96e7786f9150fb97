package punctual.storage;

import static punctual.database.schema.Tables.ARTIFACTS;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import punctual.database.Database;
import punctual.database.Ids;
import punctual.database.schema.tables.records.ArtifactsRecord;

/**
 * Generated files. The bytes are written first, the row later, in the transaction that completes
 * the execution: a file without a row belongs to an attempt that did not count, and is swept.
 */
public final class Artifacts {
  private static final Logger log = LoggerFactory.getLogger(Artifacts.class);
  private static final Duration LONGEST_RUN = Duration.ofDays(2);

  private final DiskStore store;
  private final Database database;
  private final InstantSource time;
  private final Ids ids;
  private final Duration kept;

  Artifacts(DiskStore store, Database database, InstantSource time, Ids ids, Duration kept) {
    this.store = store;
    this.database = database;
    this.time = time;
    this.ids = ids;
    this.kept = kept;
  }

  /**
   * Which file of which attempt.
   *
   * @param attempt part of the place, so that two attempts never write one file
   */
  public record Target(
      UUID organizationId,
      UUID executionId,
      String reportType,
      int attempt,
      String format,
      String fileName,
      String contentType) {}

  /** A file being written. Closing it without {@link #keep} leaves nothing behind. */
  public final class Draft implements AutoCloseable {
    private final Target target;
    private final String key;
    private final DiskStore.Draft file;

    private Draft(Target target, String key, DiskStore.Draft file) {
      this.target = target;
      this.key = key;
      this.file = file;
    }

    /** Where the bytes go; flushed and counted, not closed by the writer of the format. */
    public OutputStream out() {
      return file.out();
    }

    /** Bytes so far. */
    public long bytes() {
      return file.bytes();
    }

    /** Makes the file durable. Its row is not there yet: see {@link Artifacts#record}. */
    public Artifact keep(long rows) throws IOException {
      String sha256 = file.keep();
      return artifact(target, key, file.bytes(), sha256, rows);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }

  /**
   * @throws IOException where the disk does not take it
   */
  public Draft draft(Target target) throws IOException {
    String key = key(target);
    return new Draft(target, key, store.draft(key));
  }

  /**
   * The same bytes once more, as a file of its own that expires and is deleted by itself. Its row
   * is not there yet, as after {@link Draft#keep}.
   *
   * @throws IOException where the file is not there any more, or the disk does not take another
   */
  public Artifact again(Artifact file, Target target) throws IOException {
    String key = key(target);
    store.link(file.storageKey(), key);
    return artifact(target, key, file.bytes(), file.sha256(), file.rows());
  }

  /** Deletes a file that never got its row; where that fails, the sweep does it later. */
  public void discard(Artifact artifact) {
    try {
      store.delete(artifact.storageKey());
    } catch (IOException e) {
      log.atWarn().setCause(e).addKeyValue("key", artifact.storageKey()).log("file not deleted");
    }
  }

  private Artifact artifact(Target target, String key, long bytes, String sha256, long rows) {
    Instant now = time.instant();
    return new Artifact(
        ids.next(),
        target.organizationId(),
        target.executionId(),
        target.reportType(),
        target.format(),
        target.fileName(),
        target.contentType(),
        bytes,
        sha256,
        rows,
        key,
        now,
        now.plus(kept));
  }

  private String key(Target target) {
    var month = time.instant().atZone(ZoneOffset.UTC);
    return "%s/%04d/%02d/%s-%d.%s"
        .formatted(
            target.organizationId(),
            month.getYear(),
            month.getMonthValue(),
            target.executionId(),
            target.attempt(),
            target.format());
  }

  /** Writes the row, in the caller's transaction. */
  public void record(Artifact artifact) {
    database
        .dsl()
        .insertInto(ARTIFACTS)
        .set(ARTIFACTS.ID, artifact.id())
        .set(ARTIFACTS.ORGANIZATION_ID, artifact.organizationId())
        .set(ARTIFACTS.EXECUTION_ID, artifact.executionId())
        .set(ARTIFACTS.REPORT_TYPE, artifact.reportType())
        .set(ARTIFACTS.FORMAT, artifact.format())
        .set(ARTIFACTS.FILE_NAME, artifact.fileName())
        .set(ARTIFACTS.CONTENT_TYPE, artifact.contentType())
        .set(ARTIFACTS.BYTES, artifact.bytes())
        .set(ARTIFACTS.SHA256, artifact.sha256())
        .set(ARTIFACTS.ROW_COUNT, artifact.rows())
        .set(ARTIFACTS.STORAGE_KEY, artifact.storageKey())
        .set(ARTIFACTS.CREATED_AT, artifact.createdAt())
        .set(ARTIFACTS.EXPIRES_AT, artifact.expiresAt())
        .execute();
  }

  /** The files of one execution that are still there. */
  public List<Artifact> of(UUID organization, UUID execution) {
    return database
        .dsl()
        .selectFrom(ARTIFACTS)
        .where(ARTIFACTS.EXECUTION_ID.eq(execution))
        .and(ARTIFACTS.ORGANIZATION_ID.eq(organization))
        .and(ARTIFACTS.DELETED_AT.isNull())
        .orderBy(ARTIFACTS.FORMAT)
        .fetch(Artifacts::artifact);
  }

  public Optional<Artifact> find(UUID id) {
    return database
        .dsl()
        .selectFrom(ARTIFACTS)
        .where(ARTIFACTS.ID.eq(id))
        .and(ARTIFACTS.DELETED_AT.isNull())
        .fetchOptional(Artifacts::artifact);
  }

  /** Opens the bytes. */
  public InputStream open(Artifact artifact) throws IOException {
    return store.open(artifact.storageKey());
  }

  /** Deletes files whose time is over, at most {@code most} of them; the row stays and says so. */
  public int expire(int most) throws IOException {
    Instant now = time.instant();
    var over =
        database
            .dsl()
            .selectFrom(ARTIFACTS)
            .where(ARTIFACTS.DELETED_AT.isNull())
            .and(ARTIFACTS.EXPIRES_AT.lt(now))
            .orderBy(ARTIFACTS.EXPIRES_AT)
            .limit(most)
            .fetch();
    for (ArtifactsRecord row : over) store.delete(row.getStorageKey());
    deleted(over.getValues(ARTIFACTS.ID), now);
    return over.size();
  }

  /**
   * Deletes files that belong to no row: of attempts that were fenced off, cancelled or cut down
   * before they completed. Only such that are older than any run may last.
   *
   * @return how many there were
   */
  public int sweepOrphans() throws IOException {
    int swept = 0;
    for (String key : store.keysOlderThan(time.instant().minus(LONGEST_RUN))) {
      if (database.dsl().fetchExists(ARTIFACTS, ARTIFACTS.STORAGE_KEY.eq(key))) continue;
      store.delete(key);
      swept++;
    }
    return swept;
  }

  private void deleted(Collection<UUID> gone, Instant now) {
    database
        .dsl()
        .update(ARTIFACTS)
        .set(Map.of(ARTIFACTS.DELETED_AT, now))
        .where(ARTIFACTS.ID.in(gone))
        .execute();
  }

  private static Artifact artifact(ArtifactsRecord row) {
    return new Artifact(
        row.getId(),
        row.getOrganizationId(),
        row.getExecutionId(),
        row.getReportType(),
        row.getFormat(),
        row.getFileName(),
        row.getContentType(),
        row.getBytes(),
        row.getSha256(),
        row.getRowCount(),
        row.getStorageKey(),
        row.getCreatedAt(),
        row.getExpiresAt());
  }
}

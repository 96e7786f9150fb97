package punctual.storage;

import static org.jooq.impl.DSL.noCondition;
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
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import punctual.database.Database;
import punctual.database.Ids;
import punctual.database.schema.tables.records.ArtifactsRecord;
import punctual.storage.stores.Store;

/**
 * Generated files. The bytes are written first, the row later, in the transaction that completes
 * the execution: a file without a row belongs to an attempt that did not count, and is swept.
 */
public final class Artifacts {
  private static final Logger log = LoggerFactory.getLogger(Artifacts.class);
  private static final Duration LONGEST_RUN = Duration.ofDays(2);
  private static final int MOST_PAST = 100;

  private final Stores stores;
  private final Packing packing;
  private final Database database;
  private final InstantSource time;
  private final Ids ids;
  private final Retention retention;

  Artifacts(Bytes bytes, Database database, InstantSource time, Ids ids, Retention retention) {
    stores = bytes.stores();
    packing = bytes.packing();
    this.database = database;
    this.time = time;
    this.ids = ids;
    this.retention = retention;
  }

  /** Where the bytes go and in what form. */
  record Bytes(Stores stores, Packing packing) {}

  /**
   * Which file of which attempt.
   *
   * @param attempt part of the place, so that two attempts never write one file
   * @param store name of the store; null for the usual one
   * @param burstKey of the part of a split report; null: the whole
   */
  public record Target(
      UUID organizationId,
      UUID executionId,
      String reportType,
      int attempt,
      String format,
      String fileName,
      String contentType,
      @Nullable String store,
      @Nullable String burstKey) {
    /** Of the whole report, for the usual store. */
    public Target(
        UUID organizationId,
        UUID executionId,
        String reportType,
        int attempt,
        String format,
        String fileName,
        String contentType) {
      this(
          organizationId,
          executionId,
          reportType,
          attempt,
          format,
          fileName,
          contentType,
          null,
          null);
    }
  }

  /** A file being written. Closing it without {@link #keep} leaves nothing behind. */
  public final class Draft implements AutoCloseable {
    private final Target target;
    private final Place place;
    private final Store.Draft file;
    private final Packing.Packer packer;

    private Draft(Target target, Place place, Store.Draft file) throws IOException {
      this.target = target;
      this.place = place;
      this.file = file;
      packer = packing.packer(file.out(), Objects.requireNonNull(place.fileId()), target.format());
    }

    /** Where the content goes; flushed and counted, not closed by the writer of the format. */
    public OutputStream out() {
      return packer.out();
    }

    /** Bytes of content so far. */
    public long bytes() {
      return packer.bytes();
    }

    /** Makes the file durable. Its row is not there yet: see {@link Artifacts#record}. */
    public Artifact keep(long rows) throws IOException {
      String sha256 = packer.finish();
      file.keep();
      return artifact(
          target, place, new Content(packer.bytes(), sha256, rows, packer.storedBytes()));
    }

    /** What the compressor still writes goes into a file that is dropped. */
    @Override
    public void close() throws IOException {
      try {
        packer.close();
      } catch (IOException e) {
        log.atDebug().setCause(e).log("unfinished file");
      }
      file.close();
    }
  }

  /** A name in a store, and the id of the file in its header. */
  private record Place(String store, String key, @Nullable UUID fileId) {}

  private record Content(long bytes, String sha256, long rows, long storedBytes) {}

  /**
   * @throws IOException where the store does not take it
   */
  public Draft draft(Target target) throws IOException {
    UUID fileId = ids.next();
    var place = new Place(store(target), key(target, fileId), fileId);
    Store.Draft file = stores.get(place.store()).draft(place.key());
    try {
      return new Draft(target, place, file);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private String store(Target target) {
    return target.store() == null ? stores.usual() : target.store();
  }

  /**
   * The same bytes once more, as a file of its own that expires and is deleted by itself. Its row
   * is not there yet, as after {@link Draft#keep}. Within one store it is the same stored form,
   * which its header's id still names; into another store it is written anew.
   *
   * @throws IOException where the file is not there any more or damaged, or a store does not take
   *     another
   */
  public Artifact again(Artifact file, Target target) throws IOException {
    if (!store(target).equals(file.store())) return anew(file, target);
    var place = new Place(file.store(), key(target, ids.next()), file.fileId());
    stores.get(file.store()).copy(file.storageKey(), place.key());
    return artifact(
        target, place, new Content(file.bytes(), file.sha256(), file.rows(), file.storedBytes()));
  }

  private Artifact anew(Artifact file, Target target) throws IOException {
    try (InputStream in = open(file);
        Draft draft = draft(target)) {
      in.transferTo(draft.out());
      return draft.keep(file.rows());
    }
  }

  /** Deletes a file that never got its row; where that fails, the sweep does it later. */
  public void discard(Artifact artifact) {
    try {
      stores.get(artifact.store()).delete(artifact.storageKey());
    } catch (IOException e) {
      log.atWarn().setCause(e).addKeyValue("key", artifact.storageKey()).log("file not deleted");
    }
  }

  private Artifact artifact(Target target, Place place, Content content) {
    Instant now = time.instant();
    return new Artifact(
        ids.next(),
        target.organizationId(),
        target.executionId(),
        target.reportType(),
        target.format(),
        target.fileName(),
        target.contentType(),
        content.bytes(),
        content.sha256(),
        content.rows(),
        place.key(),
        now,
        now.plus(retention.of(target.organizationId())),
        place.store(),
        content.storedBytes(),
        place.fileId(),
        target.burstKey());
  }

  /** Never the same twice: the last digits of the file's id are random. */
  private String key(Target target, UUID fileId) {
    var month = time.instant().atZone(ZoneOffset.UTC);
    return "%s/%04d/%02d/%s-%d-%s.%s"
        .formatted(
            target.organizationId(),
            month.getYear(),
            month.getMonthValue(),
            target.executionId(),
            target.attempt(),
            fileId.toString().substring(24),
            target.format());
  }

  /** Writes the rows, in the caller's transaction. */
  public void record(List<Artifact> files) {
    database.insert(files.stream().map(Artifact::row).toList());
  }

  /**
   * The files of one execution that one of its readers may have and that are still there.
   *
   * @param burstKey the reader's, of a split report; null: the whole report's, none of a part
   */
  public List<Artifact> of(UUID organization, UUID execution, @Nullable String burstKey) {
    return fetch(
        organization,
        execution,
        burstKey == null ? ARTIFACTS.BURST_KEY.isNull() : ARTIFACTS.BURST_KEY.eq(burstKey));
  }

  /** The files of some parts of a split report that are still there. */
  public List<Artifact> of(UUID organization, UUID execution, Collection<String> burstKeys) {
    return fetch(organization, execution, ARTIFACTS.BURST_KEY.in(burstKeys));
  }

  /** All files of one execution that are still there, of every part. */
  public List<Artifact> of(UUID organization, UUID execution) {
    return fetch(organization, execution, noCondition());
  }

  private List<Artifact> fetch(UUID organization, UUID execution, Condition which) {
    return database
        .dsl()
        .selectFrom(ARTIFACTS)
        .where(ARTIFACTS.EXECUTION_ID.eq(execution))
        .and(ARTIFACTS.ORGANIZATION_ID.eq(organization))
        .and(ARTIFACTS.DELETED_AT.isNull())
        .and(which)
        .orderBy(ARTIFACTS.BURST_KEY, ARTIFACTS.FORMAT)
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

  /**
   * Opens the content. It is checked from end to end: the last bytes come only where all were
   * right.
   *
   * @throws java.nio.file.NoSuchFileException where it is gone
   * @throws punctual.faults.CodedException with the code of what is wrong with store or file; so
   *     does reading
   */
  public InputStream open(Artifact artifact) throws IOException {
    InputStream stored = stores.get(artifact.store()).open(artifact.storageKey());
    try {
      InputStream content = packing.unpack(stored, artifact.fileId());
      return new CheckedInput(content, artifact.bytes(), artifact.sha256());
    } catch (IOException | RuntimeException e) {
      stored.close();
      throw e;
    }
  }

  /** Files of one execution that retention has deleted, the first {@value #MOST_PAST}. */
  public List<PastArtifact> past(UUID organization, UUID execution) {
    return database
        .dsl()
        .selectFrom(ARTIFACTS)
        .where(ARTIFACTS.EXECUTION_ID.eq(execution))
        .and(ARTIFACTS.ORGANIZATION_ID.eq(organization))
        .and(ARTIFACTS.DELETED_AT.isNotNull())
        .orderBy(ARTIFACTS.PART)
        .limit(MOST_PAST)
        .fetch(PastArtifact::of);
  }

  /** A file that retention has deleted. */
  public Optional<PastArtifact> past(UUID id) {
    return database
        .dsl()
        .selectFrom(ARTIFACTS)
        .where(ARTIFACTS.ID.eq(id))
        .and(ARTIFACTS.DELETED_AT.isNotNull())
        .fetchOptional(PastArtifact::of);
  }

  /** The execution that made a file, whether or not it is still there. */
  public Optional<UUID> execution(UUID id) {
    return database
        .dsl()
        .select(ARTIFACTS.EXECUTION_ID)
        .from(ARTIFACTS)
        .where(ARTIFACTS.ID.eq(id))
        .fetchOptional(ARTIFACTS.EXECUTION_ID);
  }

  void delete(String store, String storageKey) throws IOException {
    stores.get(store).delete(storageKey);
  }

  /**
   * Deletes files that belong to no row: of attempts that were fenced off, cancelled or cut down
   * before they completed. Only such that are older than any run may last.
   *
   * @return how many there were
   */
  public int sweepOrphans() throws IOException {
    return new OrphanSweep(stores, packing, database).before(time.instant().minus(LONGEST_RUN));
  }

  static Artifact artifact(ArtifactsRecord row) {
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
        row.getExpiresAt(),
        row.getStore(),
        row.getStoredBytes(),
        row.getFileId(),
        row.getBurstKey());
  }
}

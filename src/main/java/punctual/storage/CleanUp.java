package punctual.storage;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.row;
import static punctual.database.schema.Tables.ARTIFACTS;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import punctual.audit.Audit;
import punctual.audit.AuditEntry;
import punctual.database.Database;
import punctual.database.Dialect;
import punctual.database.schema.tables.records.ArtifactsRecord;

/**
 * Deletes files whose time is over (PL-F.5): the row stays and says so. A file goes in three steps,
 * each of which may be the last before the process dies: it is archived where that is wanted, its
 * row says that it is deleted, its bytes go. Any node may do it, several at once, and again.
 */
public final class CleanUp {
  private static final Logger log = LoggerFactory.getLogger(CleanUp.class);
  private static final int CHUNK = 200;

  private final Artifacts artifacts;
  private final Retention retention;
  private final @Nullable Archive archive;
  private final List<Awaited> awaited;
  private final Audit audit;
  private final Database database;
  private final InstantSource time;
  private final Map<UUID, Long> deleted = new ConcurrentHashMap<>();

  CleanUp(Parts parts, Audit audit, Database database, InstantSource time) {
    artifacts = parts.artifacts();
    retention = parts.retention();
    archive = parts.archive();
    awaited = parts.awaited();
    this.audit = audit;
    this.database = database;
    this.time = time;
  }

  /** What a clean-up stands on. */
  record Parts(
      Artifacts artifacts, Retention retention, @Nullable Archive archive, List<Awaited> awaited) {}

  /**
   * What one round did.
   *
   * @param kept files past their time that a delivery waits for, or that could not be archived
   */
  public record Round(int deleted, int archived, int kept) {
    private Round plus(Round more) {
      return new Round(deleted + more.deleted, archived + more.archived, kept + more.kept);
    }
  }

  /** One round over everything whose time is over; what fails stays, and is tried in the next. */
  public Round round() {
    purge();
    Instant now = time.instant();
    var sum = new Round(0, 0, 0);
    ArtifactsRecord last = null;
    List<ArtifactsRecord> some;
    do {
      some = over(now, last);
      if (some.isEmpty()) break;
      last = some.getLast();
      sum = sum.plus(chunk(some, now));
      purge();
    } while (some.size() == CHUNK && !Thread.currentThread().isInterrupted());
    return sum;
  }

  private List<ArtifactsRecord> over(Instant now, @Nullable ArtifactsRecord after) {
    var a = ARTIFACTS;
    Condition more =
        after == null
            ? condition("1 = 1")
            : row(a.EXPIRES_AT, a.ID).gt(after.getExpiresAt(), after.getId());
    return database
        .dsl()
        .selectFrom(a)
        .where(condition("deleted_at is null"))
        .and(a.EXPIRES_AT.lt(now))
        .and(more)
        .orderBy(a.EXPIRES_AT, a.ID)
        .limit(CHUNK)
        .fetch();
  }

  private Round chunk(List<ArtifactsRecord> some, Instant now) {
    Set<UUID> waiting = waiting(some);
    Set<UUID> archiving =
        some.stream()
            .map(ArtifactsRecord::getOrganizationId)
            .distinct()
            .filter(retention::isArchived)
            .collect(Collectors.toSet());
    var ready = new ArrayList<ArtifactsRecord>();
    int archived = 0;
    for (ArtifactsRecord file : some) {
      if (waiting.contains(file.getExecutionId())) continue;
      if (archiving.contains(file.getOrganizationId()) && file.getArchivedAt() == null) {
        if (!archive(file)) continue;
        archived++;
      }
      ready.add(file);
    }
    int gone = ready.isEmpty() ? 0 : database.write(() -> delete(ready, now));
    return new Round(gone, archived, some.size() - gone);
  }

  private Set<UUID> waiting(Collection<ArtifactsRecord> files) {
    Set<UUID> executions =
        files.stream().map(ArtifactsRecord::getExecutionId).collect(Collectors.toSet());
    var waiting = new HashSet<UUID>();
    awaited.forEach(each -> waiting.addAll(each.among(executions)));
    return waiting;
  }

  private boolean archive(ArtifactsRecord row) {
    Artifact file = Artifacts.artifact(row);
    try {
      if (archive == null) throw new IOException("this installation has no archive_dir");
      String place = archive.store(file, () -> artifacts.open(file));
      database
          .dsl()
          .update(ARTIFACTS)
          .set(ARTIFACTS.ARCHIVED_AT, time.instant())
          .set(ARTIFACTS.ARCHIVE_KEY, place)
          .where(ARTIFACTS.ID.eq(file.id()))
          .and(ARTIFACTS.ARCHIVED_AT.isNull())
          .execute();
      return true;
    } catch (IOException | RuntimeException e) {
      log.atError()
          .setCause(e)
          .addKeyValue("file", file.id())
          .addKeyValue("organization", file.organizationId())
          .log("file not archived, so it is kept");
      return false;
    }
  }

  /** Looks again, for a delivery or a longer time may have come in between. */
  private int delete(List<ArtifactsRecord> ready, Instant now) {
    Set<UUID> waiting = waiting(ready);
    var a = ARTIFACTS;
    List<UUID> ids =
        ready.stream()
            .filter(file -> !waiting.contains(file.getExecutionId()))
            .map(ArtifactsRecord::getId)
            .toList();
    Condition mine = a.ID.in(ids).and(a.DELETED_AT.isNull()).and(a.EXPIRES_AT.lt(now));
    var still = database.dsl().select(a.ID).from(a).where(mine);
    Set<UUID> gone =
        database.dialect() == Dialect.POSTGRESQL
            ? still.forUpdate().fetchSet(a.ID)
            : still.fetchSet(a.ID);
    if (gone.isEmpty()) return 0;
    database.dsl().update(a).set(a.DELETED_AT, time.instant()).where(a.ID.in(gone)).execute();
    ready.stream()
        .filter(file -> gone.contains(file.getId()))
        .collect(Collectors.groupingBy(ArtifactsRecord::getOrganizationId))
        .forEach(this::tell);
    return gone.size();
  }

  private void tell(UUID organization, List<ArtifactsRecord> files) {
    deleted.merge(organization, (long) files.size(), Long::sum);
    audit.record(
        new AuditEntry(
            organization,
            null,
            "retention",
            "files.deleted",
            "files",
            null,
            null,
            null,
            Map.of(
                "files", files.size(),
                "bytes", files.stream().mapToLong(ArtifactsRecord::getBytes).sum(),
                "archived", retention.isArchived(organization)),
            null));
  }

  /** Bytes whose row says that they are deleted, of this round and of one that was cut off. */
  private void purge() {
    var a = ARTIFACTS;
    ArtifactsRecord last = null;
    List<ArtifactsRecord> some;
    do {
      Condition more =
          last == null
              ? condition("1 = 1")
              : row(a.DELETED_AT, a.ID).gt(last.getDeletedAt(), last.getId());
      some =
          database
              .dsl()
              .selectFrom(a)
              .where(condition("deleted_at is not null and purged_at is null"))
              .and(more)
              .orderBy(a.DELETED_AT, a.ID)
              .limit(CHUNK)
              .fetch();
      if (some.isEmpty()) break;
      last = some.getLast();
      List<UUID> gone = some.stream().filter(this::purge).map(ArtifactsRecord::getId).toList();
      database.dsl().update(a).set(a.PURGED_AT, time.instant()).where(a.ID.in(gone)).execute();
    } while (some.size() == CHUNK);
  }

  private boolean purge(ArtifactsRecord row) {
    try {
      artifacts.delete(row.getStore(), row.getStorageKey());
      return true;
    } catch (IOException | RuntimeException e) {
      log.atWarn().setCause(e).addKeyValue("file", row.getId()).log("file not deleted yet");
      return false;
    }
  }

  /** Files that are past their time since an instant and still there, by organisation. */
  public Map<UUID, Integer> overdue(Instant since) {
    var a = ARTIFACTS;
    return database
        .dsl()
        .select(a.ORGANIZATION_ID, count())
        .from(a)
        .where(condition("deleted_at is null"))
        .and(a.EXPIRES_AT.lt(since))
        .groupBy(a.ORGANIZATION_ID)
        .fetchMap(a.ORGANIZATION_ID, each -> each.value2());
  }

  /** Files that this process has deleted since it started; null: of every organisation. */
  long deletedBy(@Nullable UUID organization) {
    return organization == null
        ? deleted.values().stream().mapToLong(Long::longValue).sum()
        : deleted.getOrDefault(organization, 0L);
  }
}

package punctual.reports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import punctual.audit.Audit;
import punctual.audit.AuditEntry;
import punctual.database.Database;
import punctual.database.schema.tables.records.DeadLettersRecord;
import punctual.identity.Organizations;

/**
 * At most 1,000 dead letters for each organisation: the oldest move to the archive, never just away
 * (PR-5.7). After the fact and apart from the runs that fail, for a disk that takes no archive must
 * not keep a run from ending; there may be more of them until it does.
 */
final class DeadLetterLimit implements AutoCloseable {
  static final int LIMIT = 1000;
  private static final Logger log = LoggerFactory.getLogger(DeadLetterLimit.class);
  private static final long SOON_MS = 100;
  private static final long SWEEP_SECONDS = 60;

  private final DeadLetterRepository repository;
  private final DeadLetterArchive archive;
  private final DeadLetterViews views;
  private final Parts parts;
  private final InstantSource time;
  private final Set<UUID> toCheck = ConcurrentHashMap.newKeySet();
  private final LongAdder archived = new LongAdder();
  private final ScheduledThreadPoolExecutor worker =
      new ScheduledThreadPoolExecutor(
          1,
          Thread.ofPlatform().daemon().name("dead-letters").factory(),
          new ThreadPoolExecutor.DiscardPolicy());

  DeadLetterLimit(
      DeadLetterRepository repository,
      DeadLetterArchive archive,
      DeadLetterViews views,
      Parts parts,
      InstantSource time) {
    this.repository = repository;
    this.archive = archive;
    this.views = views;
    this.parts = parts;
    this.time = time;
  }

  /**
   * What the limit uses of other modules.
   *
   * @param most items of an organisation
   */
  record Parts(Database database, Organizations organizations, Audit audit, int most) {}

  /** Also looks by itself once a minute: a hint is lost with its process. */
  void start() {
    var _ =
        worker.scheduleWithFixedDelay(
            () -> safely(this::enforceAll), 0, SWEEP_SECONDS, TimeUnit.SECONDS);
  }

  /** There may be one more; looked at soon after the caller's transaction. */
  void check(UUID organization) {
    parts
        .database()
        .afterCommit(() -> {
          if (!toCheck.add(organization)) return;
          var _ =
              worker.schedule(
                  () -> {
                    toCheck.remove(organization);
                    safely(() -> enforce(organization));
                  },
                  SOON_MS,
                  TimeUnit.MILLISECONDS);
        });
  }

  private static void safely(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      log.atError().setCause(e).log("dead letters could not be archived; they stay where they are");
    }
  }

  private void enforceAll() {
    repository.organizationsWithMoreThan(parts.most()).forEach(this::enforce);
  }

  /** Moves what is too much; returns how many items. */
  int enforce(UUID organization) {
    int all = 0;
    for (int some; (some = batch(organization)) > 0; ) all += some;
    return all;
  }

  private int batch(UUID organization) {
    if (repository.count(organization) <= parts.most()) return 0;
    return parts
        .database()
        .write(() -> {
          var oldest = repository.lockOldest(organization, DeadLetterArchive.MOST);
          // counted again under the locks: another node may have been here
          int excess = Math.min(repository.count(organization) - parts.most(), oldest.size());
          if (excess <= 0) return 0;
          var gone = oldest.subList(0, excess);
          archive(organization, gone);
          repository.remove(gone.stream().map(DeadLettersRecord::getId).toList());
          parts.audit().record(entry(organization, gone));
          parts.database().afterCommit(() -> counted(organization, gone.size()));
          return gone.size();
        });
  }

  private void archive(UUID organization, List<DeadLettersRecord> gone) {
    String key = parts.organizations().find(organization).orElseThrow().key();
    var months =
        gone.stream()
            .collect(Collectors.groupingBy(this::month, TreeMap::new, Collectors.toList()));
    try {
      for (var month : months.entrySet())
        archive.append(key, month.getKey(), views.lines(month.getValue(), time.instant()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String month(DeadLettersRecord item) {
    return YearMonth.from(item.getCreatedAt().atOffset(ZoneOffset.UTC)).toString();
  }

  private AuditEntry entry(UUID organization, List<DeadLettersRecord> gone) {
    var files = gone.stream().map(this::month).distinct().map(m -> m + ".ndjson").toList();
    var oldest = gone.getFirst().getCreatedAt().toString();
    return new AuditEntry(
        organization,
        null,
        "system",
        "dead_letter.archived",
        "dead_letter",
        null,
        null,
        null,
        Map.of("count", gone.size(), "files", files, "oldest", oldest, "limit", parts.most()),
        null);
  }

  private void counted(UUID organization, int count) {
    archived.add(count);
    log.atWarn()
        .addKeyValue("organization", organization)
        .addKeyValue("count", count)
        .log("moved the oldest dead letters to the archive");
  }

  long archived() {
    return archived.sum();
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}

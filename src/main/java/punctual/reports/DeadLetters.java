package punctual.reports;

import static punctual.database.schema.Tables.DEAD_LETTERS;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import punctual.database.Database;
import punctual.database.Ids;
import punctual.database.schema.tables.records.DeadLettersRecord;
import punctual.faults.Fault;
import punctual.web.Live;

/**
 * Runs that failed for good and wait for a person: one item for each (PR-5.1). An item that is
 * retried stays the same item, whatever comes of it.
 */
public final class DeadLetters {
  static final String OPEN = "open";
  static final String RETRYING = "retrying";
  static final String RESOLVED = "resolved";

  private final DeadLetterRepository repository;
  private final DeadLetterLimit limit;
  private final Database database;
  private final Ids ids;
  private final Live live;

  DeadLetters(
      DeadLetterRepository repository,
      DeadLetterLimit limit,
      Database database,
      Ids ids,
      Live live) {
    this.repository = repository;
    this.limit = limit;
    this.database = database;
    this.ids = ids;
    this.live = live;
  }

  /** Items of an organisation that nobody has dealt with; for alerts (PR-5.8) and metrics. */
  public int open(UUID organization) {
    return repository.counts(organization).getOrDefault(OPEN, 0);
  }

  /** Items of all organisations that this process moved to the archive since it started. */
  public long archived() {
    return limit.archived();
  }

  /** A run has failed for good, in the transaction that ends it. */
  void failed(Execution run, Fault fault, Instant at) {
    DeadLettersRecord item = retried(run);
    if (item == null) {
      put(run, fault, at);
      return;
    }
    var values = new LinkedHashMap<Field<?>, @Nullable Object>();
    values.put(DEAD_LETTERS.ERROR_CATEGORY, fault.category().word());
    values.put(DEAD_LETTERS.ERROR_CODE, fault.code());
    values.put(DEAD_LETTERS.ERROR_MESSAGE, fault.message());
    values.put(DEAD_LETTERS.ERROR_DETAIL, fault.detail());
    values.put(DEAD_LETTERS.LAST_FAILED_AT, at);
    after(item, OPEN, values);
  }

  /** A run has done what it should. */
  void succeeded(Execution run, Instant at) {
    DeadLettersRecord item = retried(run);
    if (item == null) return;
    var values = new LinkedHashMap<Field<?>, @Nullable Object>();
    if (item.getStatus().equals(RETRYING)) values.put(DEAD_LETTERS.RESOLVED_AT, at);
    after(item, RESOLVED, values);
  }

  /** A run was ended before it had a result. */
  void gaveUp(Execution run) {
    DeadLettersRecord item = retried(run);
    if (item != null) after(item, OPEN, new LinkedHashMap<>());
  }

  private @Nullable DeadLettersRecord retried(Execution run) {
    if (!run.trigger().equals("retry")) return null;
    return repository.lockByRetry(run.organizationId(), run.id()).orElse(null);
  }

  /** What a person has resolved meanwhile stays resolved: they knew that it was being tried. */
  private void after(
      DeadLettersRecord item, String status, Map<Field<?>, @Nullable Object> values) {
    values.put(DEAD_LETTERS.ATTEMPTS, repository.attempts(item).size());
    String next = item.getStatus().equals(RETRYING) ? status : item.getStatus();
    values.put(DEAD_LETTERS.STATUS, next);
    repository.update(item.getId(), values);
    tell(item, next);
  }

  private void put(Execution run, Fault fault, Instant at) {
    var row = new DeadLettersRecord();
    row.setId(ids.next());
    row.setOrganizationId(run.organizationId());
    row.setScheduledReportId(run.scheduleId());
    row.setExecutionId(run.id());
    row.setLastExecutionId(run.id());
    row.setScheduledFor(run.scheduledFor());
    row.setReportType(run.reportType());
    row.setStatus(OPEN);
    row.setErrorCategory(fault.category().word());
    row.setErrorCode(fault.code());
    row.setErrorMessage(fault.message());
    row.setErrorDetail(fault.detail());
    row.setCreatedAt(at);
    row.setLastFailedAt(at);
    row.setAttempts(repository.attempts(row).size());
    repository.insert(row);
    tell(row, OPEN);
    limit.check(run.organizationId());
  }

  /** Tells open pages, once the caller's transaction is committed. */
  void tell(DeadLettersRecord item, String status) {
    database.afterCommit(
        () -> live.tell(item.getOrganizationId(), "dead_letter", new News(item.getId(), status)));
  }

  private record News(UUID id, String status) {}
}

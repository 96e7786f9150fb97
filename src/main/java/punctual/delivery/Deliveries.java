package punctual.delivery;

import static org.jooq.impl.DSL.condition;
import static punctual.database.schema.Tables.DELIVERY_ATTEMPTS;
import static punctual.database.schema.Tables.DELIVERY_PARCELS;
import static punctual.database.schema.Tables.REPORT_DELIVERIES;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import punctual.database.Database;
import punctual.database.Ids;
import punctual.database.schema.tables.records.DeliveryAttemptsRecord;
import punctual.database.schema.tables.records.ReportDeliveriesRecord;
import punctual.queue.Queue;
import punctual.queue.QueueTable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who gets which report: one row for each reader of an execution; the row is the job. */
public final class Deliveries {
  public static final QueueTable TABLE =
      new QueueTable(
          "deliveries",
          REPORT_DELIVERIES,
          "pending",
          "claimed",
          List.of("claimed", "sending"),
          "sent",
          null,
          null);

  /** A call to a mail server ends by then; the channel's own limits are shorter. */
  private static final Duration TIMEOUT = Duration.ofMinutes(10);

  private static final List<String> FAILED =
      List.of("failed", "bounced", "suppressed", "indeterminate");

  private final Database database;
  private final Queue queue;
  private final InstantSource time;
  private final Ids ids;
  private final JsonMapper json;

  Deliveries(Database database, Queue queue, InstantSource time, Ids ids, JsonMapper json) {
    this.database = database;
    this.queue = queue;
    this.time = time;
    this.ids = ids;
    this.json = json;
  }

  /** Which execution is delivered; lane 0 where a person waits for it. */
  public record Source(UUID organizationId, UUID executionId, int executionAttempt, int lane) {}

  /**
   * Writes one delivery for each reader, in the transaction that completes the execution: either
   * the execution is complete and all of them are there, or nothing is.
   */
  public void request(Source source, Letter letter, List<Reader> readers) {
    if (readers.isEmpty()) return;
    Instant now = time.instant();
    JsonNode content = json.valueToTree(letter);
    database
        .dsl()
        .insertInto(DELIVERY_PARCELS)
        .set(DELIVERY_PARCELS.REPORT_EXECUTION_ID, source.executionId())
        .set(DELIVERY_PARCELS.ORGANIZATION_ID, source.organizationId())
        .set(DELIVERY_PARCELS.CONTENT, content)
        .set(DELIVERY_PARCELS.CREATED_AT, now)
        .execute();
    database.insert(readers.stream().map(r -> row(source, r, null, now)).toList());
    queue.wake(TABLE.kind());
  }

  /**
   * A part of a split report and those who get it, and nothing else of the report.
   *
   * @param burstKey whose files they are
   */
  public record Part(String burstKey, Letter letter, List<Reader> readers) {}

  /** As {@link #request}, of a split report: each reader has a letter and files of their own. */
  public void requestParts(Source source, List<Part> parts) {
    Instant now = time.instant();
    database.insert(
        parts.stream()
            .flatMap(part -> part.readers().stream().map(r -> row(source, r, part, now)))
            .toList());
    queue.wake(TABLE.kind());
  }

  private ReportDeliveriesRecord row(
      Source source, Reader reader, @Nullable Part part, Instant now) {
    var row = new ReportDeliveriesRecord();
    String key = part == null ? null : part.burstKey();
    row.setReader(key == null ? reader.destination() : reader.destination() + "\n" + key);
    row.setBurstKey(key);
    if (part != null) row.setContent(json.valueToTree(part.letter()));
    row.setId(ids.next());
    row.setOrganizationId(source.organizationId());
    row.setReportExecutionId(source.executionId());
    row.setRecipientId(reader.recipientId());
    row.setExecutionAttempt(source.executionAttempt());
    row.setChannel(reader.channel());
    row.setDestination(reader.destination());
    row.setOptions(reader.options());
    row.setLane(source.lane());
    row.setStatus(TABLE.waiting());
    row.setAvailableAt(now);
    row.setAttempt(0);
    row.setRetryCount(0);
    row.setUncertainCount(0);
    row.setTimeoutSeconds((int) TIMEOUT.toSeconds());
    row.setCreatedAt(now);
    return row;
  }

  /** The deliveries of one execution, in the order of their destinations. */
  public List<Delivery> of(UUID organization, UUID execution) {
    return fetch(organization, execution, DSL.noCondition());
  }

  /** The deliveries of some parts of a split report. */
  public List<Delivery> of(UUID organization, UUID execution, Collection<String> burstKeys) {
    return fetch(organization, execution, REPORT_DELIVERIES.BURST_KEY.in(burstKeys));
  }

  private List<Delivery> fetch(UUID organization, UUID execution, Condition which) {
    List<ReportDeliveriesRecord> rows =
        database
            .dsl()
            .selectFrom(REPORT_DELIVERIES)
            .where(REPORT_DELIVERIES.REPORT_EXECUTION_ID.eq(execution))
            .and(REPORT_DELIVERIES.ORGANIZATION_ID.eq(organization))
            .and(which)
            .orderBy(
                REPORT_DELIVERIES.BURST_KEY,
                REPORT_DELIVERIES.CHANNEL,
                REPORT_DELIVERIES.DESTINATION)
            .fetch();
    Map<UUID, List<DeliveryAttemptsRecord>> attempts =
        database
            .dsl()
            .selectFrom(DELIVERY_ATTEMPTS)
            .where(
                DELIVERY_ATTEMPTS.DELIVERY_ID.in(
                    rows.stream().map(ReportDeliveriesRecord::getId).toList()))
            .orderBy(DELIVERY_ATTEMPTS.ATTEMPT)
            .fetch()
            .intoGroups(DELIVERY_ATTEMPTS.DELIVERY_ID)
            .entrySet()
            .stream()
            .collect(
                java.util.stream.Collectors.toMap(
                    Map.Entry::getKey, e -> List.copyOf(e.getValue())));
    return rows.stream()
        .map(row -> Delivery.of(row, attempts.getOrDefault(row.getId(), List.of())))
        .toList();
  }

  /** Where deliveries go, by their ids. */
  public Map<UUID, String> destinations(Collection<UUID> ids) {
    var d = REPORT_DELIVERIES;
    return database
        .dsl()
        .select(d.ID, d.DESTINATION)
        .from(d)
        .where(d.ID.in(ids))
        .fetchMap(d.ID, d.DESTINATION);
  }

  /** How far the deliveries of an execution are. */
  public record Tally(int total, int done, int failed) {
    static final Tally NONE = new Tally(0, 0, 0);
  }

  /** Tallies by execution; an execution without deliveries is absent. */
  public Map<UUID, Tally> tallies(Collection<UUID> executions) {
    var d = REPORT_DELIVERIES;
    return database
        .dsl()
        .select(
            d.REPORT_EXECUTION_ID,
            DSL.count(),
            DSL.count().filterWhere(d.STATUS.in("sent", "delivered")),
            DSL.count().filterWhere(d.STATUS.in(FAILED)))
        .from(d)
        .where(d.REPORT_EXECUTION_ID.in(executions))
        .groupBy(d.REPORT_EXECUTION_ID)
        .fetchMap(
            d.REPORT_EXECUTION_ID, row -> new Tally(row.value2(), row.value3(), row.value4()));
  }

  /** How often an organisation's executions were delivered within a time, by execution. */
  public Map<UUID, Integer> sent(UUID organization, Instant from, Instant before) {
    var d = REPORT_DELIVERIES;
    return database
        .dsl()
        .select(d.REPORT_EXECUTION_ID, DSL.count())
        .from(d)
        .where(condition("completed_at is not null"))
        .and(d.COMPLETED_AT.ge(from))
        .and(d.COMPLETED_AT.lt(before))
        .and(database.filter(d.ORGANIZATION_ID, organization))
        .and(d.STATUS.in("sent", "delivered"))
        .groupBy(d.REPORT_EXECUTION_ID)
        .fetchMap(d.REPORT_EXECUTION_ID, row -> row.value2());
  }

  /**
   * Sends the same files again to readers who do not have them; in the caller's transaction.
   *
   * @param chosen deliveries to send again, also those that were sent; null: all that failed
   * @return how many will be sent
   */
  public int redeliver(UUID organization, UUID execution, @Nullable List<UUID> chosen) {
    var d = REPORT_DELIVERIES;
    Condition which =
        chosen == null
            ? d.STATUS.in(FAILED)
            : d.ID
                .in(chosen)
                .and(
                    d.STATUS.in(
                        "failed", "bounced", "suppressed", "indeterminate", "sent", "delivered"));
    int again =
        database
            .dsl()
            .update(d)
            .set(d.STATUS, TABLE.waiting())
            .set(d.LANE, 0)
            .set(d.AVAILABLE_AT, time.instant())
            .set(d.RETRY_COUNT, 0)
            .set(d.UNCERTAIN_COUNT, 0)
            .setNull(d.COMPLETED_AT)
            .setNull(d.STARTED_AT)
            .where(d.REPORT_EXECUTION_ID.eq(execution))
            .and(d.ORGANIZATION_ID.eq(organization))
            .and(which)
            .execute();
    queue.wake(TABLE.kind());
    return again;
  }

  /** Deliveries whose outcome could not be known are sent once more when their time has come. */
  int resendUncertain() {
    var d = REPORT_DELIVERIES;
    int again =
        database
            .dsl()
            .update(d)
            .set(d.STATUS, TABLE.waiting())
            .where(condition("status = 'indeterminate' and completed_at is null"))
            .and(d.AVAILABLE_AT.le(time.instant()))
            .execute();
    if (again > 0) queue.wake(TABLE.kind());
    return again;
  }

  /** Deliveries that are not over. */
  public int waiting() {
    return database
        .dsl()
        .fetchCount(REPORT_DELIVERIES, condition("status in ('pending', 'claimed', 'sending')"));
  }

  Optional<ReportDeliveriesRecord> row(UUID id) {
    return database
        .dsl()
        .selectFrom(REPORT_DELIVERIES)
        .where(REPORT_DELIVERIES.ID.eq(id))
        .fetchOptional();
  }

  /** What the reader of a delivery is told. */
  Letter letter(ReportDeliveriesRecord delivery) {
    JsonNode own = delivery.getContent();
    return own == null
        ? common(delivery.getReportExecutionId())
        : json.treeToValue(own, Letter.class);
  }

  private Letter common(UUID execution) {
    return database
        .dsl()
        .select(DELIVERY_PARCELS.CONTENT)
        .from(DELIVERY_PARCELS)
        .where(DELIVERY_PARCELS.REPORT_EXECUTION_ID.eq(execution))
        .fetchSingle(row -> json.treeToValue(row.value1(), Letter.class));
  }
}

package punctual.audit;

import static punctual.database.schema.Tables.AUDIT_LOGS;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import punctual.database.Database;
import punctual.database.Ids;
import punctual.database.schema.tables.records.AuditLogsRecord;
import punctual.web.Page;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The audit log: written in the caller's transaction, so that a change and its entry are both there
 * or neither.
 */
public final class Audit {
  private final Database database;
  private final InstantSource time;
  private final Ids ids;
  private final JsonMapper json;

  public Audit(Database database, InstantSource time, Ids ids, JsonMapper json) {
    this.database = database;
    this.time = time;
    this.ids = ids;
    this.json = json;
  }

  /** Appends; only ever called inside the transaction of the change that it describes. */
  public void record(AuditEntry entry) {
    database
        .dsl()
        .insertInto(AUDIT_LOGS)
        .set(AUDIT_LOGS.ID, ids.next())
        .set(AUDIT_LOGS.ORGANIZATION_ID, entry.organizationId())
        .set(AUDIT_LOGS.USER_ID, entry.userId())
        .set(AUDIT_LOGS.ACTOR, entry.actor())
        .set(AUDIT_LOGS.ACTION, entry.action())
        .set(AUDIT_LOGS.OBJECT_TYPE, entry.objectType())
        .set(AUDIT_LOGS.OBJECT_ID, entry.objectId())
        .set(AUDIT_LOGS.OBJECT_NAME, entry.objectName())
        .set(AUDIT_LOGS.OLD_VALUES, tree(entry.before()))
        .set(AUDIT_LOGS.NEW_VALUES, tree(entry.after()))
        .set(AUDIT_LOGS.IP, entry.ip())
        .set(AUDIT_LOGS.REQUEST_ID, MDC.get("request"))
        .set(AUDIT_LOGS.CREATED_AT, time.instant())
        .execute();
  }

  private @Nullable JsonNode tree(@Nullable Map<String, ?> values) {
    return values == null ? null : json.valueToTree(values);
  }

  /**
   * What to look for; null means any.
   *
   * @param action a verb such as {@code schedule.created}, or its first part, {@code schedule}
   * @param from inclusive
   * @param to exclusive
   */
  public record Filter(
      @Nullable UUID userId,
      @Nullable String action,
      @Nullable String objectId,
      @Nullable Instant from,
      @Nullable Instant to) {}

  /** Entries of one organisation, newest first. */
  public Page<AuditLogsRecord> search(UUID organization, Filter filter, Page.Request page) {
    return database.read(() -> {
      Condition where = where(organization, filter);
      List<AuditLogsRecord> items =
          database
              .dsl()
              .selectFrom(AUDIT_LOGS)
              .where(where)
              .orderBy(AUDIT_LOGS.CREATED_AT.desc(), AUDIT_LOGS.ID.desc())
              .limit(page.limit())
              .offset(page.offset())
              .fetch();
      return Page.of(items, database.dsl().fetchCount(AUDIT_LOGS, where), page);
    });
  }

  private static Condition where(UUID organization, Filter filter) {
    Condition where = AUDIT_LOGS.ORGANIZATION_ID.eq(organization);
    if (filter.userId() != null) where = where.and(AUDIT_LOGS.USER_ID.eq(filter.userId()));
    if (filter.action() != null) {
      where =
          where.and(
              AUDIT_LOGS
                  .ACTION
                  .eq(filter.action())
                  .or(AUDIT_LOGS.ACTION.startsWith(filter.action() + ".")));
    }
    if (filter.objectId() != null) where = where.and(AUDIT_LOGS.OBJECT_ID.eq(filter.objectId()));
    if (filter.from() != null) where = where.and(AUDIT_LOGS.CREATED_AT.ge(filter.from()));
    if (filter.to() != null) where = where.and(AUDIT_LOGS.CREATED_AT.lt(filter.to()));
    return where;
  }
}

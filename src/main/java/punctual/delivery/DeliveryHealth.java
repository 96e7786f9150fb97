package punctual.delivery;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;
import static punctual.database.schema.Tables.REPORT_DELIVERIES;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import punctual.database.Database;

/** How deliveries go on the whole installation, for those who watch it. Changes nothing. */
public final class DeliveryHealth {
  private final Database database;

  public DeliveryHealth(Database database) {
    this.database = database;
  }

  /** Mails that wait for their first or next attempt, by organisation (PR-9.10). */
  public Map<UUID, Integer> waitingMails() {
    var waiting = new HashMap<>(mails("status = 'pending'"));
    mails("status = 'delayed'").forEach((who, more) -> waiting.merge(who, more, Integer::sum));
    return waiting;
  }

  /** One state at a time: each has an index of its own. */
  private Map<UUID, Integer> mails(String state) {
    var d = REPORT_DELIVERIES;
    return database
        .dsl()
        .select(d.ORGANIZATION_ID, count())
        .from(d)
        .where(condition(state))
        .and(d.CHANNEL.eq("email"))
        .groupBy(d.ORGANIZATION_ID)
        .fetchMap(d.ORGANIZATION_ID, count());
  }

  /** Deliveries of one organisation through one channel that its settings made fail. */
  public record Misconfigured(
      UUID organizationId, String channel, int deliveries, Instant lastAt, String message) {}

  /**
   * Where deliveries failed by configuration since an instant, and none succeeded since the last of
   * them (PR-6.7).
   */
  public List<Misconfigured> misconfiguredSince(Instant since) {
    var d = REPORT_DELIVERIES;
    return database
        .dsl()
        .select(d.ORGANIZATION_ID, d.CHANNEL, count(), max(d.COMPLETED_AT), max(d.ERROR_MESSAGE))
        .from(d)
        .where(condition("status = 'failed'"))
        .and(d.COMPLETED_AT.ge(since))
        .and(d.ERROR_CATEGORY.eq("configuration"))
        .groupBy(d.ORGANIZATION_ID, d.CHANNEL)
        .fetch(row ->
            new Misconfigured(row.value1(), row.value2(), row.value3(), row.value4(), row.value5()))
        .stream()
        .filter(fault -> !succeededAfter(fault))
        .toList();
  }

  private boolean succeededAfter(Misconfigured fault) {
    var d = REPORT_DELIVERIES;
    return database
        .dsl()
        .fetchExists(
            d,
            d.COMPLETED_AT
                .gt(fault.lastAt())
                .and(d.ORGANIZATION_ID.eq(fault.organizationId()))
                .and(d.CHANNEL.eq(fault.channel()))
                .and(d.STATUS.in("sent", "delivered")));
  }
}

package punctual.schedules;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.count;
import static punctual.database.schema.Tables.SCHEDULED_REPORTS;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;
import punctual.database.Database;

/**
 * How schedules do on the whole installation, for those who watch it. Reads from partial indexes,
 * so that the number of schedules that are well does not matter. Changes nothing.
 */
public final class ScheduleHealth {
  private static final int BATCH = 500;
  private static final String UNSUCCESSFUL =
      "deleted_at is null and (last_status is null or last_status = 'failed')";

  private final Database database;

  public ScheduleHealth(Database database) {
    this.database = database;
  }

  /** Schedules whose due time has passed and that nothing has taken up, by organisation. */
  public Map<UUID, Integer> overdue(Instant since) {
    var s = SCHEDULED_REPORTS;
    return database
        .dsl()
        .select(s.ORGANIZATION_ID, count())
        .from(s)
        .where(condition("is_active"))
        .and(s.NEXT_RUN_AT.lt(since))
        .groupBy(s.ORGANIZATION_ID)
        .fetchMap(s.ORGANIZATION_ID, count());
  }

  /**
   * A schedule that did not succeed.
   *
   * @param since its last success; its making where there was none
   */
  public record Unsuccessful(
      UUID organizationId, UUID scheduleId, @Nullable UUID lastExecutionId, Instant since) {}

  /** Schedules whose last run failed. */
  public List<Unsuccessful> failing() {
    return unsuccessful(SCHEDULED_REPORTS.LAST_STATUS.eq("failed"), Integer.MAX_VALUE);
  }

  /** Schedules that are on and have had no success since an instant, at most {@code most}. */
  public List<Unsuccessful> withoutSuccessSince(Instant since, int most) {
    var s = SCHEDULED_REPORTS;
    return unsuccessful(
        condition("is_active").and(coalesce(s.LAST_SUCCESS_AT, s.CREATED_AT).lt(since)), most);
  }

  private List<Unsuccessful> unsuccessful(Condition which, int most) {
    var s = SCHEDULED_REPORTS;
    return database
        .dsl()
        .select(s.ORGANIZATION_ID, s.ID, s.LAST_EXECUTION_ID, s.LAST_SUCCESS_AT, s.CREATED_AT)
        .from(s)
        .where(condition(UNSUCCESSFUL).and(which))
        .orderBy(s.ORGANIZATION_ID, s.ID)
        .limit(most)
        .fetch(row ->
            new Unsuccessful(
                row.value1(),
                row.value2(),
                row.value3(),
                row.value4() == null ? row.value5() : row.value4()));
  }

  /** A schedule that keeps failing and is spared for a while. */
  public record OpenCircuit(UUID organizationId, UUID scheduleId, String state, Instant until) {}

  public List<OpenCircuit> openCircuits() {
    var s = SCHEDULED_REPORTS;
    return database
        .dsl()
        .select(s.ORGANIZATION_ID, s.ID, s.CIRCUIT, s.CIRCUIT_UNTIL)
        .from(s)
        .where(condition("circuit <> 'closed' and deleted_at is null"))
        .and(s.CIRCUIT_UNTIL.isNotNull())
        .orderBy(s.ORGANIZATION_ID, s.ID)
        .fetch(row -> new OpenCircuit(row.value1(), row.value2(), row.value3(), row.value4()));
  }

  /** Names by id. */
  public Map<UUID, String> names(Collection<UUID> schedules) {
    var names = new HashMap<UUID, String>();
    var all = List.copyOf(schedules);
    for (int from = 0; from < all.size(); from += BATCH) {
      database
          .dsl()
          .select(SCHEDULED_REPORTS.ID, SCHEDULED_REPORTS.NAME)
          .from(SCHEDULED_REPORTS)
          .where(SCHEDULED_REPORTS.ID.in(all.subList(from, Math.min(all.size(), from + BATCH))))
          .forEach(row -> names.put(row.value1(), row.value2()));
    }
    return names;
  }
}

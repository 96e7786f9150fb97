package punctual.delivery;

import static org.jooq.impl.DSL.condition;
import static punctual.database.schema.Tables.REPORT_DELIVERIES;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import punctual.database.Database;
import punctual.storage.Awaited;

/** Files stay for as long as a delivery of them is not over. */
final class WaitingReaders implements Awaited {
  private final Database database;

  WaitingReaders(Database database) {
    this.database = database;
  }

  @Override
  public Set<UUID> among(Collection<UUID> executions) {
    var d = REPORT_DELIVERIES;
    return database
        .dsl()
        .selectDistinct(d.REPORT_EXECUTION_ID)
        .from(d)
        .where(d.REPORT_EXECUTION_ID.in(executions))
        .and(condition("completed_at is null"))
        .fetchSet(d.REPORT_EXECUTION_ID);
  }
}

package punctual.reports;

import java.time.InstantSource;
import java.util.Optional;
import punctual.audit.Audit;
import punctual.database.Database;
import punctual.database.Ids;
import punctual.queue.Queue;
import punctual.schedules.Schedules;
import tools.jackson.databind.json.JsonMapper;

/** Lets the benches make what only the server makes. */
public final class ExecutionsDoor {
  private ExecutionsDoor() {}

  public static Executions executions(
      Database database, Schedules schedules, Queue queue, InstantSource time, Ids ids) {
    var json = JsonMapper.shared();
    var parts =
        new Executions.Parts(
            new ExecutionRepository(database),
            schedules,
            queue,
            new Audit(database, time, ids, json),
            type -> "shop",
            DeadLettersFixture.aftermath(database, time, ids),
            new Clearance((_, _) -> Optional.empty()));
    return new Executions(parts, database, time, ids, json);
  }
}

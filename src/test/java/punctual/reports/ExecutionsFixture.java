package punctual.reports;

import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import punctual.audit.Audit;
import punctual.database.Database;
import punctual.database.Ids;
import punctual.queue.Queue;
import punctual.schedules.SchedulesFixture;
import tools.jackson.databind.json.JsonMapper;

/** Executions over a database; nothing works on them. */
public final class ExecutionsFixture {
  private ExecutionsFixture() {}

  public static Executions over(Database database, InstantSource time, Ids ids) {
    JsonMapper json = JsonMapper.shared();
    var parts =
        new Executions.Parts(
            new ExecutionRepository(database),
            SchedulesFixture.over(database, time),
            new Queue(database, time, new Random(2), ids),
            new Audit(database, time, ids, json),
            type -> "shop",
            DeadLettersFixture.aftermath(database, time, ids),
            new Clearance((_, _) -> Optional.empty()));
    return new Executions(parts, database, time, ids, json);
  }
}

package punctual.queue;

import static org.jooq.impl.DSL.condition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.Record;
import punctual.database.Database;

/**
 * Rows that say this node works on them, and it does not: the answer to a claim's commit was lost,
 * or an end could not be recorded. No lease would ever free them, for the node lives.
 */
final class Forgotten {
  private final QueueTable table;
  private final Database database;
  private Set<Claim> suspects = Set.of();

  Forgotten(QueueTable table, Database database) {
    this.table = table;
    this.database = database;
  }

  private record Claim(UUID id, int attempt) {}

  /**
   * Those that were found twice in a row: a claim that is just being started is not forgotten.
   *
   * @param running what the node works on, asked after the table
   */
  List<Record> find(UUID node, Supplier<? extends Collection<UUID>> running) {
    var rows =
        database
            .dsl()
            .selectFrom(table.table())
            .where(condition(table.isActive(table.name())))
            .and(table.worker().eq(node))
            .fetch();
    Collection<UUID> known = running.get();
    var now = new HashSet<Claim>();
    var forgotten = new ArrayList<Record>();
    for (Record row : rows) {
      if (known.contains(row.get(table.id()))) continue;
      var claim = new Claim(row.get(table.id()), row.get(table.attempt()));
      if (suspects.contains(claim)) forgotten.add(row);
      now.add(claim);
    }
    suspects = now;
    return forgotten;
  }
}

package punctual.reports;

import static punctual.database.schema.Tables.BURST_PARTS;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import punctual.database.Database;
import punctual.database.schema.tables.records.BurstPartsRecord;
import punctual.web.Page;

/** SQL of the parts of split reports. */
final class BurstRepository {
  private final Database database;

  BurstRepository(Database database) {
    this.database = database;
  }

  /**
   * A part as it is kept.
   *
   * @param key empty for rows that had none
   * @param outcome a word of {@link BurstPart.Outcome}
   */
  record Kept(String key, long rows, String outcome) {}

  /** In the transaction that completes the execution. */
  void insert(Execution execution, List<BurstPart> parts) {
    database.insert(parts.stream().map(part -> row(execution, part)).toList());
  }

  private static BurstPartsRecord row(Execution execution, BurstPart part) {
    var row = new BurstPartsRecord();
    row.setExecutionId(execution.id());
    row.setOrganizationId(execution.organizationId());
    row.setNumber(part.number());
    row.setBurstKey(part.key());
    row.setRowCount(part.rows());
    row.setOutcome(part.outcome().word());
    return row;
  }

  /** How many parts an execution has; 0 where it was not split, or gave none yet. */
  int count(UUID execution) {
    return database.dsl().fetchCount(BURST_PARTS, BURST_PARTS.EXECUTION_ID.eq(execution));
  }

  /**
   * A page of parts in the order of their keys.
   *
   * @param q part of a key, whatever its case; null: all
   */
  Page<Kept> search(Execution execution, @Nullable String q, Page.Request page) {
    var p = BURST_PARTS;
    Condition where =
        p.EXECUTION_ID.eq(execution.id()).and(p.ORGANIZATION_ID.eq(execution.organizationId()));
    if (q != null && !q.isBlank())
      where = where.and(DSL.lower(p.BURST_KEY).contains(q.strip().toLowerCase(Locale.ROOT)));
    var items =
        database
            .dsl()
            .selectFrom(p)
            .where(where)
            .orderBy(p.NUMBER)
            .limit(page.limit())
            .offset(page.offset())
            .fetch(row -> new Kept(row.getBurstKey(), row.getRowCount(), row.getOutcome()));
    return Page.of(items, database.dsl().fetchCount(p, where), page);
  }
}

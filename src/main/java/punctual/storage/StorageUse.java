package punctual.storage;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.sum;
import static punctual.database.schema.Tables.ARTIFACTS;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;
import punctual.database.Database;

/** What takes up the disk of the report files (PR-8.4, PR-8.9). */
public final class StorageUse {
  private final DiskStore store;
  private final Database database;

  StorageUse(DiskStore store, Database database) {
    this.store = store;
    this.database = database;
  }

  /**
   * Files of one organisation and report type.
   *
   * @param reportType empty for files made before types were noted
   */
  public record Part(UUID organizationId, String reportType, long bytes, int files) {}

  /** Every file that is there, from the index alone. */
  public List<Part> parts() {
    var a = ARTIFACTS;
    return database
        .dsl()
        .select(a.ORGANIZATION_ID, a.REPORT_TYPE, sum(a.BYTES), count())
        .from(a)
        .where(condition("deleted_at is null"))
        .groupBy(a.ORGANIZATION_ID, a.REPORT_TYPE)
        .fetch(row -> new Part(row.value1(), row.value2(), bytes(row.value3()), row.value4()));
  }

  /** Bytes whose time is over and that wait for housekeeping; null: of every organisation. */
  public long expiredBytes(@Nullable UUID organization, Instant now) {
    return bytes(organization, ARTIFACTS.EXPIRES_AT.lt(now));
  }

  /** Bytes of files that were made before an instant; null: of every organisation. */
  public long bytesBefore(@Nullable UUID organization, Instant before) {
    return bytes(organization, ARTIFACTS.CREATED_AT.lt(before));
  }

  private long bytes(@Nullable UUID organization, Condition which) {
    Condition whose =
        organization == null
            ? condition("deleted_at is null")
            : condition("deleted_at is null").and(ARTIFACTS.ORGANIZATION_ID.eq(organization));
    return database
        .dsl()
        .select(sum(ARTIFACTS.BYTES))
        .from(ARTIFACTS)
        .where(whose.and(which))
        .fetchSingle(row -> bytes(row.value1()));
  }

  private static long bytes(@Nullable BigDecimal sum) {
    return sum == null ? 0 : sum.longValue();
  }

  /** Bytes of unfinished files; looks at every file, so not often. */
  public long unfinishedBytes() throws IOException {
    return store.unfinishedBytes();
  }
}

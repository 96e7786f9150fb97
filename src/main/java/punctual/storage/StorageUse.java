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
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;
import punctual.database.Database;
import punctual.storage.stores.DiskStore;

/** What report files take up, compressed and encrypted as they are stored (PR-8.4, PR-8.9). */
public final class StorageUse {
  private static final int FETCH = 1000;

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

  /**
   * A file and when it took up room.
   *
   * @param until null: it is still there
   */
  public record Span(String reportType, long bytes, Instant from, @Nullable Instant until) {}

  /** Hands out the files of an organisation that were there within a time, one after another. */
  public void spans(UUID organization, Instant from, Instant before, Consumer<Span> taker) {
    var a = ARTIFACTS;
    database.read(() -> {
      try (var rows =
          database
              .dsl()
              .select(a.REPORT_TYPE, a.BYTES, a.CREATED_AT, a.DELETED_AT)
              .from(a)
              .where(a.ORGANIZATION_ID.eq(organization))
              .and(a.CREATED_AT.lt(before))
              .and(a.DELETED_AT.isNull().or(a.DELETED_AT.gt(from)))
              .fetchSize(FETCH)
              .fetchLazy()) {
        for (var row : rows)
          taker.accept(new Span(row.value1(), row.value2(), row.value3(), row.value4()));
      }
      return true;
    });
  }

  /** Every file that is there, from the index alone. */
  public List<Part> parts() {
    var a = ARTIFACTS;
    return database
        .dsl()
        .select(a.ORGANIZATION_ID, a.REPORT_TYPE, sum(a.STORED_BYTES), count())
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
        .select(sum(ARTIFACTS.STORED_BYTES))
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

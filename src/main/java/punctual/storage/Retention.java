package punctual.storage;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;
import static punctual.database.schema.Tables.ARTIFACTS;
import static punctual.database.schema.Tables.RETENTION_POLICIES;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import punctual.database.Database;
import punctual.database.Dialect;
import punctual.database.schema.tables.records.RetentionPoliciesRecord;

/** How long report files are kept, by organisation, and whether they are archived then (PL-F.5). */
public final class Retention {
  /** In days. */
  public static final int SHORTEST = 1;

  /** In days. */
  public static final int LONGEST = 3650;

  private final Database database;
  private final InstantSource time;
  private final Duration usual;
  private final boolean withArchive;

  /**
   * @param usual where an organisation says nothing
   * @param withArchive the installation has one
   */
  Retention(Database database, InstantSource time, Duration usual, boolean withArchive) {
    this.database = database;
    this.time = time;
    this.usual = usual;
    this.withArchive = withArchive;
  }

  /**
   * What an organisation says.
   *
   * @param days 1 to 3,650; null: as the installation
   * @param archive whether files are archived before they are deleted; null: where the installation
   *     has an archive
   */
  public record Policy(@Nullable Integer days, @Nullable Boolean archive) {
    static final Policy NONE = new Policy(null, null);
  }

  public Policy policy(UUID organization) {
    return row(organization)
        .map(row -> new Policy(row.getDays(), row.getArchive()))
        .orElse(Policy.NONE);
  }

  private Optional<RetentionPoliciesRecord> row(UUID organization) {
    return database
        .dsl()
        .selectFrom(RETENTION_POLICIES)
        .where(RETENTION_POLICIES.ORGANIZATION_ID.eq(organization))
        .fetchOptional();
  }

  /** How long files of an organisation are kept that are made now. */
  public Duration of(UUID organization) {
    return kept(policy(organization));
  }

  Duration kept(Policy policy) {
    return policy.days() == null ? usual : Duration.ofDays(policy.days());
  }

  /** How long files are kept where an organisation says nothing. */
  public Duration usual() {
    return usual;
  }

  public boolean hasArchive() {
    return withArchive;
  }

  /** Whether files of an organisation are archived before they are deleted. */
  public boolean isArchived(UUID organization) {
    return isArchived(policy(organization));
  }

  boolean isArchived(Policy policy) {
    return policy.archive() == null ? withArchive : policy.archive();
  }

  /** Sets what holds for files that are made from now on; in the caller's transaction. */
  public void set(UUID organization, Policy policy) {
    var p = RETENTION_POLICIES;
    database
        .dsl()
        .insertInto(p)
        .set(p.ORGANIZATION_ID, organization)
        .set(p.DAYS, policy.days())
        .set(p.ARCHIVE, policy.archive())
        .set(p.UPDATED_AT, time.instant())
        .onConflict(p.ORGANIZATION_ID)
        .doUpdate()
        .set(p.DAYS, policy.days())
        .set(p.ARCHIVE, policy.archive())
        .set(p.UPDATED_AT, time.instant())
        .execute();
  }

  /**
   * What another time would mean for the files that are there.
   *
   * @param files all of them
   * @param ending those that the next clean-up would then delete
   */
  public record Effect(int files, long bytes, int ending, long endingBytes) {}

  public Effect effect(UUID organization, Duration kept) {
    Condition over = ARTIFACTS.CREATED_AT.le(time.instant().minus(kept));
    return database
        .dsl()
        .select(
            count(),
            sum(ARTIFACTS.BYTES),
            count().filterWhere(over),
            sum(ARTIFACTS.BYTES).filterWhere(over))
        .from(ARTIFACTS)
        .where(there(organization))
        .fetchSingle(row ->
            new Effect(row.value1(), bytes(row.value2()), row.value3(), bytes(row.value4())));
  }

  private static long bytes(@Nullable BigDecimal sum) {
    return sum == null ? 0 : sum.longValue();
  }

  private static Condition there(UUID organization) {
    return condition("deleted_at is null").and(ARTIFACTS.ORGANIZATION_ID.eq(organization));
  }

  /** Gives the files that are there another time from when they were made. */
  public void apply(UUID organization, Duration kept) {
    database
        .dsl()
        .update(ARTIFACTS)
        .set(ARTIFACTS.EXPIRES_AT, createdPlus(kept))
        .where(there(organization))
        .execute();
  }

  /** In seconds, for a day of PostgreSQL follows the clock changes of its session. */
  private Field<Instant> createdPlus(Duration kept) {
    if (database.dialect() == Dialect.POSTGRESQL) {
      return field(
          "{0} + make_interval(secs => {1})",
          ARTIFACTS.EXPIRES_AT.getDataType(), ARTIFACTS.CREATED_AT, val((double) kept.toSeconds()));
    }
    // whole seconds alone: SQLite's functions round the rest
    return field(
        "strftime('%Y-%m-%dT%H:%M:%S', substr({0}, 1, 19), {1}) || substr({0}, 20)",
        ARTIFACTS.EXPIRES_AT.getDataType(),
        ARTIFACTS.CREATED_AT,
        val("+%d seconds".formatted(kept.toSeconds())));
  }

  /**
   * Makes sure that a file that is sent only now can be fetched for a while yet; in the caller's
   * transaction.
   *
   * @return the file with its time
   */
  public Artifact atLeast(Artifact file, Duration from) {
    Instant least = time.instant().plus(from);
    if (!file.expiresAt().isBefore(least)) return file;
    database
        .dsl()
        .update(ARTIFACTS)
        .set(ARTIFACTS.EXPIRES_AT, least)
        .where(ARTIFACTS.ID.eq(file.id()))
        .and(ARTIFACTS.EXPIRES_AT.lt(least))
        .execute();
    return file.until(least);
  }
}

package punctual.queue;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * A table whose rows are jobs: the queue reads and writes its queue columns, all else belongs to
 * the owner.
 *
 * @param kind name in logs and settings: {@code reports}, {@code deliveries}
 * @param waiting state of a row that can start now
 * @param claimed state after a claim
 * @param active states that take a slot and count towards the organisation's limit
 * @param done state of a row whose work succeeded
 * @param serial rows of one group run one after the other; null where each is on its own
 * @param resource column that names what a row uses together with others, such as its data source,
 *     and that bears only so many at once; the column leads the indexes of waiting rows. Null where
 *     rows share nothing
 */
public record QueueTable(
    String kind,
    Table<?> table,
    String waiting,
    String claimed,
    List<String> active,
    String done,
    @Nullable Serial serial,
    @Nullable String resource) {

  /**
   * A row waits until every earlier row of its group that {@code blocks} is final.
   *
   * @param group column of the group
   * @param order column that says which is earlier
   * @param blockers SQL condition on the alias {@code p}: unfinished rows that hold others up
   */
  public record Serial(String group, String order, String blockers) {}

  static final String DELAYED = "delayed";
  static final String FAILED = "failed";
  static final String CANCELLED = "cancelled";
  static final String SKIPPED = "skipped";

  String name() {
    return table.getName();
  }

  Field<UUID> id() {
    return field("id", UUID.class);
  }

  Field<UUID> organization() {
    return field("organization_id", UUID.class);
  }

  Field<Integer> lane() {
    return field("lane", Integer.class);
  }

  Field<String> status() {
    return field("status", String.class);
  }

  Field<Instant> availableAt() {
    return field("available_at", Instant.class);
  }

  Field<Integer> attempt() {
    return field("attempt", Integer.class);
  }

  Field<Integer> retries() {
    return field("retry_count", Integer.class);
  }

  Field<UUID> worker() {
    return field("worker_id", UUID.class);
  }

  Field<Instant> startedAt() {
    return field("started_at", Instant.class);
  }

  Field<Instant> deadlineAt() {
    return field("deadline_at", Instant.class);
  }

  Field<Instant> completedAt() {
    return field("completed_at", Instant.class);
  }

  Field<Integer> timeout() {
    return field("timeout_seconds", Integer.class);
  }

  /**
   * The column itself: a field that jOOQ coerces to a type would lose the binding that reads and
   * writes it.
   */
  @SuppressWarnings("unchecked")
  <T> Field<T> field(String column, Class<T> type) {
    Field<?> field = table.field(column);
    if (field == null || field.getType() != type) {
      throw new IllegalStateException(name() + " has no column " + column + " of " + type);
    }
    return (Field<T>) field;
  }

  boolean has(String column) {
    Field<?> field = table.field(column);
    return field != null;
  }

  /**
   * SQL condition of a row that takes a slot. Word for word what the partial indexes say: SQLite
   * does not see that {@code in ('a')} means {@code = 'a'}, and would count by another index,
   * through all of the history.
   */
  String isActive(String alias) {
    return active.size() == 1
        ? "%s.status = '%s'".formatted(alias, active.getFirst())
        : "%s.status in ('%s')".formatted(alias, String.join("', '", active));
  }

  /** SQL condition of the rows of one partition: its lane and, where there is one, its resource. */
  String partition(String alias) {
    String lane = alias + ".lane = ?";
    return resource == null ? lane : "%s and %s.%s = ?".formatted(lane, alias, resource);
  }

  /** The values for {@link #partition}. */
  List<Object> values(Partition partition) {
    return resource == null
        ? List.of(partition.lane())
        : List.of(partition.lane(), partition.resource());
  }

  /** The columns that lead the index of waiting rows, up to the organisation. */
  String order(String alias) {
    String middle = resource == null ? "" : "%s.%s, ".formatted(alias, resource);
    return "%1$s.lane, %2$s%1$s.organization_id".formatted(alias, middle);
  }

  /** SQL that counts the rows of a resource that run now, by the index of those that have one. */
  String runningOf(String value) {
    return "(select count(*) from %1$s r where %2$s and r.%3$s <> '' and r.%3$s = %4$s)"
        .formatted(name(), isActive("r"), resource, value);
  }

  /**
   * The condition that keeps a row of a group behind its earlier ones; empty where there are no
   * groups.
   */
  String notBlocked(String alias) {
    if (serial == null) return "";
    return " and not exists (select 1 from %s p where p.%s = %s.%s and p.%s < %s.%s and %s)"
        .formatted(
            name(),
            serial.group(),
            alias,
            serial.group(),
            serial.order(),
            alias,
            serial.order(),
            serial.blockers());
  }
}

package punctual.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static punctual.database.schema.Tables.INSTALLATION;
import static punctual.database.schema.Tables.ORGANIZATIONS;
import static punctual.database.schema.Tables.ORGANIZATION_QUOTAS;
import static punctual.database.schema.Tables.USERS;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import punctual.testing.Given;
import punctual.testing.SettableTime;
import punctual.testing.TestDatabase;

/** What every feature may rely on, whichever the database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class DatabaseTest {
  private static final Instant NOW = SettableTime.START;

  private final String url;
  private final Installation facts;
  private Database database;

  DatabaseTest(TestDatabase kind) {
    url = kind.freshUrl();
    database = TestDatabase.open(url);
    facts = new Installation(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void what_is_to_be_done_before_the_commit_is_done_once_for_each_key() {
    var done = new ArrayList<String>();
    database.write(() -> {
      for (String key : List.of("a", "b", "a")) {
        database.onceBeforeCommit(key, () -> done.add(key));
      }
      database.afterCommit(() -> done.add("committed"));
      assertThat(done).isEmpty();
    });
    assertThat(done).containsExactly("a", "b", "committed");
    database.onceBeforeCommit("a", () -> done.add("at once"));
    assertThat(done).endsWith("at once");
  }

  @Test
  void what_is_rolled_back_does_nothing_before_its_commit() {
    var done = new ArrayList<String>();
    assertThatThrownBy(() ->
            database.write(() -> {
              database.onceBeforeCommit("a", () -> done.add("a"));
              throw new IllegalStateException("wrong");
            }))
        .hasMessage("wrong");
    assertThat(done).isEmpty();
  }

  @Test
  void what_throws_leaves_nothing_behind_and_the_caller_gets_what_was_thrown() {
    var wrong = new IllegalStateException("wrong");
    assertThatThrownBy(() ->
            database.write(() -> {
              facts.set("a", "1", NOW);
              database.write(() -> facts.set("b", "2", NOW));
              throw wrong;
            }))
        .isSameAs(wrong);
    assertThat(facts.get("a")).isEmpty();
    assertThat(facts.get("b")).isEmpty();
  }

  @Test
  void an_inner_transaction_sees_and_joins_the_outer_one() {
    database.write(() -> {
      facts.set("a", "1", NOW);
      assertThat(database.<Object>read(() -> facts.get("a"))).isNotNull();
      database.write(() -> facts.set("a", facts.get("a").orElseThrow() + "2", NOW));
    });
    assertThat(facts.get("a")).contains("12");
  }

  @Test
  void a_write_inside_a_read_fails() {
    assertThatThrownBy(() ->
            database.read(() -> {
              facts.get("a");
              facts.set("a", "1", NOW);
              return 1;
            }))
        .isInstanceOf(DataAccessException.class);
    assertThat(facts.get("a")).isEmpty();
    facts.set("a", "later", NOW);
    assertThat(facts.get("a")).contains("later");
  }

  @Test
  void a_read_has_one_snapshot() {
    facts.set("a", "before", NOW);
    String both =
        database.read(() -> {
          String first = facts.get("a").orElseThrow();
          var other = Thread.ofVirtual().start(() -> facts.set("a", "after", NOW));
          join(other);
          return first + " " + facts.get("a").orElseThrow();
        });
    assertThat(both).isEqualTo("before before");
    assertThat(facts.get("a")).contains("after");
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_hint_comes_after_the_commit_and_never_after_a_rollback() {
    var hints = new ArrayList<String>();
    database.afterCommit(() -> hints.add("at once"));
    database.write(() -> {
      database.afterCommit(() -> hints.add("committed"));
      assertThat(hints).containsExactly("at once");
    });
    assertThatThrownBy(() ->
            database.write(() -> {
              database.afterCommit(() -> hints.add("rolled back"));
              throw new IllegalStateException();
            }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(hints).containsExactly("at once", "committed");
  }

  @Test
  void instants_come_back_in_microseconds_and_sort_by_time() {
    var instants =
        new ArrayList<>(
            List.of(
                Instant.parse("1999-12-31T23:59:59.999999Z"),
                Instant.parse("2026-11-24T09:00:00Z"),
                Instant.parse("2026-11-24T09:00:00.000001Z"),
                Instant.parse("2026-11-24T09:00:00.1Z"),
                Instant.parse("2026-11-24T09:00:01Z"),
                Instant.parse("9999-12-31T00:00:00Z")));
    var sorted = List.copyOf(instants);
    Collections.shuffle(instants, new Random(3));
    for (int i = 0; i < instants.size(); i++) facts.set("i" + i, "", instants.get(i));
    var i = INSTALLATION;
    assertThat(
            database
                .dsl()
                .select(i.UPDATED_AT)
                .from(i)
                .where(i.NAME.startsWith("i"))
                .orderBy(i.UPDATED_AT)
                .fetch(i.UPDATED_AT))
        .isEqualTo(sorted);
    assertThat(database.dsl().fetchCount(i, i.UPDATED_AT.le(sorted.get(2)))).isEqualTo(3);
    facts.set("nanos", "", Instant.parse("2026-11-24T09:00:00.123456789Z"));
    assertThat(database.dsl().select(i.UPDATED_AT).from(i).where(i.NAME.eq("nanos")).fetchSingle())
        .extracting(row -> row.value1())
        .isEqualTo(Instant.parse("2026-11-24T09:00:00.123456Z"));
  }

  @Test
  void json_booleans_and_ids_come_back_as_they_were() {
    var given = new Given(database, new SettableTime());
    UUID id = given.organization();
    var domains = Given.json("[\"a.test\", \"ü'\\\"\\\\ €\", {\"n\": 1.50}]");
    var o = ORGANIZATIONS;
    database.dsl().update(o).set(o.EMAIL_DOMAINS, domains).where(o.ID.eq(id)).execute();
    var row = database.dsl().selectFrom(o).where(o.ID.eq(id)).fetchSingle();
    assertThat(row.getEmailDomains().toString()).isEqualTo(domains.toString());
    assertThat(row.getId()).isEqualTo(id);
    var user = database.dsl().selectFrom(USERS).where(USERS.IS_ACTIVE).fetchSingle();
    assertThat(user.getIsActive()).isTrue();
    assertThat(user.getIsOperator()).isFalse();
  }

  @Test
  void ids_sort_in_the_order_in_which_they_were_made() {
    var given = new Given(database, new SettableTime());
    var made = new ArrayList<UUID>();
    for (int i = 0; i < 20; i++) made.add(given.organization());
    made.add(given.organization());
    var o = ORGANIZATIONS;
    assertThat(database.dsl().select(o.ID).from(o).orderBy(o.ID).fetch(o.ID)).isEqualTo(made);
    assertThat(database.dsl().fetchCount(o, o.ID.le(made.get(9)))).isEqualTo(10);
  }

  @Test
  void a_broken_rule_of_the_schema_has_one_exception_on_both() {
    facts.set("a", "1", NOW);
    var i = INSTALLATION;
    assertThatThrownBy(() ->
            database
                .dsl()
                .insertInto(i, i.NAME, i.VALUE, i.UPDATED_AT)
                .values("a", "2", NOW)
                .execute())
        .isInstanceOf(DuplicateKeyException.class);
    assertThatThrownBy(() -> database.dsl().execute("insert into installation (name) values ('x')"))
        .isInstanceOf(DataIntegrityViolationException.class)
        .isNotInstanceOf(DuplicateKeyException.class);
    var q = ORGANIZATION_QUOTAS;
    assertThatThrownBy(() ->
            database
                .dsl()
                .insertInto(q, q.ORGANIZATION_ID, q.WEIGHT, q.MAX_RUNNING)
                .values(UUID.randomUUID(), 0, 1)
                .execute())
        .isInstanceOf(DataIntegrityViolationException.class)
        .isNotInstanceOf(DuplicateKeyException.class);
  }

  @Test
  void a_duplicate_inside_a_transaction_can_be_told_by_its_caller() {
    facts.set("a", "1", NOW);
    var i = INSTALLATION;
    assertThatThrownBy(() ->
            database.write(() -> {
              facts.set("b", "1", NOW);
              database
                  .dsl()
                  .insertInto(i, i.NAME, i.VALUE, i.UPDATED_AT)
                  .values("a", "2", NOW)
                  .execute();
            }))
        .isInstanceOf(DuplicateKeyException.class);
    assertThat(facts.get("b")).isEmpty();
  }

  @Test
  void opening_again_migrates_nothing_and_keeps_everything() {
    facts.set("a", "kept", NOW);
    database.close();
    database = TestDatabase.open(url);
    assertThat(new Installation(database).get("a")).contains("kept");
    assertThat(database.answers()).isTrue();
  }
}

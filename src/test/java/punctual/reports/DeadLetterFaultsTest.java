package punctual.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static punctual.database.schema.Tables.DEAD_LETTERS;
import static punctual.database.schema.Tables.REPORT_EXECUTIONS;
import static punctual.reports.DeadLettersFixture.ALL;
import static punctual.reports.DeadLettersFixture.BAD_SQL;
import static punctual.reports.DeadLettersFixture.LIMIT;

import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import punctual.database.schema.tables.records.DeadLettersRecord;
import punctual.testing.Faults;
import punctual.testing.TestDatabase;
import tools.jackson.databind.JsonNode;

/** Whatever statement fails, and however: no dead letter is lost, none is there twice. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class DeadLetterFaultsTest {
  private final DeadLettersFixture fixture;
  private final Faults faults;

  DeadLetterFaultsTest(TestDatabase kind) {
    fixture = new DeadLettersFixture(kind);
    faults = Faults.in(fixture.database);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  /** Work whose k-th statement fails, for every k and in every way; then what must hold. */
  private int loop(Runnable given, Runnable work, Check check) {
    int loops = 0;
    for (Faults.At at : Faults.At.values()) {
      boolean hit = true;
      for (int k = 1; hit; k++, loops++) {
        given.run();
        faults.once(k, at);
        broken(work);
        hit = faults.heal();
        check.holds(at + " " + k);
      }
    }
    return loops;
  }

  private interface Check {
    void holds(String when);
  }

  private static void broken(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      assertThat(e).hasStackTraceContaining("injected fault");
    }
  }

  /** A failing run and its item, and the failing retry of an item: one item each. */
  @Test
  void the_end_of_a_run_and_its_item_are_one() {
    var runs = new ArrayList<UUID>();
    int loops =
        loop(
            () -> runs.add(fixture.given.execution(fixture.organization, fixture.schedule)),
            () -> {
              fixture.runs.outcomes.add(BAD_SQL);
              fixture.steps.step();
            },
            when -> {
              fixture.end(BAD_SQL, BAD_SQL);
              fixture.runs.outcomes.clear();
              assertThat(fixture.all())
                  .as(when)
                  .extracting(DeadLettersRecord::getExecutionId)
                  .containsExactlyInAnyOrderElementsOf(runs);
            });
    assertThat(loops).isGreaterThan(20);
  }

  @Test
  void a_retry_is_made_with_its_item_or_not_at_all() {
    UUID id = fixture.failed().getId();
    int loops =
        loop(
            () -> fixture.time.advance(Duration.ofMinutes(1)),
            () -> fixture.editing.retry(id, fixture.administrator),
            when -> {
              assertAgree(when);
              fixture.end(BAD_SQL);
              fixture.runs.outcomes.clear();
              assertThat(fixture.item(id).getStatus()).as(when).isEqualTo("open");
              assertThat(fixture.all()).as(when).hasSize(1);
            });
    assertThat(loops).isGreaterThan(12);
  }

  @Test
  void a_retry_of_many_leaves_each_item_retried_once_or_open() {
    int loops =
        loop(
            () -> fixture.fill(2),
            () -> fixture.editing.retryAll(ALL, fixture.administrator),
            when -> {
              assertAgree(when);
              fixture.editing.retryAll(ALL, fixture.administrator);
              assertAgree(when);
              assertThat(fixture.deadLetters.open(fixture.organization)).as(when).isZero();
              clear();
            });
    assertThat(loops).isGreaterThan(20);
  }

  private void clear() {
    fixture.database.write(() -> {
      fixture.database.dsl().deleteFrom(DEAD_LETTERS).execute();
      fixture.database.dsl().deleteFrom(REPORT_EXECUTIONS).execute();
    });
  }

  /** An item is retrying exactly where a run of it is under way, and then by one run. */
  private void assertAgree(String when) {
    var e = REPORT_EXECUTIONS;
    var open =
        fixture
            .database
            .dsl()
            .selectFrom(e)
            .where(e.TRIGGER.eq("retry"))
            .and(e.COMPLETED_AT.isNull())
            .fetch(e.DEAD_LETTER_ID);
    var retrying =
        fixture.all().stream()
            .filter(item -> item.getStatus().equals("retrying"))
            .map(DeadLettersRecord::getId)
            .toList();
    assertThat(open).as(when).containsExactlyInAnyOrderElementsOf(retrying);
  }

  /** PR-5.7: the oldest go first, to a file, each once. */
  @Test
  void the_oldest_items_above_the_limit_move_to_the_archive() {
    List<UUID> oldest = fixture.fill(LIMIT).subList(0, 4);
    assertThat(fixture.limit.enforce(fixture.organization)).isZero();
    fixture.fill(3);
    assertThat(fixture.limit.enforce(fixture.organization)).isEqualTo(3);
    assertThat(fixture.all())
        .hasSize(LIMIT)
        .first()
        .extracting(DeadLettersRecord::getId)
        .isEqualTo(oldest.get(3));
    assertThat(fixture.archived())
        .extracting(line -> UUID.fromString(line.get("id").asString()))
        .containsExactlyElementsOf(oldest.subList(0, 3));
    assertThat(fixture.archived().getFirst().propertyNames())
        .contains("error_code", "attempt_history", "report_params", "archived_at");
    assertThat(fixture.deadLetters.archived()).isEqualTo(3);
    var a = punctual.database.schema.Tables.AUDIT_LOGS;
    var entry =
        fixture
            .database
            .dsl()
            .selectFrom(a)
            .where(a.ACTION.eq("dead_letter.archived"))
            .fetchSingle();
    assertThat(entry.getActor()).isEqualTo("system");
    assertThat(entry.getNewValues().get("count").asInt()).isEqualTo(3);
  }

  /** PR-5.7: never just deleted, whatever fails on the way to the archive. */
  @Test
  void an_item_is_in_the_table_or_in_the_archive_and_there_once() {
    var all = new ArrayList<>(fixture.fill(LIMIT));
    int loops =
        loop(
            () -> all.addAll(fixture.fill(2)),
            () -> fixture.limit.enforce(fixture.organization),
            when -> {
              assertThat(ids()).as(when).containsAll(all);
              fixture.limit.enforce(fixture.organization);
              assertThat(ids()).as(when).containsExactlyInAnyOrderElementsOf(all);
              assertThat(fixture.all()).as(when).hasSize(LIMIT);
            });
    assertThat(loops).isGreaterThan(20);
  }

  private List<UUID> ids() {
    var ids =
        new ArrayList<>(fixture.database.dsl().selectFrom(DEAD_LETTERS).fetch(DEAD_LETTERS.ID));
    for (JsonNode line : fixture.archived()) ids.add(UUID.fromString(line.get("id").asString()));
    return ids;
  }

  /** A process that died while it wrote leaves half a line; the item is still in the table. */
  @Test
  void half_a_line_in_the_archive_is_written_anew() throws Exception {
    fixture.fill(LIMIT + 1);
    fixture.limit.enforce(fixture.organization);
    var file = fixture.home.resolve("o" + fixture.organization).resolve("2026-11.ndjson");
    Files.writeString(file, "{\"id\": \"half", StandardOpenOption.APPEND);
    fixture.fill(1);
    fixture.limit.enforce(fixture.organization);
    assertThat(fixture.archived()).hasSize(2);
    assertThat(fixture.all()).hasSize(LIMIT);
  }

  @Test
  void without_an_archive_nothing_goes() throws Exception {
    fixture.fill(LIMIT + 1);
    Files.delete(fixture.home);
    Files.writeString(fixture.home, "no folder");
    broken(() -> {
      try {
        fixture.limit.enforce(fixture.organization);
      } catch (java.io.UncheckedIOException e) {
        throw new IllegalStateException("injected fault", e);
      }
    });
    assertThat(fixture.all()).hasSize(LIMIT + 1);
  }
}

package punctual.operations.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static punctual.database.schema.Tables.ARTIFACTS;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import punctual.database.Database;
import punctual.storage.Artifact;
import punctual.storage.Artifacts;
import punctual.storage.StorageFixture;
import punctual.storage.StorageUse.Span;
import punctual.testing.Given;
import punctual.testing.SettableTime;
import punctual.testing.TestDatabase;

/** When files took up room (PL-F.7, RA.11). */
@ParameterizedClass
@EnumSource(TestDatabase.class)
@SuppressWarnings("NullAway.Init")
class CostsTest {
  private final SettableTime time = new SettableTime();
  private final Database database;

  @TempDir Path folder;

  CostsTest(TestDatabase kind) {
    database = kind.open();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_file_counts_while_it_is_there() throws IOException {
    var given = new Given(database, time);
    var organization = given.organization();
    var artifacts = StorageFixture.artifacts(folder, database, time, given.ids());
    var execution = given.execution(organization, given.schedule(organization));
    var target =
        new Artifacts.Target(organization, execution, "sales", 1, "csv", "a.csv", "text/csv");
    Instant made = time.instant();
    try (var draft = artifacts.draft(target)) {
      draft.out().write(new byte[100]);
      Artifact file = draft.keep(1);
      database.write(() -> artifacts.record(List.of(file)));
    }
    Instant gone = made.plus(Duration.ofDays(4));
    database.dsl().update(ARTIFACTS).set(ARTIFACTS.DELETED_AT, gone).execute();
    var use = StorageFixture.use(folder, database);
    var found = new ArrayList<Span>();
    use.spans(organization, made.minusSeconds(1), gone, found::add);
    assertThat(found).containsExactly(new Span("sales", 100, made, gone));
    found.clear();
    use.spans(organization, gone, gone.plusSeconds(1), found::add);
    use.spans(organization, made.minusSeconds(1), made, found::add);
    use.spans(given.organization(), made.minusSeconds(1), gone, found::add);
    assertThat(found).isEmpty();

    var sum = new Costs.Sum();
    sum.add(
        new Span("sales", 100, made, gone),
        made.plus(Duration.ofDays(1)),
        made.plus(Duration.ofDays(9)));
    assertThat(sum.cost("sales")).isEqualTo(new Costs.Cost("sales", 0, 0, 300, 0, 0, 0));
    sum.add(
        new Span("sales", 50, made, null), made.minusSeconds(60), made.plus(Duration.ofDays(2)));
    assertThat(sum.cost("sales")).isEqualTo(new Costs.Cost("sales", 0, 0, 400, 0, 50, 1));
  }

  @Test
  void days_end_at_midnight_and_the_last_one_now() {
    Instant from = Instant.parse("2026-11-01T00:00:00Z");
    List<Instant> ends = Costs.ends(from, Instant.parse("2026-11-03T06:00:00Z"));
    assertThat(ends)
        .containsExactly(
            Instant.parse("2026-11-02T00:00:00Z"),
            Instant.parse("2026-11-03T00:00:00Z"),
            Instant.parse("2026-11-03T06:00:00Z"));
    assertThat(ends.stream().map(Costs::day))
        .containsExactly(
            LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 2), LocalDate.of(2026, 11, 3));
    assertThat(Costs.ends(from, from)).isEmpty();
  }
}

package punctual.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import punctual.queue.Steps;
import punctual.storage.Artifact;
import punctual.storage.Artifacts;
import punctual.storage.StorageFixture;
import punctual.testing.SettableTime;
import punctual.testing.TestDatabase;

/** Deliveries at and after the end of their files' time (PL-F.5, PL-A.20). */
@ParameterizedClass
@EnumSource(TestDatabase.class)
@SuppressWarnings("NullAway.Init")
class LateFilesTest {
  private final DeliveryFixture fixture;
  private final Steps steps;

  @TempDir Path folder;

  LateFilesTest(TestDatabase kind) {
    fixture = new DeliveryFixture(kind);
    steps =
        new Steps(
            fixture.database, Deliveries.TABLE, fixture.run, fixture.time, fixture.given.ids());
  }

  @AfterEach
  void close() {
    steps.close();
    fixture.close();
  }

  private UUID requested() {
    var letter =
        new Letter(
            "Organisation",
            "Schedule",
            "Report",
            null,
            SettableTime.START,
            ZoneId.of("UTC"),
            1,
            null,
            true,
            URI.create("https://punctual.test/"));
    fixture.database.write(() ->
        fixture.deliveries.request(
            fixture.source(), letter, List.of(fixture.reader("a@example.test"))));
    return fixture.deliveries.of(fixture.organization, fixture.execution).getFirst().id();
  }

  @Test
  void a_message_never_goes_without_its_files() {
    UUID id = requested();
    steps.step();
    assertThat(fixture.state(id)).isEqualTo("failed 1/0/0");
    assertThat(fixture.row(id).getErrorCode()).isEqualTo("files_deleted");
    assertThat(fixture.sent).isEmpty();
  }

  @Test
  void what_is_sent_at_the_end_of_its_time_can_be_fetched_for_half_a_day() throws IOException {
    var artifacts =
        StorageFixture.artifacts(folder, fixture.database, fixture.time, fixture.given.ids());
    var target =
        new Artifacts.Target(
            fixture.organization, fixture.execution, "sales", 1, "csv", "a.csv", "text/csv");
    Artifact file;
    try (var draft = artifacts.draft(target)) {
      file = draft.keep(0);
      artifacts.record(List.of(file));
    }
    fixture.time.advance(Duration.ofDays(90).minusMinutes(1));
    requested();
    steps.step();
    Instant least = fixture.time.instant().plus(Duration.ofHours(12));
    assertThat(fixture.sent.getFirst().files().getFirst().linkUntil()).isEqualTo(least);
    assertThat(artifacts.find(file.id()).orElseThrow().expiresAt()).isEqualTo(least);
  }
}

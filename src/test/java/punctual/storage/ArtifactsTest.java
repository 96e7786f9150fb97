package punctual.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DuplicateKeyException;
import punctual.database.Database;
import punctual.testing.Given;
import punctual.testing.SettableTime;
import punctual.testing.TestDatabase;

/** Files with their rows. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class ArtifactsTest {
  private final SettableTime time = new SettableTime();
  private final Database database;
  private final Given given;
  private final UUID organization;
  private final UUID execution;

  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path folder;

  ArtifactsTest(TestDatabase kind) {
    database = kind.open();
    given = new Given(database, time);
    organization = given.organization();
    execution = given.execution(organization, given.schedule(organization));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Artifacts artifacts() {
    return StorageFixture.artifacts(folder, database, time, given.ids());
  }

  private Artifact kept(int attempt) throws IOException {
    var target =
        new Artifacts.Target(
            organization, execution, "sales_summary", attempt, "csv", "a.csv", "text/csv");
    try (var draft = artifacts().draft(target)) {
      draft.out().write("a\r\n".getBytes(StandardCharsets.UTF_8));
      return draft.keep(1);
    }
  }

  @Test
  void a_file_is_there_once_its_row_is() throws IOException {
    Artifact file = kept(1);
    assertThat(artifacts().of(organization, execution)).isEmpty();
    database.write(() -> artifacts().record(List.of(file)));
    assertThat(artifacts().of(organization, execution)).containsExactly(file);
    assertThat(artifacts().of(given.organization(), execution)).isEmpty();
    assertThat(artifacts().find(file.id())).contains(file);
    try (var in = artifacts().open(file)) {
      assertThat(in.readAllBytes()).hasSize((int) file.bytes());
    }
  }

  @Test
  void two_attempts_never_share_a_file_and_only_one_counts() throws IOException {
    Artifact first = kept(1);
    Artifact second = kept(2);
    assertThat(first.storageKey()).isNotEqualTo(second.storageKey());
    artifacts().record(List.of(second));
    assertThatThrownBy(() -> artifacts().record(List.of(first)))
        .isInstanceOf(DuplicateKeyException.class);
  }
}

package punctual.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import punctual.database.Database;
import punctual.testing.Given;
import punctual.testing.SettableTime;

/** Files of one organisation in a folder, with their rows. */
final class KeptFiles {
  final Given given;
  final UUID organization;
  final Artifacts artifacts;
  private final Database database;

  KeptFiles(Path folder, Database database, SettableTime time) {
    this.database = database;
    given = new Given(database, time);
    organization = given.organization();
    artifacts = StorageFixture.artifacts(folder, database, time, given.ids());
  }

  /** One file of an execution of its own. */
  Artifact file(UUID owner) throws IOException {
    UUID execution = given.execution(owner, given.schedule(owner));
    var target =
        new Artifacts.Target(owner, execution, "sales_summary", 1, "csv", "a.csv", "text/csv");
    try (var draft = artifacts.draft(target)) {
      draft.out().write("a\r\n".getBytes(StandardCharsets.UTF_8));
      Artifact file = draft.keep(1);
      database.write(() -> artifacts.record(List.of(file)));
      return artifacts.find(file.id()).orElseThrow();
    }
  }

  Artifact file() throws IOException {
    return file(organization);
  }

  boolean isThere(Artifact file) {
    try (var in = artifacts.open(file)) {
      return in.readAllBytes().length == file.bytes();
    } catch (IOException e) {
      return false;
    }
  }

  List<PastArtifact> past(Artifact file) {
    return artifacts.past(file.organizationId(), file.executionId());
  }
}

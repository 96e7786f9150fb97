package punctual.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DuplicateKeyException;
import punctual.database.Database;
import punctual.storage.Links.Found;
import punctual.testing.Given;
import punctual.testing.SettableTime;
import punctual.testing.TestDatabase;

/** Files with their rows, and the links to them (PL-F.4, PL-F.5). */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class ArtifactsTest {
  private final SettableTime time = new SettableTime();
  private final Database database;
  private final Given given;
  private final UUID organization;
  private final UUID execution;
  private final Links links;

  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path folder;

  ArtifactsTest(TestDatabase kind) {
    database = kind.open();
    given = new Given(database, time);
    organization = given.organization();
    execution = given.execution(organization, given.schedule(organization));
    links = StorageFixture.links(database, time, given.ids());
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
    database.write(() -> artifacts().record(file));
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
    artifacts().record(second);
    assertThatThrownBy(() -> artifacts().record(first)).isInstanceOf(DuplicateKeyException.class);
  }

  @Test
  void what_is_over_is_deleted_and_its_row_says_so() throws IOException {
    Artifact file = kept(1);
    artifacts().record(file);
    time.advance(Duration.ofDays(90));
    assertThat(artifacts().expire(10)).isZero();
    time.advance(Duration.ofSeconds(1));
    assertThat(artifacts().expire(10)).isEqualTo(1);
    assertThat(artifacts().expire(10)).isZero();
    assertThat(artifacts().of(organization, execution)).isEmpty();
    assertThat(artifacts().find(file.id())).isEmpty();
    assertThatThrownBy(() -> artifacts().open(file)).isInstanceOf(IOException.class);
  }

  // links ----------------------------------------------------------------------------------------

  private Found open(URI link) {
    String[] query = link.getQuery().split("[&=]", -1);
    UUID id = UUID.fromString(link.getPath().substring("/d/".length()));
    return links.open(id, Long.parseLong(query[1]), query[3]);
  }

  private static URI changed(URI link, String from, String to) {
    return URI.create(link.toString().replaceFirst(from, to));
  }

  @Test
  void a_link_opens_its_file_until_it_expires() throws IOException {
    Artifact file = kept(1);
    artifacts().record(file);
    UUID delivery = given.delivery(organization, execution);
    URI link = links.create(file, delivery, Links.IN_MAIL).address();
    assertThat(open(link)).isEqualTo(new Found.Good(organization, file.id(), delivery));
    time.advance(Links.IN_MAIL.minusSeconds(1));
    assertThat(open(link)).isInstanceOf(Found.Good.class);
    time.advance(Duration.ofSeconds(1));
    assertThat(open(link)).isEqualTo(new Found.Over());
  }

  @Test
  void a_forged_or_altered_link_opens_nothing() throws IOException {
    Artifact file = kept(1);
    artifacts().record(file);
    URI link = links.create(file, null, Links.IN_MAIL).address();
    URI other = links.create(file, null, Links.IN_MAIL).address();
    assertThat(open(changed(link, "e=\\d+", "e=99999999999"))).isEqualTo(new Found.Forged());
    assertThat(open(changed(link, "s=.", "s=!"))).isEqualTo(new Found.Forged());
    assertThat(open(changed(link, "s=.*", "s="))).isEqualTo(new Found.Forged());
    assertThat(open(changed(link, "/d/[^?]+", other.getPath()))).isEqualTo(new Found.Forged());
  }

  @Test
  void a_revoked_link_is_over() throws IOException {
    Artifact file = kept(1);
    artifacts().record(file);
    URI link = links.create(file, null, Links.IN_MAIL).address();
    var l = punctual.database.schema.Tables.DOWNLOAD_LINKS;
    database.dsl().update(l).set(l.REVOKED_AT, time.instant()).execute();
    assertThat(open(link)).isEqualTo(new Found.Over());
  }

  @Test
  void every_attempt_sends_the_same_link_until_it_is_over() throws IOException {
    Artifact file = kept(1);
    artifacts().record(file);
    UUID delivery = given.delivery(organization, execution);
    Links.Link link = links.create(file, delivery, Links.IN_MAIL);
    links.create(file, delivery, Links.IN_MAIL);
    assertThat(links.of(delivery, file)).contains(link);
    time.advance(Links.IN_MAIL);
    assertThat(links.of(delivery, file)).isEmpty();
  }

  @Test
  void no_link_outlives_its_file() throws IOException {
    Artifact file = kept(1);
    artifacts().record(file);
    assertThat(links.create(file, null, Duration.ofDays(365)).expiresAt())
        .isEqualTo(file.expiresAt());
  }
}

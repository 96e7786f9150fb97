package punctual.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static punctual.database.schema.Tables.AUDIT_LOGS;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import punctual.database.Database;
import punctual.database.DatabaseSettings;
import punctual.database.Ids;
import punctual.identity.Organizations;
import punctual.identity.Passwords;
import punctual.identity.Role;
import punctual.identity.User;
import punctual.identity.Users;

@SuppressWarnings("NullAway.Init")
class UsersAddTest {
  @TempDir Path home;

  @BeforeEach
  void make_an_organisation() {
    make("acme");
  }

  private void make(String key) {
    with(database ->
        organizations(database).create(key, key.toUpperCase(java.util.Locale.ROOT), List.of()));
  }

  private static Organizations organizations(Database database) {
    return new Organizations(database, InstantSource.system(), ids());
  }

  private static Users users(Database database) {
    return new Users(database, InstantSource.system(), ids(), new Passwords());
  }

  private static Ids ids() {
    return new Ids(InstantSource.system(), new Random(3));
  }

  private <T> T with(Function<Database, T> work) {
    var settings =
        new DatabaseSettings(
            "jdbc:sqlite:" + home.resolve("punctual.db"), null, null, home.resolve("tmp"));
    try (Database database = Database.open(settings)) {
      return work.apply(database);
    }
  }

  private Commanded add(String... words) {
    var all = new java.util.ArrayList<>(List.of("users", "add"));
    all.addAll(List.of(words));
    return new Commanded(home).run(all.toArray(String[]::new));
  }

  @Test
  void a_person_gets_a_one_time_password_that_works_and_an_audit_entry() {
    Commanded added = add("Ann@Acme.test", "--role", "manager");
    assertThat(added.code()).isZero();
    assertThat(added.out()).contains("is now a manager of ACME");
    String password = added.out().strip().replaceFirst("(?s).*: ", "");
    User ann = with(database -> users(database).byEmail("ann@acme.test").orElseThrow());
    assertThat(new Passwords().matches(password, ann.passwordHash())).isTrue();
    assertThat(ann.mustChangePassword()).isTrue();
    Role role = with(db -> users(db).memberships(ann.id()).getFirst().role());
    assertThat(role).isEqualTo(Role.MANAGER);
    int entries = with(db -> db.dsl().fetchCount(AUDIT_LOGS, AUDIT_LOGS.ACTION.eq("user.added")));
    assertThat(entries).isOne();
  }

  @Test
  void somebody_known_joins_another_organisation_and_keeps_the_password() {
    add("ann@acme.test");
    make("other");
    Commanded joined = add("ann@acme.test", "--organization", "other", "--role", "viewer");
    assertThat(joined.code()).isZero();
    assertThat(joined.out()).doesNotContain("password");
  }

  @Test
  void what_cannot_be_is_refused_with_the_reason() {
    assertThat(add("ann").err()).contains("\"ann\" is not an e-mail address");
    assertThat(add("ann@acme.test", "--role", "boss").err()).contains("boss is no role");
    make("other");
    assertThat(add("ann@acme.test").err()).contains("Name the --organization", "acme, other");
    assertThat(add("ann@acme.test", "--organization", "acme").code()).isZero();
    Commanded again = add("ann@acme.test", "--organization", "acme");
    assertThat(again.err()).contains("already belongs to ACME");
    assertThat(again.code()).isEqualTo(2);
  }

  @Test
  void before_the_first_start_nothing_is_made() {
    Path empty = home.resolve("empty");
    Commanded early = new Commanded(empty).run("users", "add", "ann@acme.test");
    assertThat(early.err()).contains("There is no organisation yet");
    assertThat(empty).doesNotExist();
  }
}

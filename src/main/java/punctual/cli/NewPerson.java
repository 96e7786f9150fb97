package punctual.cli;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import punctual.audit.Audit;
import punctual.audit.AuditEntry;
import punctual.database.Database;
import punctual.database.DatabaseSettings;
import punctual.database.Ids;
import punctual.delivery.channels.email.Sender;
import punctual.identity.Organization;
import punctual.identity.Organizations;
import punctual.identity.Passwords;
import punctual.identity.Role;
import punctual.identity.User;
import punctual.identity.Users;
import punctual.settings.Setting.InvalidSetting;
import punctual.settings.Settings;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody who is to be added.
 *
 * @param organization key; null for the only one
 */
record NewPerson(
    String email, String name, Role role, @Nullable String organization, boolean operator) {
  /** Without letters and digits that look like others. */
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789";

  private static final int PASSWORD_LENGTH = 20;

  /** The message is for the person at the command line. */
  static final class Refused extends Exception {
    Refused(String message) {
      super(message);
    }
  }

  /** The parts of identity that this needs, on one open database. */
  private record Desk(Database database, Users users, Organizations organizations, Audit audit) {
    static Desk at(Database database, RandomGenerator random) {
      InstantSource time = InstantSource.system();
      var ids = new Ids(time, random);
      return new Desk(
          database,
          new Users(database, time, ids, new Passwords()),
          new Organizations(database, time, ids),
          new Audit(database, time, ids, JsonMapper.shared()));
    }
  }

  /**
   * Adds the person, with an audit entry, in one transaction.
   *
   * @return what to tell
   */
  List<String> add(Settings settings, RandomGenerator random) throws Refused {
    String address = address();
    var place = DatabaseSettings.from(settings);
    if (DatabaseCheck.isMissing(place.url())) throw nobodyYet();
    try (Database database = Database.open(place)) {
      Desk desk = Desk.at(database, random);
      Organization joined = organization(desk);
      Optional<User> known = desk.users.byEmail(address);
      if (known.isPresent() && desk.users.membership(known.get().id(), joined.id()).isPresent()) {
        throw new Refused("%s already belongs to %s.".formatted(address, joined.name()));
      }
      String password = password(random);
      database.write(() -> write(desk, address, joined, known, password));
      String said = "%s is now a %s of %s.".formatted(address, role.word(), joined.name());
      if (known.isPresent()) return List.of(said);
      return List.of(said, "One-time password, to be changed at the first sign-in: " + password);
    }
  }

  private String address() throws Refused {
    try {
      return Sender.parse(email).address();
    } catch (InvalidSetting e) {
      throw new Refused("\"%s\" is not an e-mail address.".formatted(email));
    }
  }

  private Organization organization(Desk desk) throws Refused {
    List<Organization> first = desk.organizations.first(20);
    if (first.isEmpty()) throw nobodyYet();
    if (organization == null && first.size() == 1) return first.getFirst();
    String keys = String.join(", ", first.stream().map(Organization::key).toList());
    return Optional.ofNullable(organization)
        .flatMap(desk.organizations::byKey)
        .orElseThrow(() -> new Refused("Name the --organization by its key: " + keys));
  }

  private static Refused nobodyYet() {
    return new Refused(
        "There is no organisation yet: the first start of ./punctual serve makes it.");
  }

  private void write(
      Desk desk, String address, Organization joined, Optional<User> known, String password) {
    User user = known.orElseGet(() -> desk.users.create(address, name, password, operator, true));
    desk.users.join(joined.id(), user.id(), role);
    desk.audit.record(
        new AuditEntry(
            joined.id(),
            null,
            "command line",
            "user.added",
            "user",
            user.id().toString(),
            address,
            null,
            Map.of("email", address, "role", role.word(), "operator", user.operator()),
            null));
  }

  private static String password(RandomGenerator random) {
    var password = new StringBuilder();
    for (int i = 0; i < PASSWORD_LENGTH; i++) {
      password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return password.toString();
  }
}

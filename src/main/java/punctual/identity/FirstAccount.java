package punctual.identity;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import punctual.database.Database;

/**
 * The first start makes one organisation and the operator's account, whose password is shown once.
 */
public final class FirstAccount {
  private static final String EMAIL = "operator@localhost";
  private static final int PASSWORD_BYTES = 18;

  private final Organizations organizations;
  private final Users users;
  private final Database database;
  private final RandomGenerator random;

  FirstAccount(
      Organizations organizations, Users users, Database database, RandomGenerator random) {
    this.organizations = organizations;
    this.users = users;
    this.database = database;
    this.random = random;
  }

  /** How to sign in for the first time. */
  public record Welcome(String email, String password) {}

  /**
   * Empty where there is an account already; two nodes that start at once make one between them.
   */
  public Optional<Welcome> make() {
    if (!users.none()) return Optional.empty();
    byte[] bytes = new byte[PASSWORD_BYTES];
    random.nextBytes(bytes);
    String password = Base64.getUrlEncoder().encodeToString(bytes);
    try {
      database.write(() -> {
        Organization main = organizations.create("main", "Main", List.of());
        User operator = users.create(EMAIL, "Operator", password, true, true);
        users.join(main.id(), operator.id(), Role.ADMINISTRATOR);
      });
      return Optional.of(new Welcome(EMAIL, password));
    } catch (org.springframework.dao.DuplicateKeyException e) {
      return Optional.empty();
    }
  }
}

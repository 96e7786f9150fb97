package punctual.identity;

import static punctual.database.schema.Tables.MEMBERSHIPS;
import static punctual.database.schema.Tables.ORGANIZATIONS;
import static punctual.database.schema.Tables.USERS;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import punctual.database.Database;
import punctual.database.Ids;

/** The people of this installation and the organisations that they belong to. */
public final class Users {
  private final Database database;
  private final InstantSource time;
  private final Ids ids;
  private final Passwords passwords;

  public Users(Database database, InstantSource time, Ids ids, Passwords passwords) {
    this.database = database;
    this.time = time;
    this.ids = ids;
    this.passwords = passwords;
  }

  /** A person of one organisation, for lists and pickers. */
  public record Person(
      UUID id,
      String email,
      String displayName,
      Role role,
      boolean active,
      @Nullable Instant lastSignInAt) {}

  /**
   * Makes a person, in the caller's transaction. The password is not checked against the policy
   * here.
   */
  public User create(
      String email, String name, String password, boolean operator, boolean mustChange) {
    UUID id = ids.next();
    database
        .dsl()
        .insertInto(USERS)
        .set(USERS.ID, id)
        .set(USERS.EMAIL, email.toLowerCase(Locale.ROOT))
        .set(USERS.DISPLAY_NAME, name)
        .set(USERS.PASSWORD_HASH, passwords.hash(password))
        .set(USERS.IS_OPERATOR, operator)
        .set(USERS.IS_ACTIVE, true)
        .set(USERS.MUST_CHANGE_PASSWORD, mustChange)
        .set(USERS.SESSION_VERSION, 1)
        .set(USERS.TIMEZONE, "UTC")
        .set(USERS.CREATED_AT, time.instant())
        .execute();
    return find(id).orElseThrow();
  }

  public void join(UUID organization, UUID user, Role role) {
    database
        .dsl()
        .insertInto(MEMBERSHIPS)
        .set(MEMBERSHIPS.ORGANIZATION_ID, organization)
        .set(MEMBERSHIPS.USER_ID, user)
        .set(MEMBERSHIPS.ROLE, role.word())
        .set(MEMBERSHIPS.CREATED_AT, time.instant())
        .execute();
  }

  public Optional<User> find(UUID id) {
    return database.dsl().selectFrom(USERS).where(USERS.ID.eq(id)).fetchOptional(Users::user);
  }

  public Optional<User> byEmail(String email) {
    return database
        .dsl()
        .selectFrom(USERS)
        .where(USERS.EMAIL.eq(email.strip().toLowerCase(Locale.ROOT)))
        .fetchOptional(Users::user);
  }

  public boolean none() {
    return !database.dsl().fetchExists(USERS);
  }

  /** Sets a password and voids every session under the old one. */
  void setPassword(UUID id, String password, boolean mustChange) {
    database
        .dsl()
        .update(USERS)
        .set(USERS.PASSWORD_HASH, passwords.hash(password))
        .set(USERS.MUST_CHANGE_PASSWORD, mustChange)
        .set(USERS.SESSION_VERSION, USERS.SESSION_VERSION.plus(1))
        .where(USERS.ID.eq(id))
        .execute();
  }

  /**
   * Sets the password of a demo account again where it differs; sessions go on where it does not.
   */
  public void ensurePassword(User user, String password) {
    if (!passwords.matches(password, user.passwordHash())) setPassword(user.id(), password, false);
  }

  void signedIn(UUID id, Instant at) {
    database.dsl().update(USERS).set(USERS.LAST_SIGN_IN_AT, at).where(USERS.ID.eq(id)).execute();
  }

  /** The organisations of a person, by name. */
  public List<Membership> memberships(UUID user) {
    return database
        .dsl()
        .select(ORGANIZATIONS.asterisk(), MEMBERSHIPS.ROLE)
        .from(MEMBERSHIPS)
        .join(ORGANIZATIONS)
        .on(ORGANIZATIONS.ID.eq(MEMBERSHIPS.ORGANIZATION_ID))
        .where(MEMBERSHIPS.USER_ID.eq(user))
        .orderBy(MEMBERSHIPS.CREATED_AT, ORGANIZATIONS.NAME)
        .fetch(Users::membership);
  }

  public Optional<Membership> membership(UUID user, UUID organization) {
    return memberships(user).stream()
        .filter(m -> m.organization().id().equals(organization))
        .findFirst();
  }

  /** The people of one organisation whose name or address contains {@code q}. */
  public List<Person> people(UUID organization, @Nullable String q, int limit) {
    var where = MEMBERSHIPS.ORGANIZATION_ID.eq(organization);
    if (q != null && !q.isBlank()) {
      String part = q.strip().toLowerCase(Locale.ROOT);
      where =
          where.and(USERS.EMAIL.contains(part).or(DSL.lower(USERS.DISPLAY_NAME).contains(part)));
    }
    return database
        .dsl()
        .select(USERS.asterisk(), MEMBERSHIPS.ROLE)
        .from(MEMBERSHIPS)
        .join(USERS)
        .on(USERS.ID.eq(MEMBERSHIPS.USER_ID))
        .where(where)
        .orderBy(USERS.DISPLAY_NAME, USERS.EMAIL)
        .limit(limit)
        .fetch(Users::person);
  }

  /** The active administrators of an organisation, for what they alone are told. */
  public List<User> administrators(UUID organization) {
    return database
        .dsl()
        .select(USERS.asterisk())
        .from(MEMBERSHIPS)
        .join(USERS)
        .on(USERS.ID.eq(MEMBERSHIPS.USER_ID))
        .where(MEMBERSHIPS.ORGANIZATION_ID.eq(organization))
        .and(MEMBERSHIPS.ROLE.eq(Role.ADMINISTRATOR.word()))
        .and(USERS.IS_ACTIVE)
        .orderBy(USERS.EMAIL)
        .fetch(row -> user(row.into(USERS)));
  }

  /** The active people who run the installation. */
  public List<User> operators() {
    return database
        .dsl()
        .selectFrom(USERS)
        .where(USERS.IS_OPERATOR)
        .and(USERS.IS_ACTIVE)
        .orderBy(USERS.EMAIL)
        .fetch(row -> user(row));
  }

  /** A member of the organisation by id or address; outsiders are nobody. */
  public Optional<Person> member(UUID organization, String idOrEmail) {
    var who =
        idOrEmail.contains("@")
            ? USERS.EMAIL.eq(idOrEmail.strip().toLowerCase(Locale.ROOT))
            : USERS.ID.eq(uuid(idOrEmail));
    return database
        .dsl()
        .select(USERS.asterisk(), MEMBERSHIPS.ROLE)
        .from(MEMBERSHIPS)
        .join(USERS)
        .on(USERS.ID.eq(MEMBERSHIPS.USER_ID))
        .where(MEMBERSHIPS.ORGANIZATION_ID.eq(organization))
        .and(who)
        .fetchOptional(Users::person);
  }

  private static @Nullable UUID uuid(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Names by id, for lists. */
  public Map<UUID, User> byIds(Collection<UUID> ids) {
    return database
        .dsl()
        .selectFrom(USERS)
        .where(USERS.ID.in(ids))
        .fetchMap(USERS.ID, row -> user(row));
  }

  private static Membership membership(Record row) {
    List<String> domains =
        row.get(ORGANIZATIONS.EMAIL_DOMAINS).valueStream().map(d -> d.asString()).toList();
    var organization =
        new Organization(
            row.get(ORGANIZATIONS.ID),
            row.get(ORGANIZATIONS.KEY),
            row.get(ORGANIZATIONS.NAME),
            domains);
    return new Membership(organization, Role.of(row.get(MEMBERSHIPS.ROLE)));
  }

  private static Person person(Record row) {
    return new Person(
        row.get(USERS.ID),
        row.get(USERS.EMAIL),
        row.get(USERS.DISPLAY_NAME),
        Role.of(row.get(MEMBERSHIPS.ROLE)),
        row.get(USERS.IS_ACTIVE),
        row.get(USERS.LAST_SIGN_IN_AT));
  }

  private static User user(Record row) {
    return new User(
        row.get(USERS.ID),
        row.get(USERS.EMAIL),
        row.get(USERS.DISPLAY_NAME),
        row.get(USERS.PASSWORD_HASH),
        row.get(USERS.IS_OPERATOR),
        row.get(USERS.IS_ACTIVE),
        row.get(USERS.MUST_CHANGE_PASSWORD),
        row.get(USERS.SESSION_VERSION),
        row.get(USERS.TIMEZONE),
        row.get(USERS.LAST_SIGN_IN_AT));
  }
}

package punctual.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import punctual.audit.Audit;
import punctual.audit.AuditEntry;
import punctual.database.Database;
import punctual.web.Problem;

/** Signing in and out. One answer for a wrong address and a wrong password. */
final class SignIn {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);

  private final Users users;
  private final Passwords passwords;
  private final Throttle throttle;
  private final AccessTokens access;
  private final RefreshTokens refresh;
  private final Audit audit;
  private final Database database;
  private final InstantSource time;

  SignIn(Parts parts, Audit audit, Database database, InstantSource time) {
    users = parts.users();
    passwords = parts.passwords();
    throttle = parts.throttle();
    access = parts.access();
    refresh = parts.refresh();
    this.audit = audit;
    this.database = database;
    this.time = time;
  }

  /** What signing in stands on. */
  record Parts(
      Users users,
      Passwords passwords,
      Throttle throttle,
      AccessTokens access,
      RefreshTokens refresh) {}

  /** A session: the access token for the answer, the refresh token for the cookie. */
  record Session(String accessToken, String refreshToken, User user) {}

  Session signIn(String email, String password, @Nullable UUID organization, @Nullable String ip) {
    int failures =
        switch (throttle.attempt(email)) {
          case Throttle.Attempt.Allowed(int so) -> so;
          case Throttle.Attempt.Refused(Instant until) -> throw refusedUntil(until);
        };
    Optional<User> user = users.byEmail(email).filter(User::active);
    boolean right =
        user.map(u -> passwords.matches(password, u.passwordHash()))
            .orElseGet(() -> pretend(password));
    if (!right) throw failed(failures, user, ip);
    User known = user.orElseThrow();
    Membership membership = membership(known, organization);
    return database.write(() -> {
      throttle.succeeded(email);
      users.signedIn(known.id(), time.instant());
      UUID at = membership.organization().id();
      audit.record(entry(at, known, "session.started", ip, null));
      return new Session(access.issue(known, at), refresh.start(known.id(), at), known);
    });
  }

  private boolean pretend(String password) {
    passwords.pretend(password);
    return false;
  }

  private Membership membership(User user, @Nullable UUID organization) {
    var memberships = users.memberships(user.id());
    return memberships.stream()
        .filter(m -> organization == null || m.organization().id().equals(organization))
        .findFirst()
        .orElseThrow(() ->
            Problem.forbidden("You belong to no organisation here. An administrator can add you."));
  }

  private Problem failed(int failures, Optional<User> user, @Nullable String ip) {
    user.ifPresent(known ->
        database.write(() -> {
          for (Membership m : users.memberships(known.id())) {
            audit.record(
                entry(
                    m.organization().id(),
                    known,
                    "session.refused",
                    ip,
                    Map.of("failures", failures)));
          }
        }));
    return Problem.of(
        HttpStatus.UNAUTHORIZED,
        "bad_credentials",
        "This e-mail address and password do not belong together.");
  }

  private Problem refusedUntil(Instant until) {
    return Problem.later(
        HttpStatus.TOO_MANY_REQUESTS,
        "locked_out",
        "Too many wrong passwords. Try again after %s UTC."
            .formatted(CLOCK.format(until.plusSeconds(59))),
        Duration.between(time.instant(), until).plusSeconds(1));
  }

  /** The next access and refresh token of a session. */
  Session refresh(String token, @Nullable String ip) {
    var next = refresh.rotate(token, (whose, at) -> stolen(whose, at, ip));
    var user = next.flatMap(n -> users.find(n.user())).filter(User::active);
    if (next.isEmpty() || user.isEmpty()) throw ended();
    if (users.membership(user.get().id(), next.get().organization()).isEmpty()) throw ended();
    return new Session(
        access.issue(user.get(), next.get().organization()), next.get().token(), user.get());
  }

  private void stolen(UUID whose, UUID organization, @Nullable String ip) {
    users
        .find(whose)
        .ifPresent(
            user -> audit.record(entry(organization, user, "session.token_reused", ip, null)));
  }

  /** The same person in another of their organisations. */
  Session enter(User user, UUID organization) {
    Membership membership = membership(user, organization);
    UUID at = membership.organization().id();
    return database.write(
        () -> new Session(access.issue(user, at), refresh.start(user.id(), at), user));
  }

  private static Problem ended() {
    return Problem.of(
        HttpStatus.UNAUTHORIZED, "session_ended", "This session has ended. Sign in again.");
  }

  void signOut(String token) {
    refresh.end(token);
  }

  Session changePassword(Actor actor, String current, String next) {
    User user = users.find(actor.userId()).orElseThrow();
    if (!passwords.matches(current, user.passwordHash())) {
      throw Problem.invalid("current_password", "This is not your current password.");
    }
    passwords.check(next, user.email());
    return database.write(() -> {
      users.setPassword(user.id(), next, false);
      refresh.endAll(user.id());
      audit.record(entry(actor.organizationId(), user, "user.password_changed", actor.ip(), null));
      User changed = users.find(user.id()).orElseThrow();
      UUID at = actor.organizationId();
      return new Session(access.issue(changed, at), refresh.start(changed.id(), at), changed);
    });
  }

  private static AuditEntry entry(
      UUID organization,
      User user,
      String action,
      @Nullable String ip,
      @Nullable Map<String, ?> values) {
    return new AuditEntry(
        organization,
        user.id(),
        user.email(),
        action,
        "user",
        user.id().toString(),
        user.email(),
        null,
        values,
        ip);
  }
}

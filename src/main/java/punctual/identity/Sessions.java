package punctual.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * From a verified token to the person as they are now: a role taken away, a changed password or a
 * blocked account counts within ten seconds, not at the token's end.
 */
final class Sessions {
  private static final Duration FRESH = Duration.ofSeconds(10);
  private static final int MOST = 10_000;

  private final Users users;
  private final InstantSource time;
  private final Map<Key, Seen> seen = new ConcurrentHashMap<>();

  Sessions(Users users, InstantSource time) {
    this.users = users;
    this.time = time;
  }

  private record Key(UUID user, UUID organization, long version) {}

  private record Seen(Optional<Session> session, Instant until) {}

  /** The person, and whether all that they may do is choose a password. */
  record Session(Actor actor, boolean mustChangePassword) {}

  /** Empty where the token's session is void. */
  Optional<Session> session(Jwt token, @Nullable String ip) {
    return key(token)
        .flatMap(this::known)
        .map(s -> new Session(withIp(s.actor(), ip), s.mustChangePassword()));
  }

  /** Empty where the claims are not those of our own tokens. */
  private static Optional<Key> key(Jwt token) {
    try {
      UUID user = UUID.fromString(String.valueOf(token.getSubject()));
      UUID organization =
          UUID.fromString(String.valueOf(token.getClaimAsString(AccessTokens.ORGANIZATION)));
      return token.getClaims().get(AccessTokens.SESSION_VERSION) instanceof Long version
          ? Optional.of(new Key(user, organization, version))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Optional<Session> known(Key key) {
    Instant now = time.instant();
    Seen known = seen.get(key);
    if (known == null || known.until().isBefore(now)) {
      if (seen.size() > MOST) seen.clear();
      known = new Seen(look(key), now.plus(FRESH));
      seen.put(key, known);
    }
    return known.session();
  }

  private Optional<Session> look(Key key) {
    return users
        .find(key.user())
        .filter(user -> user.active() && user.sessionVersion() == key.version())
        .flatMap(user ->
            users
                .membership(user.id(), key.organization())
                .map(m -> new Session(actor(user, m), user.mustChangePassword())));
  }

  private static Actor actor(User user, Membership membership) {
    return new Actor(
        user.id(),
        membership.organization().id(),
        membership.organization().key(),
        user.email(),
        user.displayName(),
        membership.role(),
        user.operator(),
        null);
  }

  private static Actor withIp(Actor a, @Nullable String ip) {
    return new Actor(
        a.userId(),
        a.organizationId(),
        a.organizationKey(),
        a.email(),
        a.displayName(),
        a.role(),
        a.operator(),
        ip);
  }

  void forget() {
    seen.clear();
  }
}

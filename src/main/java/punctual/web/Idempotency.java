package punctual.web;

import static punctual.database.schema.Tables.IDEMPOTENCY_KEYS;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import punctual.database.Database;

/** The answers to writes by the caller's {@code Idempotency-Key}, kept for a day. */
final class Idempotency {
  private static final Duration KEPT = Duration.ofDays(1);

  private final Database database;

  Idempotency(Database database) {
    this.database = database;
  }

  /** Whose key it is, and a hash of the request that it was first used for. */
  record Key(String principal, String key, String fingerprint) {}

  record Answer(int status, @Nullable String location, @Nullable String etag, String body) {}

  /**
   * The answer to the first request with this key.
   *
   * @throws Problem 422 where that was another request
   */
  Optional<Answer> find(Key key) {
    return database
        .dsl()
        .selectFrom(IDEMPOTENCY_KEYS)
        .where(IDEMPOTENCY_KEYS.PRINCIPAL.eq(key.principal()))
        .and(IDEMPOTENCY_KEYS.REQUEST_KEY.eq(key.key()))
        .fetchOptional(row -> {
          if (!row.getFingerprint().equals(key.fingerprint())) {
            throw Problem.invalid(
                "Idempotency-Key",
                "This key was used for another request; take a new key for each request.");
          }
          return new Answer(row.getStatus(), row.getLocation(), row.getEtag(), row.getBody());
        });
  }

  /** In the transaction of the effect: both are there, or neither. */
  void keep(Key key, Answer answer, Instant now) {
    database
        .dsl()
        .deleteFrom(IDEMPOTENCY_KEYS)
        .where(IDEMPOTENCY_KEYS.CREATED_AT.lt(now.minus(KEPT)))
        .execute();
    database
        .dsl()
        .insertInto(IDEMPOTENCY_KEYS)
        .set(IDEMPOTENCY_KEYS.PRINCIPAL, key.principal())
        .set(IDEMPOTENCY_KEYS.REQUEST_KEY, key.key())
        .set(IDEMPOTENCY_KEYS.FINGERPRINT, key.fingerprint())
        .set(IDEMPOTENCY_KEYS.STATUS, answer.status())
        .set(IDEMPOTENCY_KEYS.LOCATION, answer.location())
        .set(IDEMPOTENCY_KEYS.ETAG, answer.etag())
        .set(IDEMPOTENCY_KEYS.BODY, answer.body())
        .set(IDEMPOTENCY_KEYS.CREATED_AT, now)
        .execute();
  }
}

package punctual.identity;

import static punctual.database.schema.Tables.SIGN_IN_FAILURES;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import punctual.database.Database;

/**
 * Slows down guessing: after five failures an address waits, twice as long each time, 15 minutes at
 * most. Never for good, so that nobody can lock another out; the same for addresses that nobody
 * has.
 */
final class Throttle {
  private static final int FREE = 5;
  private static final Duration FIRST = Duration.ofSeconds(30);
  private static final Duration MOST = Duration.ofMinutes(15);
  private static final Duration FORGET = Duration.ofDays(1);

  private final Database database;
  private final InstantSource time;

  Throttle(Database database, InstantSource time) {
    this.database = database;
    this.time = time;
  }

  /** Until when an address has to wait; empty where it may try. */
  Optional<Instant> lockedUntil(String email) {
    return database
        .dsl()
        .select(SIGN_IN_FAILURES.LOCKED_UNTIL)
        .from(SIGN_IN_FAILURES)
        .where(SIGN_IN_FAILURES.ADDRESS_HASH.eq(hash(email)))
        .fetchOptional(SIGN_IN_FAILURES.LOCKED_UNTIL)
        .filter(until -> until.isAfter(time.instant()));
  }

  /** Counts one more failure; returns how many there are now. */
  int failed(String email) {
    return database.write(() -> {
      Instant now = time.instant();
      forget(now.minus(FORGET));
      int failures = 1 + failures(email);
      store(hash(email), failures, now);
      return failures;
    });
  }

  private void forget(Instant before) {
    database
        .dsl()
        .deleteFrom(SIGN_IN_FAILURES)
        .where(SIGN_IN_FAILURES.LAST_FAILED_AT.lt(before))
        .execute();
  }

  private int failures(String email) {
    return database
        .dsl()
        .select(SIGN_IN_FAILURES.FAILURES)
        .from(SIGN_IN_FAILURES)
        .where(SIGN_IN_FAILURES.ADDRESS_HASH.eq(hash(email)))
        .fetchOptional(SIGN_IN_FAILURES.FAILURES)
        .orElse(0);
  }

  private void store(String hash, int failures, Instant now) {
    Instant until = failures < FREE ? null : now.plus(wait(failures));
    database
        .dsl()
        .insertInto(SIGN_IN_FAILURES)
        .set(SIGN_IN_FAILURES.ADDRESS_HASH, hash)
        .set(SIGN_IN_FAILURES.FAILURES, failures)
        .set(SIGN_IN_FAILURES.LAST_FAILED_AT, now)
        .set(SIGN_IN_FAILURES.LOCKED_UNTIL, until)
        .onConflict(SIGN_IN_FAILURES.ADDRESS_HASH)
        .doUpdate()
        .set(SIGN_IN_FAILURES.FAILURES, failures)
        .set(SIGN_IN_FAILURES.LAST_FAILED_AT, now)
        .set(SIGN_IN_FAILURES.LOCKED_UNTIL, until)
        .execute();
  }

  static Duration wait(int failures) {
    Duration wait = FIRST.multipliedBy(1L << Math.min(failures - FREE, 10));
    return wait.compareTo(MOST) > 0 ? MOST : wait;
  }

  void succeeded(String email) {
    database
        .dsl()
        .deleteFrom(SIGN_IN_FAILURES)
        .where(SIGN_IN_FAILURES.ADDRESS_HASH.eq(hash(email)))
        .execute();
  }

  private static String hash(String email) {
    try {
      byte[] bytes = email.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

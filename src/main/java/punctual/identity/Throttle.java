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
import punctual.database.Database;
import punctual.database.Dialect;
import punctual.database.schema.tables.records.SignInFailuresRecord;

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

  /** An attempt that may go on, or one that has to wait. */
  sealed interface Attempt {
    /** {@code failures} it will be if the password is wrong. */
    record Allowed(int failures) implements Attempt {}

    record Refused(Instant until) implements Attempt {}
  }

  /**
   * Counts the attempt as failed before the password is looked at: many at once do not all pass the
   * same gate. A right password takes it back.
   */
  Attempt attempt(String email) {
    return database.write(() -> {
      Instant now = time.instant();
      forget(now.minus(FORGET));
      SignInFailuresRecord row = row(hash(email), now);
      Instant until = row.getLockedUntil();
      if (until != null && until.isAfter(now)) return new Attempt.Refused(until);
      int failures = row.getFailures() + 1;
      row.setFailures(failures);
      row.setLastFailedAt(now);
      row.setLockedUntil(failures < FREE ? null : now.plus(wait(failures)));
      row.update();
      return new Attempt.Allowed(failures);
    });
  }

  private SignInFailuresRecord row(String hash, Instant now) {
    database
        .dsl()
        .insertInto(SIGN_IN_FAILURES)
        .set(SIGN_IN_FAILURES.ADDRESS_HASH, hash)
        .set(SIGN_IN_FAILURES.FAILURES, 0)
        .set(SIGN_IN_FAILURES.LAST_FAILED_AT, now)
        .onConflictDoNothing()
        .execute();
    var row =
        database.dsl().selectFrom(SIGN_IN_FAILURES).where(SIGN_IN_FAILURES.ADDRESS_HASH.eq(hash));
    return database.dialect() == Dialect.POSTGRESQL
        ? row.forUpdate().fetchSingle()
        : row.fetchSingle();
  }

  private void forget(Instant before) {
    database
        .dsl()
        .deleteFrom(SIGN_IN_FAILURES)
        .where(SIGN_IN_FAILURES.LAST_FAILED_AT.lt(before))
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

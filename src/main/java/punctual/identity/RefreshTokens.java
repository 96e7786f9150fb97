package punctual.identity;

import static punctual.database.schema.Tables.REFRESH_TOKENS;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import punctual.database.Database;
import punctual.database.Ids;
import punctual.database.schema.tables.records.RefreshTokensRecord;

/**
 * Refresh tokens: 256 random bits, only their hash is stored, a new one at each use. A used one
 * that comes back means that somebody copied it: the whole family is void (RFC 9700).
 */
final class RefreshTokens {
  private static final Logger log = LoggerFactory.getLogger(RefreshTokens.class);
  static final Duration IDLE = Duration.ofDays(14);
  private static final Duration FAMILY = Duration.ofDays(30);
  // Two tabs may refresh with one cookie at the same moment.
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final Database database;
  private final InstantSource time;
  private final Ids ids;
  private final SecureRandom random = new SecureRandom();

  RefreshTokens(Database database, InstantSource time, Ids ids) {
    this.database = database;
    this.time = time;
    this.ids = ids;
  }

  /** A token that was exchanged for the next one of its family. */
  record Rotated(UUID user, UUID organization, String token) {}

  String start(UUID user, UUID organization) {
    return store(ids.next(), user, organization, time.instant().plus(FAMILY));
  }

  private String store(UUID family, UUID user, UUID organization, Instant familyUntil) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Instant now = time.instant();
    Instant idleUntil = now.plus(IDLE);
    database
        .dsl()
        .insertInto(REFRESH_TOKENS)
        .set(REFRESH_TOKENS.ID, ids.next())
        .set(REFRESH_TOKENS.FAMILY_ID, family)
        .set(REFRESH_TOKENS.USER_ID, user)
        .set(REFRESH_TOKENS.ORGANIZATION_ID, organization)
        .set(REFRESH_TOKENS.TOKEN_HASH, hash(token))
        .set(REFRESH_TOKENS.CREATED_AT, now)
        .set(REFRESH_TOKENS.EXPIRES_AT, idleUntil.isBefore(familyUntil) ? idleUntil : familyUntil)
        .set(REFRESH_TOKENS.FAMILY_UNTIL, familyUntil)
        .execute();
    return token;
  }

  /**
   * Exchanges a token; empty where it is unknown, over, or used before.
   *
   * @param reused told whose token in which organisation came back, in the same transaction
   */
  Optional<Rotated> rotate(String token, BiConsumer<UUID, UUID> reused) {
    return database.write(() -> find(token).flatMap(row -> rotate(row, reused)));
  }

  private Optional<Rotated> rotate(RefreshTokensRecord row, BiConsumer<UUID, UUID> reused) {
    Instant now = time.instant();
    if (row.getRevokedAt() != null || row.getExpiresAt().isBefore(now)) return Optional.empty();
    if (row.getUsedAt() != null && row.getUsedAt().isBefore(now.minus(GRACE))) {
      log.atWarn()
          .addKeyValue("user", row.getUserId())
          .log("a used refresh token came back: all its sessions end");
      revoke(row.getFamilyId());
      reused.accept(row.getUserId(), row.getOrganizationId());
      return Optional.empty();
    }
    if (row.getUsedAt() == null) {
      row.setUsedAt(now);
      row.update();
    }
    String next =
        store(row.getFamilyId(), row.getUserId(), row.getOrganizationId(), row.getFamilyUntil());
    return Optional.of(new Rotated(row.getUserId(), row.getOrganizationId(), next));
  }

  void end(String token) {
    database.write(() -> find(token).ifPresent(row -> revoke(row.getFamilyId())));
  }

  private Optional<RefreshTokensRecord> find(String token) {
    return database
        .dsl()
        .selectFrom(REFRESH_TOKENS)
        .where(REFRESH_TOKENS.TOKEN_HASH.eq(hash(token)))
        .fetchOptional();
  }

  private void revoke(UUID family) {
    database
        .dsl()
        .update(REFRESH_TOKENS)
        .set(REFRESH_TOKENS.REVOKED_AT, time.instant())
        .where(REFRESH_TOKENS.FAMILY_ID.eq(family))
        .and(REFRESH_TOKENS.REVOKED_AT.isNull())
        .execute();
  }

  /** Ends every session of a person. */
  void endAll(UUID user) {
    database
        .dsl()
        .update(REFRESH_TOKENS)
        .set(REFRESH_TOKENS.REVOKED_AT, time.instant())
        .where(REFRESH_TOKENS.USER_ID.eq(user))
        .and(REFRESH_TOKENS.REVOKED_AT.isNull())
        .execute();
  }

  private static String hash(String token) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

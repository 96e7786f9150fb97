package punctual.identity;

import static punctual.database.schema.Tables.SIGNING_KEYS;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import punctual.database.Database;
import punctual.database.schema.tables.records.SigningKeysRecord;
import punctual.settings.SecretKey;

/**
 * The keys that sign access tokens (ES256), shared by all nodes through the database, private parts
 * encrypted. A key signs for 30 days; its tokens stay good until they expire by themselves.
 */
final class SigningKeys implements JWKSource<SecurityContext> {
  private static final Duration SIGNS = Duration.ofDays(30);
  static final Duration VERIFIES = SIGNS.plusDays(1);

  private final Database database;
  private final InstantSource time;
  private final Sealed sealed;
  private final Map<String, ECKey> known = new ConcurrentHashMap<>();
  private volatile @Nullable Signing signing;

  SigningKeys(Database database, InstantSource time, SecretKey secret) {
    this.database = database;
    this.time = time;
    sealed = new Sealed(secret.derive("signing-keys"));
  }

  private record Signing(ECKey key, Instant until) {}

  /** The key to sign with now; makes a new one when the last has served its time. */
  ECKey current() {
    Signing now = signing;
    if (now != null && now.until().isAfter(time.instant())) return now.key();
    return refresh().key();
  }

  private synchronized Signing refresh() {
    Instant since = time.instant().minus(SIGNS);
    SigningKeysRecord row =
        database
            .dsl()
            .selectFrom(SIGNING_KEYS)
            .where(SIGNING_KEYS.CREATED_AT.gt(since))
            .and(SIGNING_KEYS.RETIRED_AT.isNull())
            .orderBy(SIGNING_KEYS.CREATED_AT.desc(), SIGNING_KEYS.ID)
            .limit(1)
            .fetchOne();
    Signing found =
        row == null ? create() : new Signing(privateKey(row), row.getCreatedAt().plus(SIGNS));
    signing = found;
    return found;
  }

  private ECKey privateKey(SigningKeysRecord row) {
    return parse(new String(sealed.open(row.getPrivateKey(), row.getId()), StandardCharsets.UTF_8));
  }

  private Signing create() {
    try {
      Instant now = time.instant();
      ECKey key = new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
      byte[] secret = key.toJSONString().getBytes(StandardCharsets.UTF_8);
      database
          .dsl()
          .insertInto(SIGNING_KEYS)
          .set(SIGNING_KEYS.ID, key.getKeyID())
          .set(SIGNING_KEYS.PRIVATE_KEY, sealed.seal(secret, key.getKeyID()))
          .set(
              SIGNING_KEYS.PUBLIC_KEY,
              key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8))
          .set(SIGNING_KEYS.CREATED_AT, now)
          .execute();
      return new Signing(key, now.plus(SIGNS));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Public keys for verification, by the key id in the token's header; one that another node made
   * is looked up.
   */
  @Override
  public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
    for (String id : selector.getMatcher().getKeyIDs()) if (!known.containsKey(id)) look(id);
    return known.values().stream()
        .<JWK>map(key -> key)
        .filter(selector.getMatcher()::matches)
        .toList();
  }

  private void look(String id) {
    database
        .dsl()
        .selectFrom(SIGNING_KEYS)
        .where(SIGNING_KEYS.ID.eq(id))
        .and(SIGNING_KEYS.CREATED_AT.gt(time.instant().minus(VERIFIES)))
        .fetchOptional()
        .ifPresent(
            row -> known.put(id, parse(new String(row.getPublicKey(), StandardCharsets.UTF_8))));
  }

  private static ECKey parse(String json) {
    try {
      return ECKey.parse(json);
    } catch (ParseException e) {
      throw new IllegalStateException("a signing key cannot be read", e);
    }
  }
}

package punctual.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import punctual.database.Ids;

/**
 * Access tokens: JWT signed with ES256 and nothing else, ten minutes, for this installation only
 * (RFC 8725).
 */
final class AccessTokens {
  static final Duration LIFETIME = Duration.ofMinutes(10);
  static final String ORGANIZATION = "org";
  static final String SESSION_VERSION = "sv";
  private static final String ISSUER = "punctual";
  private static final String AUDIENCE = "punctual-api";
  private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");
  private static final Duration SKEW = Duration.ofSeconds(60);

  private final SigningKeys keys;
  private final InstantSource time;
  private final Ids ids;

  AccessTokens(SigningKeys keys, InstantSource time, Ids ids) {
    this.keys = keys;
    this.time = time;
    this.ids = ids;
  }

  String issue(User user, UUID organization) {
    try {
      ECKey key = keys.current();
      var header =
          new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).type(TYPE).build();
      var token = new SignedJWT(header, claims(user, organization));
      token.sign(new ECDSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private JWTClaimsSet claims(User user, UUID organization) {
    Instant now = time.instant();
    return new JWTClaimsSet.Builder()
        .issuer(ISSUER)
        .audience(AUDIENCE)
        .subject(user.id().toString())
        .jwtID(ids.next().toString())
        .issueTime(Date.from(now))
        .notBeforeTime(Date.from(now))
        .expirationTime(Date.from(now.plus(LIFETIME)))
        .claim(ORGANIZATION, organization.toString())
        .claim(SESSION_VERSION, user.sessionVersion())
        .build();
  }

  JwtDecoder decoder() {
    var processor = new DefaultJWTProcessor<SecurityContext>();
    processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(TYPE));
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, keys));
    processor.setJWTClaimsSetVerifier((claims, context) -> {});
    var timestamps = new JwtTimestampValidator(SKEW);
    timestamps.setClock(time.withZone(ZoneOffset.UTC));
    var decoder = new NimbusJwtDecoder(processor);
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            timestamps,
            new JwtClaimValidator<>("exp", Objects::nonNull),
            new JwtIssuerValidator(ISSUER),
            new JwtClaimValidator<List<String>>(
                "aud", aud -> aud != null && aud.contains(AUDIENCE))));
    return decoder;
  }
}

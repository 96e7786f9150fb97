package punctual.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import punctual.database.Database;
import punctual.settings.SecretKey;
import punctual.testing.WebTest;

/** Forged access tokens (PL-G.2, PL-G.10; RFC 8725). Each attack starts from a token that works. */
class TokenAttackTest extends WebTest {
  private ECKey key = ecKey();
  private JWTClaimsSet good = new JWTClaimsSet.Builder().build();

  @BeforeEach
  void a_good_token() {
    var keys =
        new SigningKeys(
            server.part(Database.class), InstantSource.system(), server.part(SecretKey.class));
    key = keys.current();
    User user = server.person("demo", Role.ADMINISTRATOR);
    Organization demo = server.part(Organizations.class).byKey("demo").orElseThrow();
    Instant now = Instant.now();
    good =
        new JWTClaimsSet.Builder()
            .issuer("punctual")
            .audience("punctual-api")
            .subject(user.id().toString())
            .jwtID("1")
            .issueTime(Date.from(now))
            .notBeforeTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(600)))
            .claim("org", demo.id().toString())
            .claim("sv", 1)
            .build();
  }

  private static ECKey ecKey() {
    try {
      return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private JWSHeader.Builder header() {
    return new JWSHeader.Builder(JWSAlgorithm.ES256)
        .type(new JOSEObjectType("at+jwt"))
        .keyID(key.getKeyID());
  }

  private JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder(good);
  }

  private static String signed(JWSHeader.Builder header, JWTClaimsSet claims, JWSSigner signer)
      throws Exception {
    var token = new SignedJWT(header.build(), claims);
    token.sign(signer);
    return token.serialize();
  }

  private String signed(JWSHeader.Builder header, JWTClaimsSet claims) throws Exception {
    return signed(header, claims, new ECDSASigner(key));
  }

  private int status(String token) {
    return server.stranger().with("Authorization", "Bearer " + token).get("/api/v1/me").status();
  }

  private void refused(String token) {
    server
        .stranger()
        .with("Authorization", "Bearer " + token)
        .get("/api/v1/me")
        .expect(401, "unauthenticated");
  }

  @Test
  void the_token_that_the_attacks_start_from_works() throws Exception {
    assertThat(status(signed(header(), good))).isEqualTo(200);
  }

  @Test
  void no_signature_is_no_token() throws Exception {
    refused(new PlainJWT(good).serialize());
    String whole = signed(header(), good);
    refused(whole.substring(0, whole.lastIndexOf('.') + 1));
    String none =
        base64("{\"alg\":\"none\",\"typ\":\"at+jwt\",\"kid\":\"" + key.getKeyID() + "\"}");
    refused(none + "." + whole.split("\\.", -1)[1] + ".");
  }

  @Test
  void the_public_key_is_no_shared_secret() throws Exception {
    byte[] known = key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
    var header =
        new JWSHeader.Builder(JWSAlgorithm.HS256)
            .type(new JOSEObjectType("at+jwt"))
            .keyID(key.getKeyID());
    refused(signed(header, good, new MACSigner(known)));
    refused(signed(header, good, new MACSigner(key.toECPublicKey().getEncoded())));
  }

  @Test
  void a_key_of_one_s_own_is_not_ours_whatever_it_calls_itself() throws Exception {
    ECKey own = ecKey();
    refused(signed(header(), good, new ECDSASigner(own)));
    refused(signed(header().keyID(own.getKeyID()), good, new ECDSASigner(own)));
    refused(signed(header().keyID("../../etc/passwd"), good, new ECDSASigner(own)));
    refused(signed(header().jwk(own.toPublicJWK()), good, new ECDSASigner(own)));
    refused(
        signed(
            new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("at+jwt"))
                .jwk(own.toPublicJWK()),
            good,
            new ECDSASigner(own)));
  }

  @Test
  void an_altered_claim_breaks_the_signature() throws Exception {
    String[] parts = signed(header(), good).split("\\.", -1);
    Organization other = server.part(Organizations.class).byKey("other").orElseThrow();
    String altered = claims().claim("org", other.id().toString()).build().toString();
    refused(parts[0] + "." + base64(altered) + "." + parts[2]);
  }

  @Test
  void a_token_is_over_at_its_end_and_not_good_before_its_time() throws Exception {
    Instant now = Instant.now();
    refused(signed(header(), claims().expirationTime(Date.from(now.minusSeconds(61))).build()));
    refused(signed(header(), claims().expirationTime(null).build()));
    refused(signed(header(), claims().notBeforeTime(Date.from(now.plusSeconds(120))).build()));
  }

  @Test
  void a_token_for_something_else_is_refused() throws Exception {
    refused(signed(header(), claims().audience("another-api").build()));
    refused(signed(header(), claims().audience((String) null).build()));
    refused(signed(header(), claims().issuer("somebody").build()));
    refused(signed(header().type(JOSEObjectType.JWT), good));
    refused(signed(header().type(null), good));
  }

  @Test
  void a_person_only_enters_organisations_that_they_belong_to() throws Exception {
    Organization other = server.part(Organizations.class).byKey("other").orElseThrow();
    refused(signed(header(), claims().claim("org", other.id().toString()).build()));
    refused(signed(header(), claims().claim("org", UUID.randomUUID().toString()).build()));
    refused(signed(header(), claims().claim("org", null).build()));
    refused(signed(header(), claims().claim("sv", 2).build()));
  }

  @Test
  void odd_claims_are_refused_and_break_nothing() throws Exception {
    refused(signed(header(), claims().subject("nobody").build()));
    refused(signed(header(), claims().subject(null).build()));
    refused(signed(header(), claims().claim("org", "x").build()));
    refused(signed(header(), claims().claim("sv", "one").build()));
  }

  @Test
  void rubbish_is_refused() {
    for (String rubbish :
        new String[] {"x", "a.b.c", "ey.ey.ey", "a".repeat(6000), "a b", "%00", ".."}) {
      refused(rubbish);
    }
    server
        .stranger()
        .with("Authorization", "Basic YWRtaW46YWRtaW4=")
        .get("/api/v1/me")
        .expect(401, "unauthenticated");
    assertThat(
            Objects.requireNonNull(server.stranger().get("/api/v1/me").header("WWW-Authenticate")))
        .startsWith("Bearer");
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}

package punctual.storage;

import static punctual.database.schema.Tables.DOWNLOAD_LINKS;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import punctual.database.Database;
import punctual.database.Ids;
import punctual.database.schema.tables.records.DownloadLinksRecord;

/** Signed download addresses that expire and can be revoked: {@code /d/{id}?e=…&s=…}. */
public final class Links {
  /** How long a link in a mail is good. */
  public static final Duration IN_MAIL = Duration.ofDays(7);

  private static final Duration REMEMBERED = Duration.ofDays(90);

  private final Database database;
  private final InstantSource time;
  private final Ids ids;
  private final SecretKeySpec key;
  private final String baseUrl;

  Links(Database database, InstantSource time, Ids ids, byte[] key, String baseUrl) {
    this.database = database;
    this.time = time;
    this.ids = ids;
    this.key = new SecretKeySpec(key, "HmacSHA256");
    this.baseUrl = baseUrl;
  }

  public record Link(UUID id, URI address, Instant expiresAt) {}

  /** What a link of a caller turned out to be. */
  public sealed interface Found {
    record Good(UUID organizationId, UUID artifactId, @Nullable UUID deliveryId) implements Found {}

    /** Never ours, or altered. */
    record Forged() implements Found {}

    /** It was good once: expired or revoked. */
    record Over() implements Found {}
  }

  /** Makes a link, in the caller's transaction where there is one. */
  public Link create(Artifact artifact, @Nullable UUID delivery, Duration good) {
    UUID id = ids.next();
    Instant now = time.instant();
    Instant wanted = now.plus(good);
    Instant until =
        Instant.ofEpochSecond(
            (wanted.isBefore(artifact.expiresAt()) ? wanted : artifact.expiresAt())
                .getEpochSecond());
    database
        .dsl()
        .insertInto(DOWNLOAD_LINKS)
        .set(DOWNLOAD_LINKS.ID, id)
        .set(DOWNLOAD_LINKS.ORGANIZATION_ID, artifact.organizationId())
        .set(DOWNLOAD_LINKS.ARTIFACT_ID, artifact.id())
        .set(DOWNLOAD_LINKS.DELIVERY_ID, delivery)
        .set(DOWNLOAD_LINKS.CREATED_AT, now)
        .set(DOWNLOAD_LINKS.EXPIRES_AT, until)
        .execute();
    return new Link(id, address(id, until.getEpochSecond()), until);
  }

  /**
   * The link that an earlier attempt of the same delivery made, so that every attempt sends the
   * same bytes; empty once it is over, for what is sent now must open now.
   */
  public Optional<Link> of(UUID delivery, Artifact artifact) {
    return database
        .dsl()
        .selectFrom(DOWNLOAD_LINKS)
        .where(DOWNLOAD_LINKS.ARTIFACT_ID.eq(artifact.id()))
        .and(DOWNLOAD_LINKS.DELIVERY_ID.eq(delivery))
        .and(DOWNLOAD_LINKS.REVOKED_AT.isNull())
        .and(DOWNLOAD_LINKS.EXPIRES_AT.gt(time.instant()))
        .orderBy(DOWNLOAD_LINKS.ID)
        .limit(1)
        .fetchOptional(row ->
            new Link(
                row.getId(),
                address(row.getId(), row.getExpiresAt().getEpochSecond()),
                row.getExpiresAt()));
  }

  private URI address(UUID id, long expires) {
    return URI.create("%s/d/%s?e=%d&s=%s".formatted(baseUrl, id, expires, sign(id, expires)));
  }

  private String sign(UUID id, long expires) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      byte[] text = "v1|GET|/d/%s|%d".formatted(id, expires).getBytes(StandardCharsets.UTF_8);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Checks the signature first and in constant time, so that a guess learns nothing. */
  public Found open(UUID id, long expires, String signature) {
    byte[] given = signature.getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(given, sign(id, expires).getBytes(StandardCharsets.UTF_8)))
      return new Found.Forged();
    DownloadLinksRecord row =
        database.dsl().selectFrom(DOWNLOAD_LINKS).where(DOWNLOAD_LINKS.ID.eq(id)).fetchOne();
    if (row == null) return new Found.Over();
    if (row.getRevokedAt() != null || expires <= time.instant().getEpochSecond())
      return new Found.Over();
    return new Found.Good(row.getOrganizationId(), row.getArtifactId(), row.getDeliveryId());
  }

  /** Deletes links that ended long ago; until then a visitor is told that theirs has expired. */
  public void forget() {
    database
        .dsl()
        .deleteFrom(DOWNLOAD_LINKS)
        .where(DOWNLOAD_LINKS.EXPIRES_AT.lt(time.instant().minus(REMEMBERED)))
        .execute();
  }
}

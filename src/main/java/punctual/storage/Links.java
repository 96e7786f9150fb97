package punctual.storage;

import static punctual.database.schema.Tables.ARTIFACTS;
import static punctual.database.schema.Tables.DOWNLOAD_LINKS;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import punctual.database.Database;
import punctual.database.Ids;
import punctual.database.schema.tables.records.DownloadLinksRecord;
import punctual.storage.SharedLink.State;

/**
 * Signed download addresses that expire and can be revoked: {@code /d/{id}?e=…&k=…&s=…} (PL-F.4).
 * The signature says that the address is ours and whole, the row whether it still counts.
 */
public final class Links {
  /** How long a link in a mail is good. */
  public static final Duration IN_MAIL = Duration.ofDays(7);

  /** How long a link may be good at most. */
  public static final Duration LONGEST = Duration.ofDays(30);

  /** After a link for one use was taken, its file can be fetched and resumed this long. */
  public static final Duration AFTER_USE = Duration.ofMinutes(10);

  private static final Duration REMEMBERED = Duration.ofDays(90);

  private final Database database;
  private final InstantSource time;
  private final Ids ids;
  private final LinkSignature signature;
  private final String baseUrl;

  Links(Database database, InstantSource time, Ids ids, byte[] key, String baseUrl) {
    this.database = database;
    this.time = time;
    this.ids = ids;
    this.signature = new LinkSignature(key);
    this.baseUrl = baseUrl;
  }

  public record Link(UUID id, URI address, Instant expiresAt) {}

  /**
   * What a link is made for.
   *
   * @param delivery null: not for a delivery
   * @param createdBy the person who shares it; null: nobody shares it
   * @param good no longer than this, and never longer than the file is kept
   */
  public record Wish(
      @Nullable UUID delivery,
      @Nullable UUID createdBy,
      @Nullable String note,
      Duration good,
      boolean oneTime) {
    public static Wish of(@Nullable UUID delivery, Duration good) {
      return new Wish(delivery, null, null, good, false);
    }
  }

  /** What a caller has in hand. */
  public record Ask(String method, UUID id, long expires, @Nullable String key, String signature) {}

  /** What a link of a caller turned out to be. */
  public sealed interface Found {
    record Good(SharedLink link) implements Found {
      /** It is taken by a POST from the page that it shows. */
      public boolean oneTime() {
        return link.maxUses() != null;
      }
    }

    /** Never ours, or altered. */
    record Forged() implements Found {}

    /**
     * It was good once.
     *
     * @param link null where that is so long ago that nobody remembers it
     */
    record Over(@Nullable SharedLink link, State why) implements Found {}
  }

  /** Makes a link, in the caller's transaction where there is one. */
  public Link create(Artifact artifact, Wish wish) {
    Instant now = time.instant();
    Instant wanted = now.plus(wish.good());
    Instant until = wanted.isBefore(artifact.expiresAt()) ? wanted : artifact.expiresAt();
    var row = new DownloadLinksRecord();
    row.setId(ids.next());
    row.setOrganizationId(artifact.organizationId());
    row.setArtifactId(artifact.id());
    row.setDeliveryId(wish.delivery());
    row.setCreatedBy(wish.createdBy());
    row.setNote(wish.note());
    row.setMaxUses(wish.oneTime() ? 1 : null);
    row.setUses(0);
    row.setCreatedAt(now);
    row.setExpiresAt(Instant.ofEpochSecond(until.getEpochSecond()));
    database.dsl().insertInto(DOWNLOAD_LINKS).set(row).execute();
    return link(SharedLink.of(row));
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
        .fetchOptional(row -> link(SharedLink.of(row)));
  }

  private Link link(SharedLink link) {
    return new Link(link.id(), address(link), link.expiresAt());
  }

  /** The whole address of a link, the same whenever it is asked for. */
  public URI address(SharedLink link) {
    String path = "/d/" + link.id();
    return URI.create(baseUrl + path + query("GET", path, link, link.expiresAt().getEpochSecond()));
  }

  /** What to add to a link's own address to take it by POST. */
  public String takeQuery(SharedLink link) {
    return query("POST", "/d/" + link.id(), link, link.expiresAt().getEpochSecond());
  }

  private String query(String method, String path, SharedLink link, long expires) {
    return "?e=%d&k=%s&s=%s"
        .formatted(expires, signature.keyId(), signature.of(covered(method, path, link, expires)));
  }

  private static LinkSignature.Covered covered(
      String method, String path, SharedLink link, long expires) {
    return new LinkSignature.Covered(
        method, path, expires, link.organizationId(), link.deliveryId(), link.maxUses());
  }

  /** Whether a link is whole, and still counts. Changes nothing. */
  public Found open(Ask ask) {
    Instant now = time.instant();
    SharedLink link = find(ask.id()).orElse(null);
    if (link == null) {
      boolean forgotten = ask.expires() < now.minus(REMEMBERED).getEpochSecond();
      return forgotten ? new Found.Over(null, State.EXPIRED) : new Found.Forged();
    }
    if (!isWhole(ask, link)) return new Found.Forged();
    State state = link.state(now);
    return state == State.OPEN ? new Found.Good(link) : new Found.Over(link, state);
  }

  private boolean isWhole(Ask ask, SharedLink link) {
    if (ask.key() == null)
      return ask.method().equals("GET")
          && link.maxUses() == null
          && signature.fitsFirstForm(ask.id(), ask.expires(), ask.signature());
    var covered = covered(ask.method(), "/d/" + ask.id(), link, ask.expires());
    return signature.fits(covered, ask.key(), ask.signature());
  }

  /**
   * Uses up a link for one use: of many who ask at once, one gets the rest of the address of its
   * file, {@code ID/file?…}, which is good for {@link #AFTER_USE}. In the caller's transaction.
   */
  public Optional<URI> take(SharedLink link) {
    Instant now = time.instant();
    var l = DOWNLOAD_LINKS;
    int won =
        database
            .dsl()
            .update(l)
            .set(l.USES, l.USES.plus(1))
            .set(l.LAST_USED_AT, now)
            .where(l.ID.eq(link.id()))
            .and(l.USES.lt(l.MAX_USES))
            .and(l.REVOKED_AT.isNull())
            .and(l.EXPIRES_AT.gt(now))
            .execute();
    if (won == 0) return Optional.empty();
    String query = query("GET", file(link.id()), link, now.plus(AFTER_USE).getEpochSecond());
    return Optional.of(URI.create(link.id() + "/file" + query));
  }

  private static String file(UUID id) {
    return "/d/" + id + "/file";
  }

  /** Whether the address that {@link #take} gave still opens its file. Changes nothing. */
  public Found openTaken(Ask ask) {
    SharedLink link = find(ask.id()).orElse(null);
    if (link == null || ask.key() == null) return new Found.Forged();
    var covered = covered(ask.method(), file(ask.id()), link, ask.expires());
    if (!signature.fits(covered, ask.key(), ask.signature())) return new Found.Forged();
    if (link.revokedAt() != null) return new Found.Over(link, State.REVOKED);
    return ask.expires() > time.instant().getEpochSecond()
        ? new Found.Good(link)
        : new Found.Over(link, State.USED);
  }

  /** Counts a download by a link that has no limit; in the caller's transaction. */
  public void count(UUID id) {
    var l = DOWNLOAD_LINKS;
    database
        .dsl()
        .update(l)
        .set(l.USES, l.USES.plus(1))
        .set(l.LAST_USED_AT, time.instant())
        .where(l.ID.eq(id))
        .execute();
  }

  private Optional<SharedLink> find(UUID id) {
    return database
        .dsl()
        .selectFrom(DOWNLOAD_LINKS)
        .where(DOWNLOAD_LINKS.ID.eq(id))
        .fetchOptional(SharedLink::of);
  }

  /** A link of an organisation. */
  public Optional<SharedLink> find(UUID organization, UUID id) {
    return find(id).filter(link -> link.organizationId().equals(organization));
  }

  /**
   * A link with the file that it leads to.
   *
   * @param until null: the file is gone
   */
  public record Listed(SharedLink link, String format, String fileName, @Nullable Instant until) {}

  /** Links to the files of an execution that somebody has: those that were shared first. */
  public List<Listed> of(UUID execution, int most) {
    var l = DOWNLOAD_LINKS;
    var a = ARTIFACTS;
    return database
        .dsl()
        .select(l, a.FORMAT, a.FILE_NAME, a.EXPIRES_AT, a.DELETED_AT)
        .from(l)
        .join(a)
        .on(a.ID.eq(l.ARTIFACT_ID))
        .where(a.EXECUTION_ID.eq(execution))
        .and(l.DELIVERY_ID.isNotNull().or(l.CREATED_BY.isNotNull()))
        .orderBy(DSL.when(l.CREATED_BY.isNull(), 1).otherwise(0), l.CREATED_AT.desc(), l.ID.desc())
        .limit(most)
        .fetch(row ->
            new Listed(
                SharedLink.of(row.value1()),
                row.value2(),
                row.value3(),
                row.value5() == null ? row.value4() : null));
  }

  /**
   * Takes a link back, in the caller's transaction.
   *
   * @return false where it was taken back before
   */
  public boolean revoke(UUID id) {
    var l = DOWNLOAD_LINKS;
    return database
            .dsl()
            .update(l)
            .set(l.REVOKED_AT, time.instant())
            .where(l.ID.eq(id))
            .and(l.REVOKED_AT.isNull())
            .execute()
        == 1;
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

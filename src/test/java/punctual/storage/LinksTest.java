package punctual.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import punctual.database.Database;
import punctual.storage.Links.Ask;
import punctual.storage.Links.Found;
import punctual.storage.Links.Wish;
import punctual.storage.SharedLink.State;
import punctual.testing.SettableTime;
import punctual.testing.TestDatabase;

/** Signed links: what opens them, and what does not any more (PL-F.4). */
@ParameterizedClass
@EnumSource(TestDatabase.class)
@SuppressWarnings("NullAway.Init")
class LinksTest {
  private final SettableTime time = new SettableTime();
  private final Database database;

  @TempDir Path folder;

  private KeptFiles files;
  private Links links;
  private Artifact file;

  LinksTest(TestDatabase kind) {
    database = kind.open();
  }

  @BeforeEach
  void oneFile() throws IOException {
    files = new KeptFiles(folder, database, time);
    links = StorageFixture.links(database, time, files.given.ids());
    file = files.file();
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static Ask ask(String method, URI link) {
    Map<String, String> query = new HashMap<>();
    for (String pair : link.getQuery().split("&", -1)) {
      int equals = pair.indexOf('=');
      query.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    String id = link.getPath().replaceFirst("^/d/", "").replaceFirst("/file$", "");
    return new Ask(
        method,
        UUID.fromString(id),
        Long.parseLong(Objects.requireNonNull(query.get("e"))),
        query.get("k"),
        Objects.requireNonNull(query.get("s")));
  }

  private Found open(URI link) {
    return links.open(ask("GET", link));
  }

  private State why(Found found) {
    return ((Found.Over) found).why();
  }

  private URI forDelivery(Duration good) {
    UUID delivery = files.given.delivery(files.organization, file.executionId());
    return links.create(file, Wish.of(delivery, good)).address();
  }

  private SharedLink once() {
    var wish = new Wish(null, UUID.randomUUID(), "for Ann", Links.IN_MAIL, true);
    UUID id = links.create(file, wish).id();
    return links.find(files.organization, id).orElseThrow();
  }

  private static URI changed(URI link, String from, String to) {
    URI changed = URI.create(link.toString().replaceFirst(from, to));
    assertThat(changed).isNotEqualTo(link);
    return changed;
  }

  @Test
  void a_link_opens_its_file_until_it_expires() {
    URI link = forDelivery(Links.IN_MAIL);
    assertThat(((Found.Good) open(link)).link().artifactId()).isEqualTo(file.id());
    time.advance(Links.IN_MAIL.minusSeconds(1));
    assertThat(open(link)).isInstanceOf(Found.Good.class);
    time.advance(Duration.ofSeconds(1));
    assertThat(why(open(link))).isEqualTo(State.EXPIRED);
  }

  @Test
  void a_link_with_any_field_changed_is_forged() {
    URI link = forDelivery(Links.IN_MAIL);
    URI other = forDelivery(Links.IN_MAIL);
    for (URI altered :
        List.of(
            changed(link, "e=\\d+", "e=99999999999"),
            changed(link, "k=.", "k=x"),
            changed(link, "k=[^&]*&", ""),
            changed(link, "s=.", "s=!"),
            changed(link, "s=.*", "s="),
            changed(link, "/d/[^?]+", other.getPath()))) {
      assertThat(open(altered)).as(altered.toString()).isEqualTo(new Found.Forged());
    }
    assertThat(links.open(ask("POST", link))).isEqualTo(new Found.Forged());
    assertThat(links.openTaken(ask("GET", link))).isEqualTo(new Found.Forged());
  }

  /** What the address does not show is signed as well. */
  @Test
  void a_row_with_any_field_changed_makes_its_link_forged() {
    var l = punctual.database.schema.Tables.DOWNLOAD_LINKS;
    URI link = forDelivery(Links.IN_MAIL);
    UUID foreign = files.given.organization();
    UUID mine = files.organization;
    database.dsl().update(l).set(l.ORGANIZATION_ID, foreign).execute();
    assertThat(open(link)).isEqualTo(new Found.Forged());
    database.dsl().update(l).set(l.ORGANIZATION_ID, mine).execute();
    assertThat(open(link)).isInstanceOf(Found.Good.class);
    database.dsl().update(l).set(l.MAX_USES, 1).execute();
    assertThat(open(link)).isEqualTo(new Found.Forged());
    database.dsl().update(l).setNull(l.MAX_USES).set(l.DELIVERY_ID, foreign).execute();
    assertThat(open(link)).isEqualTo(new Found.Forged());
  }

  /** Mails that were sent before links had a key id stay good. */
  @Test
  void a_link_of_the_first_form_still_opens() throws GeneralSecurityException {
    URI now = forDelivery(Links.IN_MAIL);
    Ask whole = ask("GET", now);
    String text = "v1|GET|/d/%s|%d".formatted(whole.id(), whole.expires());
    Mac mac = Mac.getInstance("HmacSHA256");
    byte[] key = "a key of thirty-two bytes, truly".getBytes(StandardCharsets.UTF_8);
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    String signature =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    var first = new Ask("GET", whole.id(), whole.expires(), null, signature);
    assertThat(links.open(first)).isInstanceOf(Found.Good.class);
    assertThat(links.open(new Ask("GET", whole.id(), whole.expires() + 1, null, signature)))
        .isEqualTo(new Found.Forged());
    links.revoke(whole.id());
    assertThat(why(links.open(first))).isEqualTo(State.REVOKED);
  }

  @Test
  void a_revoked_link_is_over_and_revoked_once() {
    URI link = forDelivery(Links.IN_MAIL);
    UUID id = ask("GET", link).id();
    assertThat(links.revoke(id)).isTrue();
    assertThat(links.revoke(id)).isFalse();
    assertThat(why(open(link))).isEqualTo(State.REVOKED);
  }

  @Test
  void every_attempt_sends_the_same_link_until_it_is_over() {
    UUID delivery = files.given.delivery(files.organization, file.executionId());
    Links.Link link = links.create(file, Wish.of(delivery, Links.IN_MAIL));
    links.create(file, Wish.of(delivery, Links.IN_MAIL));
    assertThat(links.of(delivery, file)).contains(link);
    time.advance(Links.IN_MAIL);
    assertThat(links.of(delivery, file)).isEmpty();
  }

  @Test
  void no_link_outlives_its_file() {
    assertThat(links.create(file, Wish.of(null, Duration.ofDays(365))).expiresAt())
        .isEqualTo(java.time.Instant.ofEpochSecond(file.expiresAt().getEpochSecond()));
  }

  @Test
  void a_link_that_nobody_remembers_has_expired_or_is_forged() {
    URI link = forDelivery(Links.IN_MAIL);
    time.advance(Duration.ofDays(98));
    links.forget();
    assertThat(links.find(files.organization, ask("GET", link).id())).isEmpty();
    assertThat(why(open(link))).isEqualTo(State.EXPIRED);
    assertThat(open(changed(link, "e=\\d+", "e=99999999999"))).isEqualTo(new Found.Forged());
  }

  // for one use ----------------------------------------------------------------------------------

  @Test
  void looking_at_a_link_for_one_use_leaves_it_as_it_is() {
    SharedLink link = once();
    for (int i = 0; i < 100; i++)
      assertThat(((Found.Good) open(links.address(link))).oneTime()).isTrue();
    assertThat(links.take(link)).isPresent();
    assertThat(why(open(links.address(link)))).isEqualTo(State.USED);
  }

  @Test
  void of_fifty_who_take_a_link_at_once_one_gets_it() throws Exception {
    SharedLink link = once();
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Boolean>> all =
          IntStream.range(0, 50)
              .<Callable<Boolean>>mapToObj(
                  _ -> () -> database.write(() -> links.take(link)).isPresent())
              .toList();
      int won = 0;
      for (var each : pool.invokeAll(all)) if (each.get()) won++;
      assertThat(won).isEqualTo(1);
    }
  }

  @Test
  void a_taken_file_can_be_fetched_for_ten_minutes() {
    SharedLink link = once();
    URI taken = URI.create("/d/" + links.take(link).orElseThrow());
    assertThat(links.openTaken(ask("GET", taken))).isInstanceOf(Found.Good.class);
    assertThat(links.openTaken(ask("GET", changed(taken, "e=\\d+", "e=99999999999"))))
        .isEqualTo(new Found.Forged());
    time.advance(Links.AFTER_USE.minusSeconds(1));
    assertThat(links.openTaken(ask("GET", taken))).isInstanceOf(Found.Good.class);
    time.advance(Duration.ofSeconds(1));
    assertThat(why(links.openTaken(ask("GET", taken)))).isEqualTo(State.USED);
  }

  @Test
  void a_link_that_is_revoked_or_over_cannot_be_taken() {
    SharedLink revoked = once();
    links.revoke(revoked.id());
    assertThat(links.take(revoked)).isEmpty();
    SharedLink over = once();
    time.advance(Links.IN_MAIL);
    assertThat(links.take(over)).isEmpty();
  }

  @Test
  void links_are_listed_without_those_of_a_browser() {
    links.create(file, Wish.of(null, Duration.ofMinutes(10)));
    SharedLink shared = once();
    forDelivery(Links.IN_MAIL);
    assertThat(links.of(file.executionId(), 10))
        .hasSize(2)
        .extracting(Links.Listed::link)
        .contains(shared);
    assertThat(links.find(files.given.organization(), shared.id())).isEmpty();
  }
}

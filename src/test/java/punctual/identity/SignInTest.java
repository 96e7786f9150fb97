package punctual.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static punctual.database.schema.Tables.REFRESH_TOKENS;
import static punctual.database.schema.Tables.SIGN_IN_FAILURES;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import punctual.testing.Api;
import punctual.testing.Api.Answer;
import punctual.testing.WebServer;
import punctual.testing.WebTest;

/** Sign-in, sessions and passwords (PL-G.2, WF.13). */
class SignInTest extends WebTest {
  private static final String LOGIN = "/api/v1/auth/login";
  private static final String REFRESH = "/api/v1/auth/refresh";

  private Answer login(String email, String password) {
    return server
        .stranger()
        .post(LOGIN, "{'email': '%s', 'password': '%s'}".formatted(email, password));
  }

  private static Answer change(Api person, String current, String next) {
    return person.post(
        "/api/v1/auth/password",
        "{'current_password': '%s', 'new_password': '%s'}".formatted(current, next));
  }

  private String someone() {
    return server.person("demo", Role.MEMBER).email();
  }

  private Api withCookie(Answer session) {
    return server.stranger().with("Cookie", cookie(session));
  }

  private static String cookie(Answer session) {
    return Objects.requireNonNull(session.header("Set-Cookie")).split(";", 2)[0];
  }

  @Test
  void signing_in_gives_a_short_token_and_a_cookie_that_scripts_cannot_read() {
    Answer session = login("Admin@Demo.test", WebServer.PASSWORD).expect(200);
    assertThat(session.text("token_type")).isEqualTo("Bearer");
    assertThat(session.json().get("expires_in").asInt()).isEqualTo(600);
    assertThat(session.header("Cache-Control")).isEqualTo("no-store");
    assertThat(session.header("Set-Cookie"))
        .startsWith("__Host-punctual_refresh=")
        .contains("HttpOnly", "Secure", "SameSite=Strict", "Path=/")
        .doesNotContain("Domain");
  }

  @Test
  void a_wrong_password_and_an_unknown_address_get_the_same_answer() {
    Answer wrong = login(someone(), "not it").expect(401, "bad_credentials");
    Answer unknown =
        login(UUID.randomUUID() + "@demo.test", "not it").expect(401, "bad_credentials");
    assertThat(unknown.body()).isEqualTo(wrong.body());
  }

  @Test
  void what_is_missing_is_named() {
    Answer answer = server.stranger().post(LOGIN, "{}").expect(422, "invalid");
    assertThat(answer.faults()).containsExactly("email", "password");
  }

  @Test
  void five_wrong_passwords_lock_an_address_for_a_while_whether_it_exists_or_not() {
    for (String email : new String[] {someone(), UUID.randomUUID() + "@nowhere.test"}) {
      for (int i = 0; i < 5; i++) login(email, "wrong " + i).expect(401, "bad_credentials");
      Answer locked = login(email, WebServer.PASSWORD).expect(429, "locked_out");
      assertThat(Integer.parseInt(Objects.requireNonNull(locked.header("Retry-After"))))
          .isBetween(25, 31);
      assertThat(locked.text("detail")).containsPattern("after \\d\\d:\\d\\d UTC");
    }
  }

  @Test
  void the_right_password_forgets_earlier_failures() {
    String email = someone();
    for (int i = 0; i < 4; i++) login(email, "wrong").expect(401);
    login(email, WebServer.PASSWORD).expect(200);
    for (int i = 0; i < 4; i++) login(email, "wrong").expect(401);
    login(email, WebServer.PASSWORD).expect(200);
  }

  @Test
  void a_lock_ends_by_itself() {
    String email = someone();
    for (int i = 0; i < 5; i++) login(email, "wrong").expect(401);
    login(email, WebServer.PASSWORD).expect(429);
    server
        .sql()
        .update(SIGN_IN_FAILURES)
        .set(SIGN_IN_FAILURES.LOCKED_UNTIL, Instant.now().minusSeconds(1))
        .where(SIGN_IN_FAILURES.LOCKED_UNTIL.isNotNull())
        .execute();
    login(email, WebServer.PASSWORD).expect(200);
  }

  @Test
  void each_refresh_gives_a_new_cookie_and_a_new_token() {
    Answer first = login(someone(), WebServer.PASSWORD);
    Answer second = withCookie(first).post(REFRESH).expect(200);
    assertThat(cookie(second)).isNotEqualTo(cookie(first));
    assertThat(second.text("access_token")).isNotEqualTo(first.text("access_token"));
    withCookie(second).post(REFRESH).expect(200);
  }

  @Test
  void two_tabs_may_refresh_with_one_cookie_at_the_same_moment() {
    Answer first = login(someone(), WebServer.PASSWORD);
    withCookie(first).post(REFRESH).expect(200);
    withCookie(first).post(REFRESH).expect(200);
  }

  @Test
  void a_used_cookie_that_comes_back_later_ends_every_session_of_its_family() {
    User user = server.person("demo", Role.MEMBER);
    Answer first = login(user.email(), WebServer.PASSWORD);
    Answer second = withCookie(first).post(REFRESH).expect(200);
    server
        .sql()
        .update(REFRESH_TOKENS)
        .set(REFRESH_TOKENS.USED_AT, Instant.now().minusSeconds(11))
        .where(REFRESH_TOKENS.USER_ID.eq(user.id()).and(REFRESH_TOKENS.USED_AT.isNotNull()))
        .execute();
    withCookie(first).post(REFRESH).expect(401, "session_ended");
    withCookie(second).post(REFRESH).expect(401, "session_ended");
    assertThat(
            admin
                .get("/api/v1/audit-logs?action=session.token_reused&user_id=" + user.id())
                .items())
        .hasSize(1);
  }

  @Test
  void a_cookie_that_was_idle_too_long_is_over() {
    User user = server.person("demo", Role.MEMBER);
    Answer session = login(user.email(), WebServer.PASSWORD);
    server
        .sql()
        .update(REFRESH_TOKENS)
        .set(REFRESH_TOKENS.EXPIRES_AT, Instant.now().minusSeconds(1))
        .where(REFRESH_TOKENS.USER_ID.eq(user.id()))
        .execute();
    withCookie(session).post(REFRESH).expect(401, "session_ended");
  }

  @Test
  void signing_out_ends_the_session_and_takes_the_cookie_back() {
    Answer session = login(someone(), WebServer.PASSWORD);
    Answer out = withCookie(session).post("/api/v1/auth/logout").expect(204);
    assertThat(out.header("Set-Cookie")).contains("Max-Age=0");
    withCookie(session).post(REFRESH).expect(401, "session_ended");
    server.stranger().post("/api/v1/auth/logout").expect(204);
  }

  @Test
  void another_site_cannot_use_the_cookie() {
    Answer session = login(someone(), WebServer.PASSWORD);
    for (String site : new String[] {"cross-site", "same-site"}) {
      Api elsewhere = withCookie(session).with("Sec-Fetch-Site", site);
      elsewhere.post(REFRESH).expect(403, "forbidden");
      elsewhere.post("/api/v1/auth/logout").expect(403, "forbidden");
    }
    withCookie(session).with("Sec-Fetch-Site", "same-origin").post(REFRESH).expect(200);
  }

  @Test
  void no_cookie_and_a_made_up_one_are_refused() {
    server.stranger().post(REFRESH).expect(401, "session_ended");
    server
        .stranger()
        .with("Cookie", "__Host-punctual_refresh=made-up")
        .post(REFRESH)
        .expect(401, "session_ended");
  }

  /** A page whose access token has expired still sends it along. */
  @Test
  void an_expired_access_token_is_no_hindrance_where_none_is_asked_for() {
    Answer session = login(someone(), WebServer.PASSWORD);
    Api stale = withCookie(session).with("Authorization", "Bearer ey.over.now");
    stale.post(REFRESH).expect(200);
    stale.get("/livez").expect(200);
    stale.get("/api/v1/me").expect(401, "unauthenticated");
  }

  @Test
  void a_new_password_voids_every_session_but_the_answer_s_own() {
    String email = someone();
    Answer elsewhere = login(email, WebServer.PASSWORD);
    Api here = server.signIn(email);
    here.get("/api/v1/me").expect(200);
    Answer changed = change(here, WebServer.PASSWORD, "a heron ate nine blue fish").expect(200);
    here.get("/api/v1/me").expect(401, "unauthenticated");
    withCookie(elsewhere).post(REFRESH).expect(401, "session_ended");
    login(email, WebServer.PASSWORD).expect(401);
    login(email, "a heron ate nine blue fish").expect(200);
    server
        .stranger()
        .with("Authorization", "Bearer " + changed.text("access_token"))
        .get("/api/v1/me")
        .expect(200);
  }

  @Test
  void a_new_password_needs_length_and_the_current_one() {
    Api me = server.signIn(someone());
    assertThat(change(me, "wrong", "a heron ate nine blue fish").faults())
        .containsExactly("current_password");
    for (String weak :
        new String[] {
          "", "short", "aaaaaaaaaaaaaaaaaaaa", "my password is long", "x".repeat(257)
        }) {
      assertThat(change(me, WebServer.PASSWORD, weak).expect(422, "invalid").faults())
          .contains("new_password");
    }
    me.get("/api/v1/me").expect(200);
  }

  @Test
  void me_tells_who_and_where() {
    Answer me = admin.get("/api/v1/me").expect(200);
    assertThat(me.text("email")).isEqualTo("admin@demo.test");
    assertThat(me.text("role")).isEqualTo("administrator");
    assertThat(me.json().get("operator").asBoolean()).isTrue();
    assertThat(me.text("organization/key")).isEqualTo("demo");
    assertThat(me.json().get("organizations")).hasSize(1);
    assertThat(me.text("mailbox_url")).isEqualTo("/mailbox");
    assertThat(outsider.get("/api/v1/me").text("organization/key")).isEqualTo("other");
  }

  @Test
  void a_person_of_two_organisations_enters_either_and_no_third() {
    User user = server.person("demo", Role.VIEWER);
    Organization other = server.part(Organizations.class).byKey("other").orElseThrow();
    server.part(Users.class).join(other.id(), user.id(), Role.MEMBER);
    Api me = server.signIn(user.email());
    Answer entered =
        me.post("/api/v1/auth/organization", "{'organization_id': '%s'}".formatted(other.id()))
            .expect(200);
    Api there = server.stranger().with("Authorization", "Bearer " + entered.text("access_token"));
    assertThat(there.get("/api/v1/me").text("role")).isEqualTo("member");
    member
        .post("/api/v1/auth/organization", "{'organization_id': '%s'}".formatted(other.id()))
        .expect(403, "forbidden");
  }

  /** PR-4: sign-ins and refused ones are in the log, with the caller's address. */
  @Test
  void sign_ins_are_recorded() {
    User user = server.person("demo", Role.MEMBER);
    login(user.email(), "wrong");
    login(user.email(), WebServer.PASSWORD);
    Answer log = admin.get("/api/v1/audit-logs?action=session&user_id=" + user.id()).expect(200);
    assertThat(log.items().map(e -> e.get("action").asString()))
        .containsExactly("session.started", "session.refused");
    assertThat(log.text("items/0/ip")).isEqualTo("127.0.0.1");
  }

  @Test
  void people_are_found_by_part_of_their_name_and_nothing_else() {
    assertThat(member.get("/api/v1/people?q=rossi").items().map(p -> p.get("email").asString()))
        .containsExactly("manager@demo.test");
    assertThat(member.get("/api/v1/people?q=%25").items()).isEmpty();
    assertThat(member.get("/api/v1/people?q=other.test").items()).isEmpty();
    viewer.get("/api/v1/people").expect(403, "forbidden");
    manager.get("/api/v1/users").expect(403, "forbidden");
    assertThat(admin.get("/api/v1/users").expect(200).body())
        .contains("viewer@demo.test")
        .doesNotContain("other.test", "argon2");
  }
}

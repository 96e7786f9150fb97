package punctual.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import punctual.web.Problem;
import punctual.web.Problem.FieldFault;

/** Sign in, refresh, sign out, change the password. */
@RestController
@RequestMapping(path = "/api/v1/auth", produces = MediaType.APPLICATION_JSON_VALUE)
class AuthController {
  static final String COOKIE = "__Host-punctual_refresh";

  private final SignIn signIn;
  private final Users users;
  private final Sessions sessions;

  AuthController(SignIn signIn, Users users, Sessions sessions) {
    this.signIn = signIn;
    this.users = users;
    this.sessions = sessions;
  }

  record LoginForm(
      @Nullable String email, @Nullable String password, @Nullable UUID organizationId) {}

  record PasswordForm(@Nullable String currentPassword, @Nullable String newPassword) {}

  record OrganizationForm(@Nullable UUID organizationId) {}

  record TokenView(
      String accessToken, String tokenType, long expiresIn, boolean mustChangePassword) {}

  @PostMapping("/login")
  ResponseEntity<TokenView> login(@RequestBody LoginForm form, HttpServletRequest request) {
    List<FieldFault> faults = new ArrayList<>();
    if (form.email() == null || form.email().isBlank())
      faults.add(new FieldFault("email", "The e-mail address is missing."));
    if (form.password() == null || form.password().isEmpty())
      faults.add(new FieldFault("password", "The password is missing."));
    if (form.email() == null || form.password() == null || !faults.isEmpty())
      throw Problem.invalid(faults);
    return answer(
        signIn.signIn(
            form.email(), form.password(), form.organizationId(), request.getRemoteAddr()));
  }

  @PostMapping("/refresh")
  ResponseEntity<TokenView> refresh(
      @CookieValue(name = COOKIE, required = false) @Nullable String token,
      HttpServletRequest request) {
    refuseOtherSites(request);
    return answer(signIn.refresh(token == null ? "" : token, request.getRemoteAddr()));
  }

  @PostMapping("/logout")
  ResponseEntity<Void> logout(
      @CookieValue(name = COOKIE, required = false) @Nullable String token,
      HttpServletRequest request) {
    refuseOtherSites(request);
    if (token != null) signIn.signOut(token);
    return ResponseEntity.noContent()
        .header(HttpHeaders.SET_COOKIE, cookie("", Duration.ZERO))
        .build();
  }

  @PostMapping("/password")
  ResponseEntity<TokenView> password(@RequestBody PasswordForm form, Actor actor) {
    String current = form.currentPassword() == null ? "" : form.currentPassword();
    String next = form.newPassword() == null ? "" : form.newPassword();
    var session = signIn.changePassword(actor, current, next);
    sessions.forget();
    return answer(session);
  }

  @PostMapping("/organization")
  ResponseEntity<TokenView> enter(@RequestBody OrganizationForm form, Actor actor) {
    if (form.organizationId() == null)
      throw Problem.invalid("organization_id", "The organisation is missing.");
    return answer(signIn.enter(users.find(actor.userId()).orElseThrow(), form.organizationId()));
  }

  /**
   * Fetch metadata tells a cross-site call from our own page; callers without it have no cookie jar
   * to abuse.
   */
  private static void refuseOtherSites(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null && !site.equals("same-origin") && !site.equals("none")) {
      throw Problem.forbidden("This call comes from another site.");
    }
  }

  private static ResponseEntity<TokenView> answer(SignIn.Session session) {
    return ResponseEntity.ok()
        .header(HttpHeaders.SET_COOKIE, cookie(session.refreshToken(), RefreshTokens.IDLE))
        .body(
            new TokenView(
                session.accessToken(),
                "Bearer",
                AccessTokens.LIFETIME.toSeconds(),
                session.user().mustChangePassword()));
  }

  private static String cookie(String value, Duration age) {
    return ResponseCookie.from(COOKIE, value)
        .httpOnly(true)
        .secure(true)
        .sameSite("Strict")
        .path("/")
        .maxAge(age)
        .build()
        .toString();
  }
}

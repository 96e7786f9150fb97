package punctual.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import punctual.web.Problem;
import punctual.web.Problems;

/**
 * Who may call what: everything under {@code /api/v1} needs a token but signing in; roles are
 * checked where they matter.
 */
@Configuration
@ConditionalOnWebApplication
class SecurityConfig {
  private static final Set<String> OPEN =
      Set.of("/api/v1/auth/login", "/api/v1/auth/refresh", "/api/v1/auth/logout");
  private static final BearerTokenResolver TOKENS = new DefaultBearerTokenResolver();

  private static Problem changePassword() {
    return Problem.of(
        HttpStatus.FORBIDDEN,
        "must_change_password",
        "This password was given to you for the first sign-in only. Choose your own first.");
  }

  /** A password that somebody else has seen opens nothing but the way to a new one. */
  private static boolean mayWork(@Nullable Authentication signedIn) {
    return signedIn instanceof Authenticated known && !known.mustChangePassword();
  }

  @Bean
  SecurityFilterChain security(
      HttpSecurity http, JwtDecoder decoder, Sessions sessions, Problems problems) {
    AuthenticationEntryPoint signIn =
        (request, response, e) -> {
          response.setHeader("WWW-Authenticate", "Bearer");
          problems.write(
              response,
              Problem.of(
                  HttpStatus.UNAUTHORIZED,
                  "unauthenticated",
                  "Sign in first: this needs an access token."));
        };
    return http.authorizeHttpRequests(requests ->
            requests
                .requestMatchers(OPEN.toArray(String[]::new))
                .permitAll()
                .requestMatchers("/api/v1/auth/**", "/api/v1/me")
                .authenticated()
                .requestMatchers("/api/v1/**", "/api/metrics")
                .access((signedIn, at) -> new AuthorizationDecision(mayWork(signedIn.get())))
                .anyRequest()
                .permitAll())
        .oauth2ResourceServer(server ->
            server
                .bearerTokenResolver(SecurityConfig::token)
                .jwt(jwt -> jwt.decoder(decoder).jwtAuthenticationConverter(converter(sessions)))
                .authenticationEntryPoint(signIn))
        .exceptionHandling(e ->
            e.authenticationEntryPoint(signIn)
                .accessDeniedHandler(
                    (request, response, denied) -> problems.write(response, changePassword())))
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        // The only cookie is the refresh token: SameSite=Strict, and its endpoints check the fetch
        // metadata.
        .csrf(csrf -> csrf.disable())
        .headers(headers -> headers.disable())
        .requestCache(cache -> cache.disable())
        .logout(logout -> logout.disable())
        .build();
  }

  /**
   * Where no token is asked for, none is looked at: one that has just expired must not keep its
   * owner from getting the next.
   */
  private static @Nullable String token(HttpServletRequest request) {
    String path = request.getRequestURI();
    boolean asked = path.startsWith("/api/v1/") || path.equals("/api/metrics");
    return asked && !OPEN.contains(path) ? TOKENS.resolve(request) : null;
  }

  private static Converter<Jwt, AbstractAuthenticationToken> converter(Sessions sessions) {
    return token ->
        sessions
            .session(token, callerAddress())
            .map(Authenticated::new)
            .orElseThrow(() -> new InvalidBearerTokenException("session ended"));
  }

  private static @Nullable String callerAddress() {
    if (RequestContextHolder.getRequestAttributes()
        instanceof ServletRequestAttributes attributes) {
      HttpServletRequest request = attributes.getRequest();
      return request.getRemoteAddr();
    }
    return null;
  }

  /**
   * The signed-in person. The name, of organisation and user, is what {@code Idempotency-Key} is
   * kept under.
   */
  static final class Authenticated extends AbstractAuthenticationToken {
    private final transient Actor actor;
    private final boolean mustChangePassword;

    Authenticated(Sessions.Session session) {
      super(List.of());
      this.actor = session.actor();
      this.mustChangePassword = session.mustChangePassword();
      setAuthenticated(true);
    }

    boolean mustChangePassword() {
      return mustChangePassword;
    }

    @Override
    public String getCredentials() {
      return "";
    }

    @Override
    public Actor getPrincipal() {
      return actor;
    }

    @Override
    public String getName() {
      return actor.organizationId() + "/" + actor.userId();
    }
  }
}

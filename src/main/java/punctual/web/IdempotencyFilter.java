package punctual.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import punctual.database.Database;
import punctual.web.Idempotency.Answer;
import punctual.web.Idempotency.Key;

/**
 * Gives {@code Idempotency-Key} its meaning on writes: the effect and the remembered answer are one
 * transaction, so that the same key gives the same answer and no second effect, wherever a process
 * dies. Runs after the security chain.
 */
@Component
@Order(100)
class IdempotencyFilter extends OncePerRequestFilter {
  private static final Set<String> WRITES = Set.of("POST", "PUT", "DELETE");
  private static final int LONGEST_KEY = 200;

  private final Database database;
  private final Idempotency answers;
  private final InstantSource time;
  private final Problems problems;

  IdempotencyFilter(Database database, InstantSource time, Problems problems) {
    this.database = database;
    this.time = time;
    this.problems = problems;
    answers = new Idempotency(database);
  }

  /**
   * Previews, sign-in and the making of folders change nothing that a repetition could double, and
   * may take long: no transaction may wait for a disk.
   */
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return request.getHeader("Idempotency-Key") == null
        || request.getUserPrincipal() == null
        || !WRITES.contains(request.getMethod())
        || !path.startsWith("/api/v1/")
        || path.startsWith("/api/v1/auth/")
        || path.contains("preview")
        || path.endsWith("/folders");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      var repeatable = RepeatableRequest.of(request, BodyLimit.MOST);
      Key key = key(repeatable);
      Answer answer = once(key, repeatable, response, chain);
      if (answer != null) replay(answer, response);
    } catch (Problem problem) {
      problems.write(response, problem);
    }
  }

  private Key key(RepeatableRequest request) {
    String key = request.getHeader("Idempotency-Key");
    if (key.isBlank() || key.length() > LONGEST_KEY) {
      throw Problem.invalid(
          "Idempotency-Key", "The key must have 1 to %d characters.".formatted(LONGEST_KEY));
    }
    String what = request.getMethod() + " " + request.getRequestURI() + "\n";
    return new Key(request.getUserPrincipal().getName(), key, sha256(what, request.body()));
  }

  /** Null where the response has been written by the chain and is committed. */
  private @Nullable Answer once(
      Key key, RepeatableRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException {
    var caching = new ContentCachingResponseWrapper(response);
    Answer earlier;
    try {
      earlier = database.write(() -> findOrRun(key, request, caching, chain));
    } catch (DuplicateKeyException e) {
      return database.read(() -> answers.find(key)).orElseThrow(() -> e);
    } catch (Refused e) {
      earlier = null;
    }
    if (earlier == null) caching.copyBodyToResponse();
    return earlier;
  }

  private @Nullable Answer findOrRun(
      Key key,
      RepeatableRequest request,
      ContentCachingResponseWrapper response,
      FilterChain chain) {
    var earlier = answers.find(key);
    if (earlier.isPresent()) return earlier.get();
    run(request, response, chain);
    if (response.getStatus() >= 400) throw new Refused();
    answers.keep(key, answer(response), time.instant());
    return null;
  }

  private static void run(
      RepeatableRequest request, ContentCachingResponseWrapper response, FilterChain chain) {
    try {
      chain.doFilter(request, response);
    } catch (IOException | ServletException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Answer answer(ContentCachingResponseWrapper response) {
    return new Answer(
        response.getStatus(),
        response.getHeader("Location"),
        response.getHeader("ETag"),
        new String(response.getContentAsByteArray(), StandardCharsets.UTF_8));
  }

  private static void replay(Answer answer, HttpServletResponse response) throws IOException {
    response.setStatus(answer.status());
    response.setHeader("Idempotency-Replayed", "true");
    if (answer.location() != null) response.setHeader("Location", answer.location());
    if (answer.etag() != null) response.setHeader("ETag", answer.etag());
    if (answer.body().isEmpty()) return;
    response.setContentType("application/json");
    response.getOutputStream().write(answer.body().getBytes(StandardCharsets.UTF_8));
  }

  private static String sha256(String what, byte[] body) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(what.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Rolls back: a refusal is not remembered, so that a mended request may use the same key. */
  private static final class Refused extends RuntimeException {
    Refused() {
      super(null, null, false, false);
    }
  }
}

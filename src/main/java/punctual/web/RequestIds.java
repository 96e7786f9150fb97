package punctual.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Map;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import punctual.database.Ids;
import punctual.settings.CoreSettings;
import punctual.settings.Settings;

/**
 * Gives each request an id: in the answer, in every log line, and in the audit log. Sets the
 * security headers.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestIds extends OncePerRequestFilter {
  private static final String CSP =
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none';"
          + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy", CSP,
          "X-Content-Type-Options", "nosniff",
          "Referrer-Policy", "no-referrer",
          "Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Resource-Policy", "same-origin");

  private final Ids ids;
  private final boolean https;

  RequestIds(Ids ids, Settings settings) {
    this.ids = ids;
    https = CoreSettings.baseUrl(settings).startsWith("https:");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String id = ids.next().toString();
    response.setHeader("X-Request-Id", id);
    HEADERS.forEach(response::setHeader);
    if (https)
      response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    if (request.getRequestURI().startsWith("/api/"))
      response.setHeader("Cache-Control", "no-store");
    try (var _ = MDC.putCloseable("request", id)) {
      chain.doFilter(request, new OneOfEach(response));
    }
  }

  /**
   * A controller that has a policy of its own replaces the usual one; Spring adds headers, and two
   * policies would both apply.
   */
  private static final class OneOfEach extends HttpServletResponseWrapper {
    OneOfEach(HttpServletResponse response) {
      super(response);
    }

    @Override
    public void addHeader(String name, String value) {
      if (HEADERS.containsKey(name) || name.equalsIgnoreCase("Cache-Control"))
        setHeader(name, value);
      else super.addHeader(name, value);
    }
  }
}

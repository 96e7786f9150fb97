package punctual.operations.metrics;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;
import punctual.metrics.Distribution;
import punctual.metrics.Metric;
import punctual.metrics.MetricSource;

/** How long answers of this process took, by kind of answer; streams are left out. */
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class HttpMetrics extends OncePerRequestFilter implements MetricSource {
  private static final List<Long> BOUNDS =
      List.of(5L, 10L, 50L, 100L, 200L, 500L, 1000L, 2000L, 5000L, 10_000L);
  private static final List<String> KINDS = List.of("2xx", "3xx", "4xx", "5xx");

  private final Map<String, Distribution> byKind = new LinkedHashMap<>();

  HttpMetrics() {
    KINDS.forEach(kind -> byKind.put(kind, new Distribution()));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long from = System.nanoTime();
    int status = 500;
    try {
      chain.doFilter(request, response);
      status = response.getStatus();
    } finally {
      if (!request.isAsyncStarted()) took(status, (System.nanoTime() - from) / 1_000_000);
    }
  }

  private void took(int status, long ms) {
    Distribution kind = byKind.get(status / 100 + "xx");
    if (kind == null) return;
    synchronized (byKind) {
      kind.add(ms);
    }
  }

  @Override
  public List<Metric> metrics(@Nullable UUID organization) {
    if (organization != null) return List.of();
    Metric requests =
        Metric.histogram(
            "punctual_http_request_duration_seconds", "How long answers over HTTP took.");
    synchronized (byKind) {
      byKind.forEach((kind, took) -> requests.with(took, BOUNDS, "status", kind));
    }
    return List.of(requests);
  }
}

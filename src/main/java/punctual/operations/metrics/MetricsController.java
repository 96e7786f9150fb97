package punctual.operations.metrics;

import io.swagger.v3.oas.annotations.Hidden;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import punctual.identity.Actor;
import punctual.identity.Role;
import punctual.metrics.Metric;

/**
 * Metrics for programs (PR-3.8): JSON, or text for scraping, both from one reading. The operator
 * sees the installation, an administrator the same names over the own organisation.
 */
@RestController
class MetricsController {
  private static final String PATH = "/api/metrics";

  private final Metrics metrics;

  MetricsController(Metrics metrics) {
    this.metrics = metrics;
  }

  /**
   * One value.
   *
   * @param unit {@code count}, {@code seconds}, {@code bytes}, {@code ratio} or {@code timestamp}
   */
  record MetricView(
      String name,
      double value,
      String unit,
      Instant timestamp,
      @Nullable Map<String, String> labels) {}

  record MetricsView(List<MetricView> metrics) {}

  @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
  MetricsView read(Actor actor) {
    Reading reading = metrics.read(scope(actor));
    var views = new ArrayList<MetricView>();
    for (Metric metric : reading.metrics()) {
      String unit = metric.unit().word();
      for (Metric.Sample s : metric.samples()) {
        var labels = s.labels().isEmpty() ? null : s.labels();
        views.add(new MetricView(s.name(), s.value(), unit, reading.at(), labels));
      }
    }
    return new MetricsView(views);
  }

  @Hidden // the same operation in another form
  @GetMapping(path = PATH, produces = MediaType.TEXT_PLAIN_VALUE)
  ResponseEntity<String> prometheus(Actor actor) {
    return text(Exposition.PROMETHEUS, actor);
  }

  @Hidden // the same operation in another form
  @GetMapping(path = PATH, produces = "application/openmetrics-text")
  ResponseEntity<String> openMetrics(Actor actor) {
    return text(Exposition.OPEN_METRICS, actor);
  }

  private ResponseEntity<String> text(Exposition form, Actor actor) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(form.contentType()))
        .body(form.text(metrics.read(scope(actor))));
  }

  private static @Nullable UUID scope(Actor actor) {
    if (actor.operator()) return null;
    actor.require(Role.ADMINISTRATOR);
    return actor.organizationId();
  }
}

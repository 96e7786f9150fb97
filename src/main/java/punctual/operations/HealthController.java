package punctual.operations;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import punctual.operations.Health.Status;

/**
 * Three questions, open to everybody, with nothing sensitive in the answers: does the process live,
 * may it get traffic, and is everything well. Only the last one looks at the mail server: an outage
 * there must not take the product down.
 */
@RestController
class HealthController {
  private final Health health;
  private final String version;
  private volatile boolean stopping;

  HealthController(Health health) {
    this.health = health;
    String built = HealthController.class.getPackage().getImplementationVersion();
    version = built == null ? "development" : built;
  }

  record Answer(String status) {}

  record CheckView(String status, Instant time) {}

  record HealthView(String status, String version, Map<String, CheckView> checks) {}

  @GetMapping(path = "/livez", produces = MediaType.APPLICATION_JSON_VALUE)
  Answer live() {
    return new Answer("pass");
  }

  @GetMapping(path = "/readyz", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Answer> ready() {
    Health.Result database = health.results().get("database");
    boolean ready = !stopping && database != null && database.status() == Status.PASS;
    return ResponseEntity.status(ready ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
        .body(new Answer(ready ? "pass" : "fail"));
  }

  @GetMapping(path = "/api/health", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<HealthView> health() {
    var checks = new LinkedHashMap<String, CheckView>();
    health
        .results()
        .forEach((name, r) -> checks.put(name, new CheckView(r.status().word(), r.time())));
    Status status = health.status();
    return ResponseEntity.status(
            status == Status.FAIL ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.OK)
        .body(new HealthView(status.word(), version, checks));
  }

  @EventListener(ContextClosedEvent.class)
  void stopping() {
    stopping = true;
  }
}

package punctual.cli;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import punctual.catalog.sources.Drivers;
import punctual.catalog.sources.SourceHealth;
import punctual.catalog.sources.Sources;
import punctual.cli.Finding.Status;
import punctual.faults.Fault;
import punctual.settings.Settings;

/** Whether the data sources answer. */
final class SourcesCheck {
  private SourcesCheck() {}

  static List<Finding> check(Settings settings) {
    try (var sources = new Sources(settings, InstantSource.system())) {
      return sources.names().stream()
          .flatMap(name -> findings(sources, sources.check(name)).stream())
          .toList();
    }
  }

  /** The drivers of the home directory; nothing where there are none. */
  static List<Finding> drivers(Settings settings) {
    try (var drivers = Drivers.in(settings.home())) {
      var findings = new ArrayList<Finding>();
      drivers
          .found()
          .forEach(found -> findings.add(new Finding(Status.SUCCESS, "driver", found, "")));
      drivers
          .problems()
          .forEach(problem ->
              findings.add(
                  new Finding(
                      Status.FAILURE,
                      "drivers",
                      "one cannot be loaded: " + problem,
                      "Put the driver's whole set of jars there, or take it away.")));
      return findings;
    }
  }

  private static List<Finding> findings(Sources sources, SourceHealth health) {
    Finding answer = finding(health);
    if (!health.isFine()) return List.of(answer);
    return sources
        .excess(health.name())
        .map(excess -> List.of(answer, excessive(health.name(), excess)))
        .orElse(List.of(answer));
  }

  private static Finding excessive(String source, String excess) {
    return new Finding(
        Status.WARNING,
        "source " + source,
        "its user " + excess,
        "Give it a user that may only read: docs/guides/data-sources.md says how.");
  }

  private static Finding finding(SourceHealth health) {
    String subject = "source " + health.name();
    Fault fault = health.fault();
    if (fault == null) {
      String text = "answers in %d ms".formatted(health.tookMillis());
      return new Finding(Status.SUCCESS, subject, text, "");
    }
    String detail = fault.detail() == null ? "" : " (%s)".formatted(fault.detail());
    String remedy = "Check sources.%s in punctual.yaml.".formatted(health.name());
    return new Finding(Status.FAILURE, subject, fault.message() + detail, remedy);
  }
}

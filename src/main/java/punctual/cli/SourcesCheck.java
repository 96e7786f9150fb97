package punctual.cli;

import java.time.InstantSource;
import java.util.List;
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
      return sources.names().stream().map(sources::check).map(SourcesCheck::finding).toList();
    }
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

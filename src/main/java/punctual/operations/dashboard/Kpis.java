package punctual.operations.dashboard;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import punctual.delivery.DeliveryFigure;
import punctual.delivery.DeliveryFigures;
import punctual.operations.Uptime;
import punctual.operations.dashboard.DashboardView.Kpi;
import punctual.reports.ExecutionShares;

/** The figures that the product is measured by, with their targets (RA.9). */
final class Kpis {
  /** Fewer events say nothing about a share. */
  private static final long ENOUGH = 20;

  private static final Duration LONG_ENOUGH = Duration.ofHours(1);

  private Kpis() {}

  static List<Kpi> of(ExecutionShares runs, Collection<DeliveryFigure> deliveries, Uptime uptime) {
    long ended = runs.count("completed") + runs.count("failed");
    long settled = DeliveryFigures.settled(deliveries, "email");
    return List.of(
        share("success_rate", "Runs that succeed", runs.success(), 0.95, ended, "runs ended"),
        duration(runs),
        share(
            "email_delivery",
            "E-mails delivered",
            DeliveryFigures.success(deliveries, "email"),
            0.98,
            settled,
            "e-mails were settled"),
        share(
            "on_time",
            "Runs that start within 60 s",
            runs.onTime(),
            0.99,
            runs.started(),
            "due runs started"),
        uptime(uptime),
        recovery(uptime));
  }

  private static Kpi share(
      String key, String label, OptionalDouble value, double target, long events, String what) {
    @Nullable Double shown = value.isPresent() ? value.getAsDouble() : null;
    boolean enough = events >= ENOUGH;
    return new Kpi(
        key,
        label,
        shown,
        "ratio",
        target,
        (enough && shown != null) ? (Boolean) (shown > target) : null,
        enough
            ? null
            : "Too few to judge by: %d %s, %d are needed.".formatted(events, what, ENOUGH));
  }

  private static Kpi duration(ExecutionShares runs) {
    double target = Duration.ofMinutes(5).toMillis();
    var durations = runs.durations();
    boolean any = durations.count() > 0;
    return new Kpi(
        "average_duration",
        "Average duration of a run",
        any ? durations.average() : null,
        "ms",
        target,
        any ? durations.average() < target : null,
        any ? null : "No run completed in this time.");
  }

  private static Kpi uptime(Uptime uptime) {
    boolean enough = uptime.period().compareTo(LONG_ENOUGH) >= 0;
    return new Kpi(
        "uptime",
        "Uptime",
        uptime.share(),
        "ratio",
        0.995,
        enough ? uptime.share() > 0.995 : null,
        enough
            ? null
            : "Too short to judge by: watched for %d min.".formatted(uptime.period().toMinutes()));
  }

  private static Kpi recovery(Uptime uptime) {
    @Nullable Double mean = uptime.meanToRecovery().map(d -> (double) d.toMillis()).orElse(null);
    return new Kpi(
        "mttr",
        "Mean time to recovery",
        mean,
        "ms",
        null,
        null,
        mean == null
            ? "No incident in this time."
            : "Of %d %s. It has no target of its own."
                .formatted(uptime.incidents(), uptime.incidents() == 1 ? "incident" : "incidents"));
  }
}

package punctual.delivery;

import static punctual.metrics.Metric.Unit.COUNT;
import static punctual.metrics.Metric.Unit.RATIO;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import punctual.faults.Category;
import punctual.metrics.Distribution;
import punctual.metrics.Metric;
import punctual.metrics.MetricSource;

/** How deliveries went, by channel (PR-3.6). */
final class DeliveryMetrics implements MetricSource {
  private static final List<String> WITH_ERRORS =
      List.of("failed", "bounced", "indeterminate", "delayed");
  private static final List<Long> BOUNDS =
      List.of(100L, 500L, 1000L, 2000L, 5000L, 10_000L, 30_000L, 60_000L, 300_000L);

  private final DeliveryFigures figures;
  private final List<String> channels;

  DeliveryMetrics(DeliveryFigures figures, Channels channels) {
    this.figures = figures;
    this.channels = channels.names();
  }

  @Override
  public List<Metric> metrics(@Nullable UUID organization) {
    DeliveryFigures.Summary summary = figures.summary(organization);
    Collection<DeliveryFigure> ever = summary.ever();
    Metric success =
        Metric.gauge(
            "punctual_delivery_success_ratio",
            RATIO,
            "Deliveries that were taken by the reader's side, of all that were settled; 1 where none was.");
    Metric indeterminate =
        Metric.counter(
            "punctual_delivery_indeterminate_total",
            COUNT,
            "Attempts of which nobody can know whether they arrived.");
    Metric durations =
        Metric.histogram("punctual_delivery_duration_seconds", "How long an attempt took.");
    for (String channel : channels) {
      summary
          .periods()
          .forEach((period, all) -> {
            double share = DeliveryFigures.success(all, channel).orElse(1);
            success.with(share, "channel", channel, "window", period.word());
          });
      indeterminate.with(DeliveryFigures.count(ever, channel, "indeterminate"), "channel", channel);
      durations.with(durations(ever, channel), BOUNDS, "channel", channel);
    }
    Metric pending =
        Metric.gauge("punctual_deliveries_pending", COUNT, "Deliveries that are not settled.")
            .with(figures.pending(organization));
    return List.of(attempts(ever), success, indeterminate, durations, pending);
  }

  private static Distribution durations(Collection<DeliveryFigure> ever, String channel) {
    var durations = new Distribution();
    for (DeliveryFigure one : ever)
      if (one.key().channel().equals(channel)) durations.add(one.durations());
    return durations;
  }

  private Metric attempts(Collection<DeliveryFigure> ever) {
    Metric attempts =
        Metric.counter(
            "punctual_delivery_attempts_total",
            COUNT,
            "Attempts to deliver, by outcome and error category; delayed ones are tried again.");
    for (String channel : channels) {
      long sent = DeliveryFigures.count(ever, channel, "sent");
      attempts.with(sent, "channel", channel, "outcome", "sent", "category", "none");
      for (String outcome : WITH_ERRORS) {
        for (Category category : Category.values()) {
          String word = category.word();
          attempts.with(
              count(ever, channel, outcome, word),
              "channel",
              channel,
              "outcome",
              outcome,
              "category",
              word);
        }
      }
    }
    return attempts;
  }

  private static long count(
      Collection<DeliveryFigure> ever, String channel, String outcome, String category) {
    return ever.stream()
        .filter(f -> f.key().channel().equals(channel))
        .filter(f -> f.key().outcome().equals(outcome) && f.key().category().equals(category))
        .mapToLong(DeliveryFigure::count)
        .sum();
  }
}

package punctual.delivery;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import punctual.database.Database;
import punctual.database.Ids;
import punctual.delivery.channels.Channel;
import punctual.queue.Queue;
import punctual.settings.CoreSettings;
import punctual.settings.Settings;
import punctual.storage.Artifacts;
import punctual.storage.Awaited;
import punctual.storage.Links;
import punctual.storage.Retention;
import punctual.web.Live;
import tools.jackson.databind.json.JsonMapper;

@Configuration
class DeliveryConfig {
  private static final Logger log = LoggerFactory.getLogger(DeliveryConfig.class);
  private static final Duration SWEEP = Duration.ofSeconds(5);

  @Bean
  Channels channels(List<Channel> channels) {
    return new Channels(channels);
  }

  @Bean
  Deliveries deliveries(
      Database database, Queue queue, InstantSource time, Ids ids, JsonMapper json) {
    return new Deliveries(database, queue, time, ids, json);
  }

  @Bean
  Awaited awaitedByDeliveries(Database database) {
    return new WaitingReaders(database);
  }

  @Bean
  DeliveryFigures deliveryFigures(Database database, InstantSource time) {
    return new DeliveryFigures(database, time);
  }

  @Bean
  DeliveryMetrics deliveryMetrics(DeliveryFigures figures, Channels channels) {
    return new DeliveryMetrics(figures, channels);
  }

  @Bean
  DeliveryHealth deliveryHealth(Database database) {
    return new DeliveryHealth(database);
  }

  @Bean
  DeliveryRun deliveryRun(
      DeliveryRun.Parts parts,
      Database database,
      Ids ids,
      Live live,
      Settings settings,
      Queue queue) {
    var run =
        new DeliveryRun(parts, database, ids, live, settings.get(DeliverySettings.RESEND_AFTER));
    queue.attach(Deliveries.TABLE, run, settings.get(CoreSettings.DELIVERY_SLOTS));
    return run;
  }

  @Bean
  DeliveryRun.Parts deliveryParts(
      Deliveries deliveries,
      Channels channels,
      Artifacts artifacts,
      Retention retention,
      Links links) {
    return new DeliveryRun.Parts(deliveries, channels, artifacts, retention, links);
  }

  @Bean(destroyMethod = "shutdownNow")
  ScheduledExecutorService uncertainSweep(Deliveries deliveries) {
    var sweep =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("uncertain").factory());
    var _ =
        sweep.scheduleWithFixedDelay(
            () -> {
              try {
                deliveries.resendUncertain();
              } catch (RuntimeException e) {
                log.atWarn().setCause(e).log("could not look for deliveries to send once more");
              }
            },
            SWEEP.toMillis(),
            SWEEP.toMillis(),
            TimeUnit.MILLISECONDS);
    return sweep;
  }
}

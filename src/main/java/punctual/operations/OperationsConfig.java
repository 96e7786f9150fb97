package punctual.operations;

import java.time.InstantSource;
import java.util.Optional;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import punctual.clock.Beat;
import punctual.database.Database;
import punctual.database.Ids;
import punctual.delivery.channels.email.MailProbe;
import punctual.identity.SignOuts;
import punctual.operations.disk.Disk;
import punctual.queue.Queue;
import punctual.reports.MailState;
import punctual.schedules.Schedules;
import punctual.settings.Settings;
import punctual.storage.Artifacts;
import punctual.storage.CleanUp;
import punctual.storage.Links;
import punctual.storage.Stores;

@Configuration
class OperationsConfig {
  @Bean
  Components.Parts healthParts(
      Database database,
      MailProbe mail,
      Disk disk,
      Beat beat,
      Queue queue,
      Schedules schedules,
      Stores stores) {
    return new Components.Parts(database, mail, disk, beat, queue, schedules, stores);
  }

  @Bean
  Health health(Components.Parts parts, InstantSource time, Settings settings) {
    return new Health(new Components(parts, time, settings).all(), time);
  }

  @Bean
  MailState mailState(Health health) {
    return () ->
        Optional.ofNullable(health.results().get(Components.EMAIL))
            .map(result -> result.status() == Health.Status.PASS);
  }

  @Bean
  Housekeeping housekeeping(CleanUp cleanUp, Artifacts artifacts, Links links, SignOuts signOuts) {
    var housekeeping = new Housekeeping(cleanUp, artifacts, links, signOuts);
    housekeeping.start();
    return housekeeping;
  }

  @Bean
  HealthHistory healthHistory(Database database, InstantSource time, Ids ids) {
    return new HealthHistory(database, time, ids, nodeName());
  }

  private static String nodeName() {
    try {
      return java.net.InetAddress.getLocalHost().getHostName();
    } catch (java.net.UnknownHostException e) {
      return "localhost";
    }
  }

  @Bean
  UptimeReading uptimeReading(HealthHistory history, InstantSource time) {
    return new UptimeReading(history, time);
  }

  @Bean
  HealthMetrics healthMetrics(Health health, UptimeReading uptime) {
    return new HealthMetrics(health, uptime);
  }

  /** Just before the port opens, so that the first answer is a true one. */
  @Bean
  SmartLifecycle watch(Health health, HealthHistory history) {
    return new SmartLifecycle() {
      private volatile boolean running;

      @Override
      public void start() {
        try {
          health.start();
          history.start(health);
          running = true;
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }

      @Override
      public void stop() {
        running = false;
      }

      @Override
      public boolean isRunning() {
        return running;
      }

      @Override
      public int getPhase() {
        return WORK + 1;
      }
    };
  }

  /** After the beat and the queue, before the web server. */
  private static final int WORK = 1000;
}

package punctual.operations.metrics;

import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import punctual.database.Database;
import punctual.delivery.DeliveryFigures;
import punctual.metrics.MetricSource;
import punctual.reports.ExecutionFigures;

@Configuration
class MetricsConfig {
  @Bean
  Metrics metrics(List<MetricSource> sources, InstantSource time) {
    return new Metrics(sources, time);
  }

  @Bean
  ProcessMetrics processMetrics(Database database) {
    String built = MetricsConfig.class.getPackage().getImplementationVersion();
    return new ProcessMetrics(database, built == null ? "development" : built);
  }

  @Bean
  HttpMetrics httpMetrics() {
    return new HttpMetrics();
  }

  @Bean
  RollUps rollUps(ExecutionFigures executions, DeliveryFigures deliveries, InstantSource time) {
    var rollUps = new RollUps(executions, deliveries, time);
    rollUps.start();
    return rollUps;
  }
}

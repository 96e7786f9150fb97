package punctual.operations.dashboard;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import punctual.delivery.DeliveryFigures;
import punctual.operations.UptimeReading;
import punctual.operations.disk.Disk;
import punctual.operations.metrics.Metrics;
import punctual.reports.ExecutionFigures;

@Configuration
class DashboardConfig {
  @Bean
  Dashboard dashboard(
      Metrics metrics,
      ExecutionFigures executions,
      DeliveryFigures deliveries,
      UptimeReading uptime,
      Disk disk,
      InstantSource time) {
    return new Dashboard(metrics, executions, deliveries, uptime, disk, time);
  }
}

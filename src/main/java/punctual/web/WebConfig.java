package punctual.web;

import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration
class WebConfig {
  @Bean
  Problems problems(JsonMapper json) {
    return new Problems(json);
  }

  @Bean(destroyMethod = "")
  Live live() {
    return new Live();
  }

  /** Open streams end first: the web server would wait for them as for any request. */
  @Bean
  SmartLifecycle streams(Live live) {
    return new SmartLifecycle() {
      private volatile boolean running;

      @Override
      public void start() {
        running = true;
      }

      @Override
      public void stop() {
        live.close();
        running = false;
      }

      @Override
      public boolean isRunning() {
        return running;
      }

      @Override
      public int getPhase() {
        return Integer.MAX_VALUE;
      }
    };
  }
}

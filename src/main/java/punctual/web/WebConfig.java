package punctual.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration
class WebConfig {
  @Bean
  Problems problems(JsonMapper json) {
    return new Problems(json);
  }

  @Bean
  Live live() {
    return new Live();
  }
}

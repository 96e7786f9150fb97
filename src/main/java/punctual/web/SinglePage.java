package punctual.web;

import java.time.Instant;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The web application: hashed files for a year, its page for every address that the application
 * itself knows.
 */
@Configuration
class SinglePage implements WebMvcConfigurer {
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/assets/**")
        .addResourceLocations("classpath:/static/assets/")
        .setCacheControl(CacheControl.maxAge(java.time.Duration.ofDays(365)).immutable());
    registry
        .addResourceHandler("/*.js", "/*.svg", "/*.ico", "/*.webmanifest")
        .addResourceLocations("classpath:/static/")
        .setCacheControl(CacheControl.noCache());
  }

  /** Instants that both databases can hold. */
  @Override
  public void addFormatters(FormatterRegistry registry) {
    registry.addConverter(
        String.class,
        Instant.class,
        text -> {
          Instant instant = Instant.parse(text);
          if (instant.isBefore(Instant.EPOCH) || instant.isAfter(LAST))
            throw new IllegalArgumentException("out of range");
          return instant;
        });
  }

  @Controller
  static class PageController {
    private static final Resource PAGE = new ClassPathResource("static/index.html");

    @GetMapping(
        path = {"/", "/sign-in", "/o/**"},
        produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Resource> page() {
      if (!PAGE.exists()) {
        throw Problem.of(
            HttpStatus.NOT_FOUND,
            "no_web_application",
            "This build has no web application: build it with ./punctual.");
      }
      return ResponseEntity.ok()
          .cacheControl(CacheControl.noCache())
          .contentType(MediaType.TEXT_HTML)
          .body(PAGE);
    }
  }
}

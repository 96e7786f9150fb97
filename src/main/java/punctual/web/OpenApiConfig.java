package punctual.web;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;

/** The description of the API at {@code /openapi.json}, OpenAPI 3.1. */
@Configuration
class OpenApiConfig {
  private static final String TOKEN = "access_token";
  private static final String PROBLEM = "#/components/schemas/Problem";
  private static final Set<String> SIGNING_IN =
      Set.of("/api/v1/auth/login", "/api/v1/auth/refresh", "/api/v1/auth/logout");

  /** Last, so that it is asked first: others know neither snake case nor what may be absent. */
  @Bean
  SmartInitializingSingleton recordSchemas() {
    return () -> ModelConverters.getInstance(true).addConverter(new RecordSchemas());
  }

  @Bean
  OpenAPI api() {
    var scheme =
        new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer").bearerFormat("JWT");
    return new OpenAPI()
        .servers(List.of(new Server().url("/")))
        .info(
            new Info()
                .title("Punctual")
                .version("v1")
                .description(
                    "Instants are UTC. Errors are problems (RFC 9457). Lists take page and limit."
                        + " An absent value is left out; a null that is sent counts as absent.")
                .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
        .components(new Components().addSecuritySchemes(TOKEN, scheme));
  }

  /** Names that stay the same when an operation is added: the controller's and the method's. */
  @Bean
  OperationCustomizer names() {
    return (operation, method) -> {
      String feature = feature(method);
      operation.setTags(List.of(words(feature)));
      String name = method.getMethod().getName();
      operation.setOperationId(
          feature.substring(0, 1).toLowerCase(Locale.ROOT)
              + feature.substring(1)
              + name.substring(0, 1).toUpperCase(Locale.ROOT)
              + name.substring(1));
      return operation;
    };
  }

  private static String feature(HandlerMethod method) {
    return method.getBeanType().getSimpleName().replaceFirst("Controller$", "");
  }

  private static String words(String feature) {
    return feature.replaceAll("([a-z])([A-Z])", "$1 $2");
  }

  @Bean
  OpenApiCustomizer whole() {
    return api -> {
      api.getPaths().keySet().removeIf(path -> !isApi(path));
      api.getComponents().addSchemas("Problem", problem());
      api.getPaths().forEach(OpenApiConfig::complete);
      api.getComponents().getSchemas().keySet().retainAll(Reachable.of(api));
    };
  }

  /** Not the sample installation's mailbox, nor pages. */
  private static boolean isApi(String path) {
    return path.startsWith("/api/")
        || path.startsWith("/d/")
        || path.equals("/livez")
        || path.equals("/readyz");
  }

  private static void complete(String path, PathItem item) {
    item.readOperationsMap()
        .forEach((method, operation) -> {
          if (path.startsWith("/api/v1/") && !SIGNING_IN.contains(path))
            operation.addSecurityItem(new SecurityRequirement().addList(TOKEN));
          if (repeatable(path, method)) operation.addParametersItem(idempotencyKey());
          operation.getResponses().values().forEach(OpenApiConfig::files);
          problems(operation);
        });
  }

  /** A file comes as what it is, not as JSON. */
  private static void files(ApiResponse response) {
    if (response.getContent() == null) return;
    MediaType media = response.getContent().get("application/json");
    if (media == null || media.getSchema() == null) return;
    if (!"binary".equals(media.getSchema().getFormat())) return;
    response.setContent(new Content().addMediaType("application/octet-stream", media));
  }

  private static void problems(Operation operation) {
    var content =
        new Content()
            .addMediaType(
                "application/problem+json",
                new MediaType().schema(new Schema<>(SpecVersion.V31).$ref(PROBLEM)));
    operation
        .getResponses()
        .addApiResponse("default", new ApiResponse().description("A problem").content(content));
  }

  private static boolean repeatable(String path, PathItem.HttpMethod method) {
    return method != PathItem.HttpMethod.GET
        && path.startsWith("/api/v1/")
        && !path.startsWith("/api/v1/auth/")
        && !path.contains("preview");
  }

  private static Parameter idempotencyKey() {
    return new Parameter()
        .name("Idempotency-Key")
        .in("header")
        .required(false)
        .description("The same key gives the same answer and no second effect, for a day.")
        .schema(text());
  }

  private static Schema<?> problem() {
    Schema<?> fault = object();
    fault.addProperty("field", text());
    fault.addProperty("message", text());
    fault.setRequired(List.of("field", "message"));
    Schema<?> faults = new Schema<>(SpecVersion.V31);
    faults.addType("array");
    faults.setItems(fault);
    Schema<?> status = new Schema<>(SpecVersion.V31);
    status.addType("integer");
    Schema<?> problem = object();
    for (String name : List.of("type", "title", "detail", "instance", "code"))
      problem.addProperty(name, text());
    problem.addProperty("status", status);
    problem.addProperty("errors", faults);
    problem.setRequired(List.of("title", "status", "detail", "code", "errors"));
    return problem;
  }

  private static Schema<?> object() {
    Schema<?> schema = new Schema<>(SpecVersion.V31);
    schema.addType("object");
    return schema;
  }

  private static Schema<?> text() {
    Schema<?> schema = new Schema<>(SpecVersion.V31);
    schema.addType("string");
    return schema;
  }
}

package punctual.testing;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The operations that the product says it has. */
public final class Described {
  private Described() {}

  /** One operation, such as GET of {@code /api/v1/scheduled-reports/{id}}. */
  public record Operation(String method, String path) {
    /** Whether it changes something, as far as the method tells. */
    public boolean writes() {
      return !method.equals("GET");
    }

    public boolean needsToken() {
      return path.startsWith("/api/v1/")
          && !List.of("/api/v1/auth/login", "/api/v1/auth/refresh", "/api/v1/auth/logout")
              .contains(path);
    }

    /** The path with these values in place of its variables. */
    public String at(Map<String, String> values) {
      String filled = path;
      for (var value : values.entrySet())
        filled = filled.replace("{" + value.getKey() + "}", value.getValue());
      return filled;
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  public static List<Operation> operations(WebServer server) {
    JsonNode paths = server.stranger().get("/openapi.json").expect(200).json().get("paths");
    return paths.propertyStream().flatMap(path -> methods(path.getKey(), path.getValue())).toList();
  }

  private static Stream<Operation> methods(String path, JsonNode item) {
    return item.propertyNames().stream().map(m -> new Operation(m.toUpperCase(Locale.ROOT), path));
  }
}

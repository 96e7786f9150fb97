package punctual.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The schemas that an operation of the description leads to; others are left over. */
final class Reachable {
  private final Map<String, ? extends Schema<?>> schemas;
  private final Set<String> names = new TreeSet<>();

  private Reachable(Map<String, ? extends Schema<?>> schemas) {
    this.schemas = schemas;
  }

  @SuppressWarnings({"rawtypes", "unchecked"}) // the library's maps are of raw schemas
  static Set<String> of(OpenAPI api) {
    var reachable = new Reachable((Map) api.getComponents().getSchemas());
    api.getPaths().values().forEach(item -> item.readOperations().forEach(reachable::operation));
    return reachable.names;
  }

  private void operation(Operation operation) {
    if (operation.getRequestBody() != null) content(operation.getRequestBody().getContent());
    operation.getResponses().values().forEach(response -> content(response.getContent()));
  }

  private void content(@Nullable Content content) {
    if (content != null) content.values().forEach(media -> schema(media.getSchema()));
  }

  private void schema(@Nullable Object part) {
    if (!(part instanceof Schema<?> schema)) return;
    if (schema.get$ref() != null) named(schema.get$ref().replaceFirst(".*/", ""));
    schema(schema.getItems());
    schema(schema.getAdditionalProperties());
    if (schema.getProperties() != null) schema.getProperties().values().forEach(this::schema);
  }

  private void named(String name) {
    if (names.add(name)) schema(schemas.get(name));
  }
}

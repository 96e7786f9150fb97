package punctual.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.JsonNode;

/**
 * Describes records as they are written: snake case, and each component required unless it is
 * {@code @Nullable}. An absent value is left out, never written as null.
 */
final class RecordSchemas implements ModelConverter {
  private static final Map<Class<?>, String[]> SIMPLE =
      Map.ofEntries(
          Map.entry(String.class, words("string", "")),
          Map.entry(UUID.class, words("string", "uuid")),
          Map.entry(Instant.class, words("string", "date-time")),
          Map.entry(LocalDate.class, words("string", "date")),
          Map.entry(int.class, words("integer", "int32")),
          Map.entry(Integer.class, words("integer", "int32")),
          Map.entry(long.class, words("integer", "int64")),
          Map.entry(Long.class, words("integer", "int64")),
          Map.entry(boolean.class, words("boolean", "")),
          Map.entry(Boolean.class, words("boolean", "")),
          Map.entry(BigDecimal.class, words("number", "")));

  private static String[] words(String type, String format) {
    return new String[] {type, format};
  }

  @Override
  public boolean isOpenapi31() {
    return true;
  }

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType asked, ModelConverterContext context, Iterator<ModelConverter> chain) {
    Schema<?> known = known(ResolvableType.forType(asked.getType()), context);
    if (known != null) return known;
    return chain.hasNext() ? chain.next().resolve(asked, context, chain) : null;
  }

  private static @Nullable Schema<?> known(ResolvableType type, ModelConverterContext context) {
    Class<?> raw = type.resolve();
    if (raw == null) return null;
    String[] simple = SIMPLE.get(raw);
    if (simple != null) return simple(simple[0], simple[1]);
    if (raw == ResponseEntity.class) return known(type.getGeneric(0), context);
    if (raw == SseEmitter.class) return simple("string", "");
    if (raw == Object.class || JsonNode.class.isAssignableFrom(raw)) return any();
    if (Collection.class.isAssignableFrom(raw)) {
      Schema<?> list = simple("array", "");
      list.setItems(part(type.asCollection().getGeneric(0), context));
      return list;
    }
    if (Map.class.isAssignableFrom(raw)) {
      Schema<?> map = simple("object", "");
      map.setAdditionalProperties(part(type.asMap().getGeneric(1), context));
      return map;
    }
    return raw.isRecord() ? reference(type, raw, context) : null;
  }

  private static Schema<?> any() {
    return new Schema<>(SpecVersion.V31);
  }

  private static Schema<?> simple(String type, String format) {
    Schema<?> schema = any();
    schema.addType(type);
    if (!format.isEmpty()) schema.setFormat(format);
    return schema;
  }

  private static Schema<?> part(ResolvableType type, ModelConverterContext context) {
    Schema<?> known = known(type, context);
    if (known == null) throw new IllegalStateException("cannot describe " + type);
    return known;
  }

  private static Schema<?> reference(
      ResolvableType type, Class<?> raw, ModelConverterContext context) {
    String name = name(type, raw);
    if (!context.getDefinedModels().containsKey(name)) {
      Schema<?> schema = simple("object", "");
      context.defineModel(name, schema);
      components(type, raw, schema, context);
    }
    return any().$ref("#/components/schemas/" + name);
  }

  private static void components(
      ResolvableType type, Class<?> raw, Schema<?> schema, ModelConverterContext context) {
    for (RecordComponent component : raw.getRecordComponents()) {
      ResolvableType inner = ResolvableType.forType(component.getGenericType(), type);
      if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
        components(inner, component.getType(), schema, context);
        continue;
      }
      String name = name(component);
      schema.addProperty(name, part(inner, context));
      if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class))
        schema.addRequiredItem(name);
    }
  }

  private static String name(RecordComponent component) {
    JsonProperty own = component.getAccessor().getAnnotation(JsonProperty.class);
    return own != null
        ? own.value()
        : component.getName().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  /** {@code ScheduleController.ListView} is ScheduleList, {@code Page<AuditView>} is AuditPage. */
  private static String name(ResolvableType type, Class<?> raw) {
    String own = raw.getSimpleName().replaceFirst("View$", "");
    if (type.hasGenerics()) {
      Class<?> of = type.getGeneric(0).resolve(Object.class);
      return name(type.getGeneric(0), of) + own;
    }
    Class<?> outer = raw.getEnclosingClass();
    if (outer == null) return own;
    String prefix = outer.getSimpleName().replaceFirst("(Controller|View|Views)$", "");
    return own.startsWith(prefix) ? own : prefix + own;
  }
}

package punctual.database;

import org.jooq.JSONB;
import org.jooq.impl.AbstractConverter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON columns as Jackson trees: they hold only what is opaque to SQL. */
public final class JsonNodeConverter extends AbstractConverter<JSONB, JsonNode> {
  private static final JsonMapper JSON = JsonMapper.shared();

  public JsonNodeConverter() {
    super(JSONB.class, JsonNode.class);
  }

  @Override
  public @Nullable JsonNode from(@Nullable JSONB value) {
    return value == null ? null : JSON.readTree(value.data());
  }

  @Override
  public @Nullable JSONB to(@Nullable JsonNode value) {
    return value == null ? null : JSONB.valueOf(JSON.writeValueAsString(value));
  }
}

package punctual.schedules;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What becomes of the rows of a split report whose key has no recipient. */
public enum Unmatched {
  /** The run fails before anybody is written to. */
  FAIL,
  /** They are left out, and the history says so. */
  SKIP;

  /** As it is kept, and as {@code burst.unmatched} has it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Of a kept word; null for null. */
  public static @Nullable Unmatched of(@Nullable String word) {
    return word == null ? null : valueOf(word.toUpperCase(Locale.ROOT));
  }

  JsonNode toJson() {
    return JsonNodeFactory.instance.objectNode().put("unmatched", word());
  }
}

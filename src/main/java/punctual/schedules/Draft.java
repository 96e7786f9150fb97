package punctual.schedules;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import punctual.schedules.recurrence.Recurrence;
import tools.jackson.databind.JsonNode;

/** A schedule as a person wants it, checked: nothing in it can be wrong any more. */
record Draft(
    String name,
    @Nullable String description,
    String reportType,
    JsonNode params,
    List<String> outputFormats,
    JsonNode formatOptions,
    Recurrence recurrence,
    int timeoutMinutes,
    String whenEmpty,
    CatchUp catchUp,
    Duration catchUpWindow,
    @Nullable Condition condition,
    @Nullable String store,
    @Nullable Unmatched burst,
    List<Reader> readers) {

  /** A recipient that is not stored yet. */
  record Reader(String channel, String destination, JsonNode options, @Nullable UUID userId) {}
}

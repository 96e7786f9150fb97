package punctual.delivery;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One recipient of one execution. {@code recipientId} is null for somebody who is not a recipient
 * of the schedule.
 */
public record Reader(
    @Nullable UUID recipientId, String channel, String destination, JsonNode options) {}

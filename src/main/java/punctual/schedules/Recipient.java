package punctual.schedules;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Who receives a schedule's report.
 *
 * @param destination in the channel's normal form
 * @param userId the member of the organisation behind the destination; null for everybody else
 */
public record Recipient(
    UUID id, String channel, String destination, JsonNode options, @Nullable UUID userId) {}

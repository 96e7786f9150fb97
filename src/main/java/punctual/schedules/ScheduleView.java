package punctual.schedules;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A schedule as the API shows it. */
record ScheduleView(
    UUID id,
    String name,
    @Nullable String description,
    String reportType,
    String reportTypeName,
    JsonNode reportParams,
    String outputFormat,
    List<String> outputFormats,
    @Nullable JsonNode csv,
    JsonNode schedule,
    String scheduleDescription,
    String timezone,
    List<RecipientView> recipients,
    int timeoutMinutes,
    String whenEmpty,
    String catchUp,
    String catchUpWindow,
    String state,
    boolean isActive,
    @Nullable Instant pausedAt,
    @Nullable Instant nextRunAt,
    List<Instant> upcomingRuns,
    @Nullable Instant lastRunAt,
    @Nullable Instant lastSuccessAt,
    @Nullable LastExecution lastExecution,
    OwnerView owner,
    int version,
    List<Warning> warnings,
    boolean canEdit,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant deletedAt) {

  /** {@code external}: neither a member of the organisation nor at one of its domains. */
  record RecipientView(
      UUID id,
      String channel,
      String destination,
      JsonNode options,
      @Nullable UUID userId,
      @Nullable String displayName,
      boolean external) {}

  record LastExecution(
      UUID id,
      String status,
      @Nullable Instant scheduledFor,
      @Nullable Instant completedAt,
      @Nullable String errorMessage) {}

  record OwnerView(UUID id, String displayName, String email) {}

  /** Accepted, yet perhaps not what was meant (PR-7.8). */
  record Warning(String field, String message) {}
}

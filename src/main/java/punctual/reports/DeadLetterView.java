package punctual.reports;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Dead letters as the API shows them. */
final class DeadLetterView {
  private DeadLetterView() {}

  /**
   * In a list.
   *
   * @param executionId the run that failed
   * @param lastExecutionId the run of the latest retry, or the same
   * @param inQueueMs until it was resolved, or until now (PR-5.9)
   * @param resolvedBy absent where a retry did it
   */
  record Item(
      UUID id,
      UUID scheduleId,
      String scheduleName,
      UUID executionId,
      UUID lastExecutionId,
      Instant scheduledFor,
      String timezone,
      String reportType,
      String status,
      int attempts,
      String errorCategory,
      String errorCode,
      String errorMessage,
      @Nullable String errorDetail,
      Instant createdAt,
      Instant lastFailedAt,
      long inQueueMs,
      @Nullable Instant resolvedAt,
      ExecutionView.@Nullable Person resolvedBy,
      @Nullable String note) {}

  /** One attempt of the run that failed, or of a run that a retry made. */
  record Attempt(
      UUID executionId,
      int attempt,
      Instant startedAt,
      Instant endedAt,
      String outcome,
      @Nullable String errorCategory,
      @Nullable String errorCode,
      @Nullable String errorMessage,
      @Nullable String errorDetail) {}

  /** On its own page. */
  record Whole(@JsonUnwrapped Item item, JsonNode reportParams, List<Attempt> attemptHistory) {}

  /** In the archive. */
  record Archived(@JsonUnwrapped Whole whole, Instant archivedAt) {}

  /** Open items with the same error. */
  record Group(
      String errorCode, String errorCategory, String errorMessage, int count, Instant since) {}

  /**
   * All items of the organisation, whatever the list is filtered by.
   *
   * @param oldestAt of the open ones, as are {@code byCategory} and {@code groups}
   * @param limit more than that, and the oldest are archived
   * @param alertAt with so many open, administrators are alerted (PR-5.8)
   */
  record Summary(
      int open,
      int retrying,
      int resolved,
      int total,
      int limit,
      int alertAt,
      @Nullable Instant oldestAt,
      Map<String, Integer> byCategory,
      List<Group> groups) {}

  record ListView(List<Item> items, long total, int page, int limit, Summary summary) {}
}

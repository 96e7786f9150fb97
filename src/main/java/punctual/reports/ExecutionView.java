package punctual.reports;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import punctual.delivery.Delivery;
import tools.jackson.databind.JsonNode;

/** An execution as the API shows it. */
final class ExecutionView {
  private ExecutionView() {}

  /**
   * Why a run that is due does not run yet.
   *
   * @param ahead runs of the same organisation and source that come before it
   * @param until when it is looked at again, where that is known
   */
  record Wait(String code, String text, @Nullable Integer ahead, @Nullable Instant until) {}

  /** In a list. */
  record Line(
      UUID id,
      UUID scheduleId,
      String scheduleName,
      String reportType,
      String trigger,
      String status,
      @Nullable String skipReason,
      Instant scheduledFor,
      String timezone,
      Instant createdAt,
      @Nullable Instant startedAt,
      @Nullable Instant completedAt,
      @Nullable Long durationMs,
      @Nullable Long latenessMs,
      @Nullable Long rowCount,
      @Nullable Long fileSizeBytes,
      int attempt,
      int retryCount,
      @Nullable String errorCategory,
      @Nullable String errorCode,
      @Nullable String errorMessage,
      int timeoutSeconds,
      boolean timeoutOverridden,
      @Nullable ReusedFrom reusedFrom,
      @Nullable Progress progress,
      int deliveriesTotal,
      int deliveriesDone,
      int deliveriesFailed,
      @com.fasterxml.jackson.annotation.JsonProperty("wait") @Nullable Wait waiting) {}

  /** The run whose result this one shares, and when that one completed. */
  record ReusedFrom(UUID executionId, Instant completedAt) {}

  record Person(UUID id, String displayName) {}

  record WindowView(String label, Instant from, Instant to) {}

  record Attempt(
      int attempt,
      Instant startedAt,
      Instant endedAt,
      String outcome,
      @Nullable String errorCategory,
      @Nullable String errorCode,
      @Nullable String errorMessage) {}

  record File(
      UUID id,
      String format,
      String fileName,
      @Nullable String burstKey,
      long bytes,
      long rowCount,
      String sha256,
      Instant expiresAt) {}

  /**
   * A file that is not here any more.
   *
   * @param archiveKey its place below the archive, for administrators; null: not archived
   */
  record PastFile(
      UUID id,
      String format,
      String fileName,
      long bytes,
      long rowCount,
      String sha256,
      Instant deletedAt,
      @Nullable Instant archivedAt,
      @Nullable String archiveKey) {}

  /**
   * On its own page: the line, and everything else.
   *
   * @param queryIds under which the source knew the queries of its last attempt, where it tells;
   *     for administrators
   * @param split each reader got a part; {@code artifacts} and {@code deliveries} are then those of
   *     the first parts only
   * @param partsTotal of a split report
   * @param sinceAt from when on an incremental report read, exclusive; null where it is none
   */
  record Whole(
      @com.fasterxml.jackson.annotation.JsonUnwrapped Line line,
      String outputFormat,
      List<String> outputFormats,
      JsonNode reportParamsSnapshot,
      @Nullable String reportTypeVersion,
      @Nullable Person triggeredBy,
      @Nullable WindowView window,
      @Nullable Instant nextAttemptAt,
      @Nullable String errorDetail,
      @Nullable UUID deadLetterId,
      @Nullable Long usualDurationMs,
      @Nullable Instant longNoticeAt,
      @Nullable String longNotice,
      @Nullable Long cpuMs,
      List<String> queryIds,
      List<String> notes,
      boolean split,
      int partsTotal,
      @Nullable Instant sinceAt,
      List<Attempt> attempts,
      List<File> artifacts,
      List<PastFile> pastArtifacts,
      List<Delivery> deliveries) {}
}

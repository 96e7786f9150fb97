package punctual.reports;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import punctual.database.schema.tables.records.ReportExecutionsRecord;
import punctual.schedules.Unmatched;
import tools.jackson.databind.JsonNode;

/**
 * One intended run of a schedule.
 *
 * @param scheduledFor the due instant: windows, labels and names come from it, never from when the
 *     run happened
 * @param trigger {@code scheduled}, {@code catch_up}, {@code manual} or {@code retry}
 * @param sendTo only this person receives it; null: the schedule's recipients
 */
record Execution(
    UUID id,
    UUID organizationId,
    UUID scheduleId,
    Instant scheduledFor,
    String trigger,
    @Nullable UUID triggeredBy,
    @Nullable UUID sendTo,
    int lane,
    String status,
    @Nullable String skipReason,
    Instant availableAt,
    int attempt,
    int retryCount,
    @Nullable Instant startedAt,
    @Nullable Instant completedAt,
    @Nullable Long durationMs,
    int timeoutSeconds,
    boolean cancelRequested,
    String reportType,
    @Nullable String reportTypeVersion,
    JsonNode params,
    List<String> outputFormats,
    JsonNode formatOptions,
    ZoneId timezone,
    String whenEmpty,
    @Nullable Instant windowFrom,
    @Nullable Instant windowTo,
    @Nullable Long rowCount,
    @Nullable Long fileSizeBytes,
    @Nullable String errorCategory,
    @Nullable String errorCode,
    @Nullable String errorMessage,
    @Nullable String errorDetail,
    Instant createdAt,
    While running) {

  /**
   * What is known of a run besides how it ended.
   *
   * @param timeoutOverridden an administrator gave it a limit of its own
   * @param progress as the node that runs it kept it
   * @param reusedFrom the execution whose result it shares
   * @param longNoticeAt when the person who asked for it was told that it takes long
   * @param cpuMs processor time of all its attempts
   * @param notes what readers should know of its files, in sentences
   * @param burst what becomes of keys without a recipient; null: the report is not split
   * @param since the exclusive start of what an incremental report read; null where it is none, or
   *     has not read it yet
   * @param personalData whether its files hold personal data that is not masked; null: not known,
   *     as for runs before that was noted
   * @param queryIds under which the source knew the queries of its last attempt
   */
  record While(
      boolean timeoutOverridden,
      @Nullable JsonNode progress,
      @Nullable UUID reusedFrom,
      @Nullable Instant longNoticeAt,
      @Nullable Long cpuMs,
      List<String> notes,
      @Nullable Unmatched burst,
      @Nullable Instant since,
      @Nullable Boolean personalData,
      List<String> queryIds) {
    private static List<String> texts(@Nullable JsonNode list) {
      return list == null ? List.of() : list.valueStream().map(JsonNode::asString).toList();
    }

    static While of(ReportExecutionsRecord row) {
      return new While(
          row.getTimeoutOverridden(),
          row.getProgress(),
          row.getReusedFrom(),
          row.getLongNoticeAt(),
          row.getCpuMs(),
          texts(row.getNotes()),
          Unmatched.of(row.getBurst()),
          row.getSinceAt(),
          row.getPersonalData(),
          texts(row.getQueryIds()));
    }
  }

  static Execution of(ReportExecutionsRecord row) {
    return new Execution(
        row.getId(),
        row.getOrganizationId(),
        row.getScheduledReportId(),
        row.getScheduledFor(),
        row.getTrigger(),
        row.getTriggeredBy(),
        row.getSendTo(),
        row.getLane(),
        row.getStatus(),
        row.getSkipReason(),
        row.getAvailableAt(),
        row.getAttempt(),
        row.getRetryCount(),
        row.getStartedAt(),
        row.getCompletedAt(),
        row.getDurationMs(),
        row.getTimeoutSeconds(),
        row.getCancelRequestedAt() != null,
        row.getReportType(),
        row.getReportTypeVersion(),
        row.getReportParamsSnapshot(),
        row.getOutputFormats().valueStream().map(JsonNode::asString).toList(),
        row.getFormatOptions(),
        ZoneId.of(row.getTimezone()),
        row.getWhenEmpty(),
        row.getWindowFrom(),
        row.getWindowTo(),
        row.getRowCount(),
        row.getFileSizeBytes(),
        row.getErrorCategory(),
        row.getErrorCode(),
        row.getErrorMessage(),
        row.getErrorDetail(),
        row.getCreatedAt(),
        While.of(row));
  }

  /** Whether each reader gets a part; who asks for a run alone gets the whole of it. */
  boolean isSplit() {
    return running.burst() != null && sendTo == null;
  }

  boolean isOver() {
    return completedAt != null;
  }
}

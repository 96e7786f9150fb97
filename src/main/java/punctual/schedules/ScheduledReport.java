package punctual.schedules;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import punctual.database.schema.tables.records.ScheduledReportsRecord;
import tools.jackson.databind.JsonNode;

/**
 * A report that runs by itself.
 *
 * @param params values of the report type's parameters, as given
 * @param schedule the recurrence in its normal form (design §6)
 * @param timezone the zone in which it is due and in which its windows are computed
 * @param timeoutMinutes 5 to 120
 * @param whenEmpty {@code send}, {@code skip} or {@code notify}
 * @param condition when a scheduled run is sent; null: always
 * @param store where its files are kept; null: in the installation's usual store
 * @param burst what becomes of keys without a recipient; null: the report is not split
 * @param catchUpWindow how far back a missed due time may lie to be caught up
 * @param nextRunAt null where it is over, paused or deleted
 * @param circuit whether it rests after failures of its own
 * @param version rises with every edit; the ETag
 */
public record ScheduledReport(
    UUID id,
    UUID organizationId,
    UUID createdBy,
    String name,
    @Nullable String description,
    String reportType,
    JsonNode params,
    List<String> outputFormats,
    JsonNode formatOptions,
    JsonNode schedule,
    ZoneId timezone,
    int timeoutMinutes,
    String whenEmpty,
    CatchUp catchUp,
    Duration catchUpWindow,
    @Nullable Condition condition,
    @Nullable String store,
    @Nullable Unmatched burst,
    @Nullable Instant nextRunAt,
    @Nullable Instant lastRunAt,
    @Nullable Instant lastSuccessAt,
    @Nullable UUID lastExecutionId,
    @Nullable Instant lastScheduledFor,
    @Nullable String lastStatus,
    @Nullable String lastErrorMessage,
    Circuit circuit,
    boolean active,
    @Nullable Instant pausedAt,
    @Nullable Instant deletedAt,
    int version,
    Instant createdAt,
    Instant updatedAt) {

  static ScheduledReport of(ScheduledReportsRecord row) {
    return new ScheduledReport(
        row.getId(),
        row.getOrganizationId(),
        row.getCreatedBy(),
        row.getName(),
        row.getDescription(),
        row.getReportType(),
        row.getReportParams(),
        row.getOutputFormats().valueStream().map(JsonNode::asString).toList(),
        row.getFormatOptions(),
        row.getScheduleConfig(),
        zone(row.getTimezone()),
        row.getTimeoutMinutes(),
        row.getWhenEmpty(),
        CatchUp.of(row.getCatchUp()),
        Duration.parse(row.getCatchUpWindow()),
        Condition.of(row.getSendCondition()),
        row.getStore(),
        Unmatched.of(row.getBurst()),
        row.getNextRunAt(),
        row.getLastRunAt(),
        row.getLastSuccessAt(),
        row.getLastExecutionId(),
        row.getLastScheduledFor(),
        row.getLastStatus(),
        row.getLastErrorMessage(),
        circuit(row),
        row.getIsActive(),
        row.getPausedAt(),
        row.getDeletedAt(),
        row.getVersion(),
        row.getCreatedAt(),
        row.getUpdatedAt());
  }

  static Circuit circuit(ScheduledReportsRecord row) {
    return new Circuit(
        Circuit.State.of(row.getCircuit()),
        row.getFailureStreak(),
        row.getCircuitOpens(),
        row.getCircuitUntil());
  }

  /**
   * A zone that only newer data knows: its runs are computed by that data, words about them are in
   * UTC.
   */
  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      return ZoneOffset.UTC;
    }
  }

  /** {@code on}, {@code failing}, {@code paused}, {@code ended} or {@code deleted}. */
  public String state() {
    if (deletedAt != null) return "deleted";
    if (pausedAt != null) return "paused";
    if (nextRunAt == null) return "ended";
    return "failed".equals(lastStatus) || !circuit.isClosed() ? "failing" : "on";
  }
}

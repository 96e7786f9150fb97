package punctual.delivery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import punctual.database.schema.tables.records.DeliveryAttemptsRecord;
import punctual.database.schema.tables.records.ReportDeliveriesRecord;

/**
 * One reader's copy of a report, as the API shows it.
 *
 * @param nextAttemptAt when it is tried again; null where it is not
 * @param reference the peer's name for the message, or its reply
 * @param burstKey whose files they are, where the report was split; null: the whole report's
 * @param uncertain the reader may have it more than once, or not at all
 */
public record Delivery(
    UUID id,
    String channel,
    String destination,
    @Nullable String burstKey,
    String status,
    int attempt,
    int retryCount,
    Instant createdAt,
    @Nullable Instant sentAt,
    @Nullable Instant nextAttemptAt,
    @Nullable String errorCategory,
    @Nullable String errorCode,
    @Nullable String errorMessage,
    @Nullable String reference,
    boolean uncertain,
    List<Attempt> attempts) {

  /** One call to the channel. */
  public record Attempt(
      int attempt,
      Instant startedAt,
      Instant endedAt,
      String outcome,
      @Nullable String certainty,
      @Nullable String errorCategory,
      @Nullable String errorCode,
      @Nullable String errorMessage) {}

  static Delivery of(ReportDeliveriesRecord row, List<DeliveryAttemptsRecord> attempts) {
    boolean again =
        row.getStatus().equals("delayed")
            || (row.getStatus().equals("indeterminate") && row.getCompletedAt() == null);
    return new Delivery(
        row.getId(),
        row.getChannel(),
        row.getDestination(),
        row.getBurstKey(),
        row.getStatus(),
        row.getAttempt(),
        row.getRetryCount(),
        row.getCreatedAt(),
        row.getSentAt(),
        again ? row.getAvailableAt() : null,
        row.getErrorCategory(),
        row.getErrorCode(),
        row.getErrorMessage(),
        row.getReference(),
        row.getUncertainCount() > 0,
        attempts.stream().map(Delivery::attempt).toList());
  }

  private static Attempt attempt(DeliveryAttemptsRecord row) {
    return new Attempt(
        row.getAttempt(),
        row.getStartedAt(),
        row.getEndedAt(),
        row.getOutcome(),
        row.getCertainty(),
        row.getErrorCategory(),
        row.getErrorCode(),
        row.getErrorMessage());
  }
}

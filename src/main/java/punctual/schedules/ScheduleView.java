package punctual.schedules;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
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
    @Nullable JsonNode pdf,
    JsonNode schedule,
    String scheduleDescription,
    String timezone,
    List<RecipientView> recipients,
    int timeoutMinutes,
    String whenEmpty,
    String catchUp,
    String catchUpWindow,
    @Nullable JsonNode condition,
    @Nullable String store,
    @Nullable JsonNode burst,
    String state,
    boolean isActive,
    @Nullable Instant pausedAt,
    @Nullable Instant nextRunAt,
    List<Instant> upcomingRuns,
    @Nullable Instant lastRunAt,
    @Nullable Instant lastSuccessAt,
    @Nullable LastExecution lastExecution,
    @Nullable CircuitView circuit,
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

  /**
   * Why a schedule rests that keeps failing by its own fault; absent where it does not.
   *
   * @param state {@code open} or {@code probing}
   * @param since when it opened, the last time
   * @param until the first due time from then on is tried
   * @param opens how often in a row
   */
  record CircuitView(String state, Instant since, Instant until, int opens, String text) {
    private static final DateTimeFormatter AT =
        DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

    static @Nullable CircuitView of(ScheduledReport schedule) {
      Circuit circuit = schedule.circuit();
      Instant since = circuit.since();
      Instant until = circuit.until();
      if (since == null || until == null) return null;
      String end = AT.format(until.atZone(schedule.timezone()));
      String next =
          circuit.state() == Circuit.State.PROBING
              ? "One run is being tried; success ends the rest."
              : "The first due time from %s is tried.".formatted(end);
      String text =
          "Rests after %d failures in a row that are its own. %s"
              .formatted(circuit.failures(), next);
      return new CircuitView(circuit.state().word(), since, until, circuit.opens(), text);
    }
  }

  record OwnerView(UUID id, String displayName, String email) {}

  /** Accepted, yet perhaps not what was meant (PR-7.8). */
  record Warning(String field, String message) {}
}

package punctual.schedules;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a caller may send to make or change a schedule, for the description of the API; {@link
 * Drafts} reads it, older field names included. An update keeps what is left out.
 */
record ScheduleForm(
    @Nullable String name,
    @Nullable String description,
    @Nullable String reportType,
    @Nullable Map<String, Object> reportParams,
    @Nullable String outputFormat,
    @Nullable List<String> outputFormats,
    @Nullable Map<String, Object> schedule,
    @Nullable List<RecipientForm> recipients,
    @Nullable Integer timeoutMinutes,
    @Nullable String whenEmpty,
    @Nullable String catchUp,
    @Nullable String catchUpWindow,
    @Nullable ConditionForm condition,
    @Nullable String store,
    @Nullable BurstForm burst,
    @Nullable Map<String, Object> csv,
    @Nullable Map<String, Object> pdf) {

  record ConditionForm(
      String kind,
      @Nullable String column,
      @Nullable String aggregate,
      @Nullable String operator,
      @Nullable BigDecimal value,
      @Nullable String waitUntil) {}

  /** One file for each key of the report type; {@code split: false} sends one whole file. */
  record BurstForm(@Nullable Boolean split, @Nullable String unmatched) {}

  record RecipientForm(String channel, String destination, @Nullable Map<String, Object> options) {}
}

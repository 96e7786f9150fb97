package punctual.schedules;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import punctual.catalog.ReportType;
import tools.jackson.databind.JsonNode;

/** Reads {@code burst} of a schedule as a person wrote it, with every fault. */
final class BurstReader {
  private static final Set<String> KEYS = Set.of("split", "unmatched");

  private BurstReader() {}

  /** Null where the report is not split, and where there is a fault. */
  static @Nullable Unmatched read(
      Input input, @Nullable ScheduledReport old, Optional<ReportType> type) {
    JsonNode given = input.get("burst");
    Unmatched wanted = given != null ? given(input, given) : old == null ? null : old.burst();
    if (wanted == null || type.isEmpty() || type.get().burst() != null) return wanted;
    input.fault(
        "burst",
        "“%s” cannot be split: its definition has no burst. Send {\"split\": false}."
            .formatted(type.get().id()));
    return null;
  }

  private static @Nullable Unmatched given(Input input, JsonNode given) {
    if (!given.isObject()) {
      input.fault("burst", "burst is no object; send {\"unmatched\": \"fail\"}.");
      return null;
    }
    for (String key : given.propertyNames())
      if (!KEYS.contains(key))
        input.fault("burst." + key, "burst.%s is not a key of burst.".formatted(key));
    JsonNode split = given.get("split");
    if (split != null && !split.isNull() && !split.isBoolean())
      input.fault("burst.split", "burst.split is %s; use true or false.".formatted(split));
    if (split != null && split.isBoolean() && !split.booleanValue()) return null;
    return unmatched(input, given.get("unmatched"));
  }

  private static @Nullable Unmatched unmatched(Input input, @Nullable JsonNode word) {
    if (word == null || word.isNull()) return Unmatched.FAIL;
    for (Unmatched each : Unmatched.values())
      if (word.isString() && each.word().equals(word.asString())) return each;
    input.fault("burst.unmatched", "burst.unmatched is %s; use fail or skip.".formatted(word));
    return null;
  }

  /** A recipient beside the query would get everybody's rows. */
  static void checkRecipients(Input input, @Nullable Unmatched burst, List<Draft.Reader> readers) {
    if (burst != null && !readers.isEmpty()) input.fault("recipients", NO_OTHERS);
  }

  static final String NO_OTHERS =
      "The report's own query names the recipients of a split report. Send recipients as an empty list.";
}

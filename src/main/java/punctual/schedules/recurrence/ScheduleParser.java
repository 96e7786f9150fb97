package punctual.schedules.recurrence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import punctual.schedules.recurrence.Definition.Window;
import punctual.web.Problem.FieldFault;
import tools.jackson.databind.JsonNode;

/** Reads the schedule JSON strictly; collects every fault before it refuses. */
final class ScheduleParser {
  private static final int MOST_EXCLUDED = 366;
  private static final Set<String> CADENCE_FIELDS =
      Set.of(
          "time",
          "day_of_week",
          "days_of_week",
          "day",
          "day_of_month",
          "month_of_quarter",
          "month",
          "cron_expression");

  private final List<FieldFault> faults = new ArrayList<>();
  private final JsonNode json;
  private final Fields fields;
  private final ZoneSource zones;
  private final HolidaySource holidays;

  ScheduleParser(JsonNode json, ZoneSource zones, HolidaySource holidays) {
    this.json = json;
    this.zones = zones;
    this.holidays = holidays;
    this.fields = new Fields(json, "schedule", faults);
  }

  Definition parse() throws InvalidSchedule {
    if (!json.isObject()) {
      fields.fault("", "a schedule is an object: {\"cadence\": \"daily\", …}");
      throw refusal();
    }
    var zone = zone();
    var cadence = cadence();
    var pattern = cadence == null ? null : new PatternParser(fields).parse(cadence);
    var business = new BusinessDaysParser(holidays).parse(fields.object("business_days"));
    var window = window();
    if (cadence == null) fields.ignore(CADENCE_FIELDS);
    fields.refuseUnread(CADENCE_FIELDS, "does not belong to this cadence");
    if (!faults.isEmpty() || cadence == null || zone == null || pattern == null) throw refusal();
    return new Definition(cadence, zone, pattern, business, window, NormalForm.of(json));
  }

  private InvalidSchedule refusal() {
    return new InvalidSchedule(InvalidSchedule.Code.SCHEDULE_INVALID, faults);
  }

  private @Nullable String zone() {
    if (!fields.require("timezone", "name an IANA zone such as Europe/Paris")) return null;
    String zone = fields.text("timezone");
    if (zone == null || zones.ids().contains(zone)) return zone;
    fields.fault(
        "timezone",
        "%s is no known time zone: use an IANA name such as Europe/Paris or UTC"
            .formatted(Fields.quoted(zone)));
    return null;
  }

  private @Nullable Cadence cadence() {
    String choices = "choose daily, weekly, monthly, quarterly, yearly or cron";
    if (!fields.require("cadence", choices)) return null;
    String word = fields.text("cadence");
    Cadence cadence = word == null ? null : Cadence.of(word);
    if (word != null && cadence == null) {
      fields.fault("cadence", "%s is no cadence: %s".formatted(Fields.quoted(word), choices));
    }
    return cadence;
  }

  private Window window() {
    LocalDate start = fields.date("start_date");
    LocalDate end = fields.date("end_date");
    if (start != null && end != null && end.isBefore(start)) {
      fields.fault("end_date", "%s lies before start_date %s".formatted(end, start));
    }
    return new Window(start, end, fields.dates("excluded_dates", MOST_EXCLUDED));
  }
}

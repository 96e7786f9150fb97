package punctual.schedules.recurrence;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import punctual.schedules.recurrence.Definition.BusinessDays;
import punctual.schedules.recurrence.Definition.Window;

/** Says a schedule in English, always with its zone: the sentence that people rely on. */
final class Description {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

  private Description() {}

  static String of(Definition definition) {
    return sentence(definition)
        + " (%s)".formatted(zone(definition.zone()))
        + businessDays(definition)
        + window(definition.window());
  }

  private static String sentence(Definition definition) {
    var pattern = definition.pattern();
    var times = pattern.times();
    String dates = DateWords.of(definition.cadence(), pattern);
    if (!times.everyHour() && times.count() <= TimeWords.MOST_LISTED) {
      return (dates.isEmpty() ? "Every day" : dates) + " " + TimeWords.list(times);
    }
    String rhythm = TimeWords.rhythm(times);
    return dates.isEmpty() ? rhythm : rhythm + ", " + lowerFirst(dates);
  }

  /** A place is named by its city; what is no place, by its id. */
  private static String zone(String id) {
    int slash = id.lastIndexOf('/');
    if (slash < 0 || id.startsWith("Etc/")) return id;
    return id.substring(slash + 1).replace('_', ' ') + " time";
  }

  private static String businessDays(Definition definition) {
    BusinessDays days = definition.businessDays();
    String closed = closed(days);
    return switch (days.adjustment()) {
      case NONE ->
          definition.pattern().day() instanceof DayRule.BusinessDay && !days.isDefault()
              ? ", without " + closed
              : "";
      case SKIP -> ", not on " + closed;
      case NEXT -> ", moved to the next business day on " + closed;
      case PREVIOUS -> ", moved to the business day before on " + closed;
    };
  }

  /** {@code weekends and holidays (FR)}; weekend days are named where they are unusual. */
  private static String closed(BusinessDays days) {
    List<String> closed = new ArrayList<>();
    if (days.weekend() == BusinessDays.SATURDAY_AND_SUNDAY) closed.add("weekends");
    else closed.addAll(Words.names(days.weekend(), day -> Words.weekday(day) + "s"));
    if (days.country() != null || !days.holidays().isEmpty()) {
      closed.add("holidays" + in(days.country()));
    }
    return closed.isEmpty() ? "no day" : Words.join(closed, "and");
  }

  private static String in(@Nullable String country) {
    return country == null ? "" : " (" + country + ")";
  }

  private static String window(Window window) {
    return date(", from ", window.start())
        + date(", until ", window.end())
        + switch (window.excluded().size()) {
          case 0 -> "";
          case 1 -> ", except on one date";
          default -> ", except on %d dates".formatted(window.excluded().size());
        };
  }

  private static String date(String before, @Nullable LocalDate date) {
    return date == null ? "" : before + DATE.format(date);
  }

  private static String lowerFirst(String text) {
    return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }
}

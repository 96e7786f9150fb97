package punctual.schedules.recurrence;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import punctual.schedules.recurrence.Definition.BusinessDays;
import tools.jackson.databind.JsonNode;

/**
 * Makes recurrences; holds the time-zone data and holidays that they share. Thread-safe, one for a
 * process.
 */
public final class Recurrences {
  private final ZoneSource zones;
  private final HolidaySource holidays;
  private final ConcurrentMap<String, HolidayYears> countries = new ConcurrentHashMap<>();

  /** Works with the given data; both are asked lazily. */
  public Recurrences(ZoneSource zones, HolidaySource holidays) {
    this.zones = zones;
    this.holidays = holidays;
  }

  /**
   * The newest time-zone data of runtime and machine, and Jollyday's holidays. The system property
   * {@code punctual.zoneinfo} names another directory of zone files than {@code
   * /usr/share/zoneinfo}.
   */
  public static Recurrences standard() {
    var zoneinfo = Path.of(System.getProperty("punctual.zoneinfo", "/usr/share/zoneinfo"));
    return new Recurrences(ZoneSource.newest(zoneinfo), HolidaySource.jollyday());
  }

  /** The release of the time-zone data in use, such as {@code 2026f}. */
  public String tzdbVersion() {
    return zones.version();
  }

  /** Zones that a person would choose: places and UTC, sorted. A schedule accepts further ids. */
  public List<String> zones() {
    return zones.ids().stream()
        .filter(id -> id.equals("UTC") || (id.indexOf('/') > 0 && !id.startsWith("Etc/")))
        .toList();
  }

  /** Countries with holiday data, as two-letter codes, sorted. */
  public List<String> countries() {
    return List.copyOf(holidays.countries());
  }

  /**
   * Reads a schedule strictly.
   *
   * @throws InvalidSchedule with every fault at once, or because no date ever matches
   */
  public Recurrence parse(JsonNode schedule) throws InvalidSchedule {
    Definition definition = new ScheduleParser(schedule, zones, holidays).parse();
    BusinessCalendar calendar = calendar(definition.businessDays());
    DateRule rule = FiringDates.of(definition, calendar);
    return new Recurrence(definition, zones.zone(definition.zone()), rule, calendar);
  }

  private BusinessCalendar calendar(BusinessDays days) {
    return new BusinessCalendar(days.weekend(), years(days.country()), days.holidays());
  }

  private @Nullable HolidayYears years(@Nullable String country) {
    if (country == null) return null;
    return countries.computeIfAbsent(country, code -> new HolidayYears(holidays, code));
  }
}

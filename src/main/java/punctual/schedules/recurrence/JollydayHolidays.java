package punctual.schedules.recurrence;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Public holidays from the data files of Jollyday. Their quality differs by country: see {@code
 * docs/reference/recurrence.md}.
 */
final class JollydayHolidays implements HolidaySource {
  /** A country or an exchange, and up to two levels of parts. */
  private static final Pattern CODE = Pattern.compile("[A-Z_]{2,20}(-[A-Z0-9]{1,6}){0,2}");

  @Override
  public SequencedSet<String> countries() {
    var codes = new TreeSet<String>();
    for (String code : HolidayManager.getSupportedCalendarCodes()) {
      if (code.length() == 2) codes.add(code);
    }
    return codes;
  }

  @Override
  public boolean knows(String country) {
    if (!CODE.matcher(country).matches()) return false;
    String[] parts = parts(country);
    return HolidayManager.getSupportedCalendarCodes().contains(parts[0].toUpperCase(Locale.ROOT))
        && hasPart(manager(parts[0]).getCalendarHierarchy(), parts);
  }

  private static boolean hasPart(CalendarHierarchy whole, String[] parts) {
    @Nullable CalendarHierarchy part = whole;
    for (int i = 1; i < parts.length && part != null; i++) {
      part = part.getChildren().get(parts[i]);
    }
    return part != null;
  }

  /** New Year's Day may be observed in the year before, so the neighbours are asked too. */
  @Override
  public Map<LocalDate, String> holidays(String country, int year) {
    String[] parts = parts(country);
    String[] rest = Arrays.copyOfRange(parts, 1, parts.length);
    var names = new TreeMap<LocalDate, String>();
    for (int y = year - 1; y <= year + 1; y++) {
      for (Holiday holiday :
          manager(parts[0]).getHolidays(Year.of(y), HolidayType.PUBLIC_HOLIDAY, rest)) {
        if (holiday.getDate().getYear() == year) {
          names.put(holiday.getDate(), holiday.getDescription(Locale.ENGLISH));
        }
      }
    }
    return names;
  }

  /** The data files name countries and their parts in lower case. */
  private static String[] parts(String country) {
    return country.toLowerCase(Locale.ROOT).split("-", -1);
  }

  private static HolidayManager manager(String country) {
    return HolidayManager.getInstance(ManagerParameters.create(country));
  }
}

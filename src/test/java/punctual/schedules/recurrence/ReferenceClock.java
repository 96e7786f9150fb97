package punctual.schedules.recurrence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * Finds runs by waiting: minute by minute it reads the local clock and remembers how far that clock
 * has come. No arithmetic with dates, so no way to be wrong in the same manner as the product.
 */
final class ReferenceClock {
  private final ZoneRules rules;
  private final ReferenceDates dates;
  private final Map<LocalDate, Boolean> known = new HashMap<>();
  private final Set<Integer> minutes;
  private final boolean everyHour;

  ReferenceClock(JsonNode schedule) {
    this.rules = ZoneId.of(schedule.get("timezone").stringValue()).getRules();
    this.dates = new ReferenceDates(schedule);
    this.minutes = new HashSet<>();
    if (schedule.hasNonNull("time")) {
      String[] time = schedule.get("time").stringValue().split(":", -1);
      minutes.add(Integer.parseInt(time[0]) * 60 + Integer.parseInt(time[1]));
      everyHour = false;
      return;
    }
    String[] fields = schedule.get("cron_expression").stringValue().split(" ", -1);
    Set<Integer> hours = set(ReferenceDates.values(fields[1], 0, 23));
    everyHour = hours.size() == 24;
    for (int minute : set(ReferenceDates.values(fields[0], 0, 59))) {
      for (int hour : hours) minutes.add(hour * 60 + minute);
    }
  }

  private static Set<Integer> set(IntStream values) {
    return values.boxed().collect(Collectors.toSet());
  }

  /** All runs after one instant, up to and including another. */
  List<Instant> runs(Instant after, Instant until) {
    List<Instant> runs = new ArrayList<>();
    Instant start = after.truncatedTo(ChronoUnit.MINUTES);
    LocalDateTime reached = local(start);
    for (int i = 1; i < 2 * 1440; i++) {
      LocalDateTime before = local(start.minusSeconds(i * 60L));
      if (before.isAfter(reached)) reached = before;
    }
    for (Instant t = start.plusSeconds(60); !t.isAfter(until); t = t.plusSeconds(60)) {
      LocalDateTime now = local(t);
      if (everyHour ? scheduled(now) : anyBetween(reached, now)) runs.add(t);
      if (now.isAfter(reached)) reached = now;
    }
    return runs;
  }

  /** A date strictly between two readings was jumped over as a whole: it does not exist. */
  private boolean anyBetween(LocalDateTime reached, LocalDateTime now) {
    for (var l = reached.plusMinutes(1); !l.isAfter(now); l = l.plusMinutes(1)) {
      LocalDate date = l.toLocalDate();
      boolean exists = date.equals(reached.toLocalDate()) || date.equals(now.toLocalDate());
      if (exists && scheduled(l)) return true;
    }
    return false;
  }

  private boolean scheduled(LocalDateTime local) {
    return minutes.contains(local.getHour() * 60 + local.getMinute())
        && known.computeIfAbsent(local.toLocalDate(), dates::test);
  }

  private LocalDateTime local(Instant instant) {
    ZoneOffset offset = rules.getOffset(instant);
    return LocalDateTime.ofEpochSecond(instant.getEpochSecond(), 0, offset);
  }
}

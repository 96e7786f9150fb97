package punctual.schedules.recurrence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Random schedules whose times lie in and around changes of the clock on purpose. */
final class RandomSchedules {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Instant FROM = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2037-12-31T00:00:00Z");
  private static final List<String> ZONES =
      List.of(
          "America/New_York",
          "Europe/London",
          "Australia/Lord_Howe",
          "America/Sao_Paulo",
          "Asia/Tehran",
          "Africa/Casablanca",
          "Pacific/Apia",
          "America/Havana",
          "Asia/Beirut",
          "Antarctica/Troll",
          "America/Nuuk",
          "Africa/Cairo",
          "Pacific/Chatham",
          "Asia/Pyongyang",
          "America/St_Johns",
          "Antarctica/Casey",
          "Asia/Gaza",
          "Europe/Dublin",
          "Asia/Kathmandu",
          "UTC",
          "Pacific/Fakaofo",
          "America/Scoresbysund",
          "Europe/Volgograd",
          "Asia/Amman");

  private final Random random;
  private final String zone;
  private final Instant near;

  RandomSchedules(Random random) {
    this.random = random;
    this.zone = pick(ZONES);
    var rules = ZoneId.of(zone).getRules();
    long span = ChronoUnit.SECONDS.between(FROM, TO);
    Instant somewhere = FROM.plusSeconds((long) (random.nextDouble() * span));
    ZoneOffsetTransition transition = rules.nextTransition(somewhere);
    boolean usable = transition != null && transition.getInstant().isBefore(TO);
    this.near = usable && random.nextInt(8) > 0 ? transition.getInstant() : somewhere;
  }

  /** An instant within three days of a change of the clock, every second time three hours. */
  Instant instant() {
    if (random.nextBoolean()) return near.plusSeconds(random.nextInt(6 * 3600) - 3 * 3600L);
    return near.plusSeconds(random.nextInt(6 * 86_400) - 3 * 86_400L);
  }

  /** A time of day within three hours of that change, by one of both clocks. */
  LocalTime time() {
    var offset = ZoneId.of(zone).getRules().getOffset(near.minusSeconds(1));
    int minutes = random.nextInt(4) == 0 ? 0 : random.nextInt(361) - 180;
    return near.plusSeconds(minutes * 60L).atOffset(offset).toLocalTime().withSecond(0);
  }

  String zone() {
    return zone;
  }

  ObjectNode schedule() {
    ObjectNode schedule = random.nextBoolean() ? cron(expression()) : structured();
    if (random.nextInt(3) == 0) schedule.set("business_days", businessDays());
    if (random.nextInt(5) == 0) schedule.put("start_date", date().toString());
    if (random.nextInt(8) == 0) schedule.put("end_date", date().plusDays(5).toString());
    if (random.nextInt(5) == 0) schedule.putArray("excluded_dates").add(date().toString());
    if (schedule.hasNonNull("start_date") && schedule.hasNonNull("end_date")) {
      schedule.remove("start_date");
    }
    return schedule;
  }

  ObjectNode cron(String expression) {
    return JSON.objectNode()
        .put("cadence", "cron")
        .put("timezone", zone)
        .put("cron_expression", expression);
  }

  ObjectNode daily() {
    return JSON.objectNode()
        .put("cadence", "daily")
        .put("timezone", zone)
        .put("time", time().toString());
  }

  ObjectNode structured() {
    ObjectNode schedule = daily();
    switch (random.nextInt(5)) {
      case 0 -> {
        var days = schedule.put("cadence", "weekly").putArray("days_of_week");
        for (int i = 0; i <= random.nextInt(4); i++) days.add(1 + random.nextInt(7));
      }
      case 1 -> schedule.put("cadence", "monthly").set("day", day());
      case 2 -> {
        schedule.put("cadence", "quarterly").put("month_of_quarter", 1 + random.nextInt(3));
        schedule.set("day", day());
      }
      case 3 -> {
        schedule.put("cadence", "yearly").put("month", date().getMonthValue());
        schedule.set("day", day());
      }
      default -> {}
    }
    return schedule;
  }

  private ObjectNode day() {
    ObjectNode day = JSON.objectNode();
    return switch (random.nextInt(4)) {
      case 0 -> {
        int number = pick(List.of(1, 2, date().getDayOfMonth(), 28, 29, 30, 31));
        yield day.put("kind", "day_of_month").put("day_of_month", number);
      }
      case 1 -> day.put("kind", "last_day");
      case 2 ->
          day.put("kind", "nth_weekday")
              .put("ordinal", pick(List.of(1, 2, 3, 4, 5, -1)))
              .put("day_of_week", 1 + random.nextInt(7));
      default ->
          day.put("kind", "business_day").put("ordinal", pick(List.of(1, 2, 10, -1, -2, -5)));
    };
  }

  ObjectNode businessDays() {
    ObjectNode days = JSON.objectNode();
    if (random.nextInt(4) > 0) days.put("rule", pick(List.of("skip", "next", "previous")));
    if (random.nextInt(3) == 0) days.putArray("weekend").add(5).add(6);
    var holidays = days.putArray("holidays");
    LocalDate first = date();
    for (int i = random.nextInt(8); i > 0; i--) holidays.add(first.plusDays(i).toString());
    return days;
  }

  /** A local date within three days of the change. */
  LocalDate date() {
    return instant().atZone(ZoneId.of(zone)).toLocalDate();
  }

  String expression() {
    LocalTime time = time();
    String minutes =
        pick(List.of("0", "" + time.getMinute(), "*/15", "*/30", "15,45", "*/7", "0-20/5"));
    String hour = "" + time.getHour();
    String hours = pick(List.of("*", "*", "0-23", hour, hour, hour + ",3", "*/2", "0-5", "22-23"));
    return String.join(" ", minutes, hours, daysOfMonth(), months(), daysOfWeek());
  }

  private String daysOfMonth() {
    LocalDate date = date();
    return pick(
        List.of(
            "*",
            "*",
            "*",
            "?",
            "*/2",
            "1-31",
            "L",
            "LW",
            "L-3",
            "1,15",
            "29-31",
            "1,L",
            "" + date.getDayOfMonth(),
            date.getDayOfMonth() + "W"));
  }

  private String months() {
    return pick(List.of("*", "*", "*", "1-12", "*/3", "MAR,APR,OCT,NOV", "2"));
  }

  private String daysOfWeek() {
    int day = random.nextInt(8);
    return pick(
        List.of("*", "*", "*", "0-6", "MON-FRI", "" + day, day + "#" + (1 + day % 5), day + "L"));
  }

  <T> T pick(List<T> choices) {
    return new ArrayList<>(choices).get(random.nextInt(choices.size()));
  }
}

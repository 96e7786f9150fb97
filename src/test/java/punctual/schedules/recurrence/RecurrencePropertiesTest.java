package punctual.schedules.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import punctual.testing.Seeded;
import tools.jackson.databind.node.ObjectNode;

/** What holds for every schedule (PL-B.1 to PL-B.5), on random schedules around clock changes. */
class RecurrencePropertiesTest {
  private static final Recurrences RECURRENCES =
      new Recurrences(ZoneSource.jdk(), HolidaySource.none());

  /** Zones whose clocks changed by whole hours since 2000. */
  private static final Set<String> WHOLE_HOURS =
      Set.of("America/New_York", "Europe/London", "Africa/Cairo", "Asia/Gaza", "UTC");

  /** Empty for a schedule that never fires. */
  private static Optional<Recurrence> parsed(ObjectNode schedule) {
    try {
      return Optional.of(RECURRENCES.parse(schedule));
    } catch (InvalidSchedule e) {
      assertThat(e.code())
          .as("%s %s", schedule, e.faults())
          .isEqualTo(InvalidSchedule.Code.SCHEDULE_NEVER_FIRES);
      return Optional.empty();
    }
  }

  private interface Check {
    void check(Recurrence recurrence, ObjectNode schedule, RandomSchedules random);
  }

  private static void holds(int count, Check check) {
    Seeded.runs(
        count,
        random -> {
          var schedules = new RandomSchedules(random);
          ObjectNode schedule = schedules.schedule();
          parsed(schedule).ifPresent(r -> check.check(r, schedule, schedules));
        });
  }

  private static List<Instant> chain(Recurrence recurrence, Instant after, Instant until) {
    List<Instant> runs = new ArrayList<>();
    Instant last = after;
    while (true) {
      var next = recurrence.next(last);
      if (next.isEmpty() || next.get().at().isAfter(until)) return runs;
      assertThat(next.get().at()).isAfter(last);
      last = next.get().at();
      runs.add(last);
    }
  }

  @Test
  @DisplayName("P15: waiting minute by minute finds the same runs")
  void agrees_with_a_clock_read_minute_by_minute() {
    holds(
        1200,
        (recurrence, schedule, random) -> {
          Instant after = random.instant();
          Instant until = after.plusSeconds(4 * 86_400);
          assertThat(chain(recurrence, after, until))
              .as("%s after %s", schedule, after)
              .isEqualTo(new ReferenceClock(schedule).runs(after, until));
        });
  }

  @Test
  @DisplayName("P15 for dates: one date at a time finds the same dates over two years")
  void agrees_with_dates_tested_one_by_one() {
    holds(
        400,
        (recurrence, schedule, random) -> {
          schedule.put("timezone", "UTC");
          schedule.set("business_days", random.businessDays());
          if (schedule.hasNonNull("cron_expression")) {
            String fields = schedule.get("cron_expression").stringValue();
            schedule.put("cron_expression", fields.replaceFirst("^\\S+ \\S+", "0 9"));
          }
          var same = parsed(schedule);
          if (same.isEmpty()) return;
          LocalDate from = random.date();
          List<LocalDate> runs =
              chain(same.get(), at(from).minusSeconds(1), at(from.plusYears(2)).minusSeconds(1))
                  .stream()
                  .map(run -> run.atZone(ZoneId.of("UTC")).toLocalDate())
                  .toList();
          assertThat(runs)
              .as("%s from %s", schedule, from)
              .isEqualTo(
                  from.datesUntil(from.plusYears(2)).filter(new ReferenceDates(schedule)).toList());
        });
  }

  private static Instant at(LocalDate date) {
    return date.atStartOfDay(ZoneId.of("UTC")).toInstant();
  }

  @Test
  @DisplayName("P1 to P3: the next run is later, monotone, and the first one")
  void next_is_strictly_later_monotone_and_tight() {
    holds(
        2000,
        (recurrence, schedule, random) -> {
          Instant early = random.instant();
          Instant late = random.instant();
          if (late.isBefore(early)) return;
          var first = recurrence.next(early).map(Run::at).orElse(Instant.MAX);
          var second = recurrence.next(late).map(Run::at).orElse(Instant.MAX);
          assertThat(first).as("%s", schedule).isAfter(early).isBeforeOrEqualTo(second);
          if (first.equals(Instant.MAX)) return;
          assertThat(recurrence.next(first.minusSeconds(1)).map(Run::at)).contains(first);
          if (late.isBefore(first)) assertThat(second).isEqualTo(first);
        });
  }

  @Test
  @DisplayName("P4: a run reads its nominal time, or stands at the end of the gap that took it")
  void a_run_reads_its_time_or_ends_a_gap() {
    holds(
        1000,
        (recurrence, schedule, random) -> {
          for (Run run : recurrence.next(random.instant(), 5)) {
            boolean exact = run.local().toLocalDateTime().equals(run.nominal());
            assertThat(exact).as("%s %s", schedule, run).isEqualTo(run.note() != Note.DST_GAP);
            if (exact) continue;
            var gap = recurrence.zone().getRules().getTransition(run.nominal());
            assertThat(gap.getInstant()).isEqualTo(run.at());
            assertThat(run.local().toLocalDateTime()).isAfter(run.nominal());
          }
        });
  }

  @Test
  @DisplayName("P5: daily runs once on each date that exists")
  void daily_runs_once_a_day() {
    Seeded.runs(
        60,
        random -> {
          var schedules = new RandomSchedules(random);
          var recurrence = RECURRENCES.parse(schedules.daily());
          LocalDate from = schedules.date().withDayOfYear(1);
          var zone = ZoneId.of(schedules.zone());
          List<LocalDate> expected =
              from.datesUntil(from.plusYears(1))
                  .filter(d -> d.atStartOfDay(zone).toLocalDate().equals(d))
                  .toList();
          var runs = recurrence.next(at(from).minusSeconds(3 * 86_400), 400);
          var dates = runs.stream().map(run -> run.nominal().toLocalDate()).toList();
          assertThat(new HashSet<>(dates)).hasSameSizeAs(dates);
          assertThat(dates).containsSubsequence(expected);
        });
  }

  @Test
  @DisplayName("P6, P7: other words for the same dates and times give the same runs")
  void equal_schedules_give_equal_runs() {
    Seeded.runs(
        300,
        random -> {
          var s = new RandomSchedules(random);
          String time = s.time().getMinute() + " " + s.time().getHour();
          ObjectNode daily = s.daily();
          String[] clock = daily.get("time").stringValue().split(":", -1);
          String fixed = Integer.parseInt(clock[1]) + " " + Integer.parseInt(clock[0]) + " ";
          same(s, daily, s.cron(fixed + "* * *"), s.cron(fixed + "1-31 */1 0-6"));
          var weekly = daily.deepCopy().put("cadence", "weekly");
          for (int day = 1; day <= 7; day++) weekly.withArray("days_of_week").add(day);
          same(s, daily, weekly);
          var monthly = daily.deepCopy().put("cadence", "monthly");
          same(s, day(monthly, "last_day", 0), day(monthly, "day_of_month", 31));
          same(s, day(monthly, "last_day", 0), s.cron(fixed + "L * *"));
          same(s, day(monthly, "business_day", -1), s.cron(fixed + "LW * *"));
          same(s, day(monthly, "nth_weekday", 2), s.cron(fixed + "* * 3#2"));
          same(s, s.cron("*/15 * * * *"), s.cron("0,15,30,45 0-23 * * *"));
          same(s, s.cron(time + " * * 1-5"), s.cron(time + " * * MON-FRI"));
          same(s, s.cron(time + " * * 0"), s.cron(time + " * * 7"), s.cron(time + " ? * sun"));
        });
  }

  private static ObjectNode day(ObjectNode monthly, String kind, int number) {
    ObjectNode schedule = monthly.deepCopy();
    ObjectNode day = schedule.putObject("day").put("kind", kind);
    if (kind.equals("day_of_month")) day.put("day_of_month", number);
    if (kind.equals("business_day") || kind.equals("nth_weekday")) day.put("ordinal", number);
    if (kind.equals("nth_weekday")) day.put("day_of_week", 3);
    return schedule;
  }

  private static void same(RandomSchedules random, ObjectNode one, ObjectNode... others) {
    Instant after = random.instant();
    var runs = RECURRENCES.parse(one).next(after, 4);
    for (ObjectNode other : others) {
      assertThat(RECURRENCES.parse(other).next(after, 4))
          .as("%s and %s", one, other)
          .extracting(Run::at)
          .isEqualTo(runs.stream().map(Run::at).toList());
    }
  }

  @Test
  @DisplayName("P8: in zones with a fixed offset, shifting the zone shifts the runs")
  void fixed_offsets_shift_runs() {
    holds(
        300,
        (recurrence, schedule, random) -> {
          var utc = RECURRENCES.parse(schedule.put("timezone", "UTC"));
          var west = RECURRENCES.parse(schedule.put("timezone", "Etc/GMT+5"));
          Instant after = random.instant();
          assertThat(west.next(after.plusSeconds(5 * 3600)).map(r -> r.at().minusSeconds(5 * 3600)))
              .isEqualTo(utc.next(after).map(Run::at));
        });
  }

  @Test
  @DisplayName("P9: every-hour schedules keep their distance across whole-hour changes")
  void every_hour_keeps_its_distance() {
    Seeded.runs(
        600,
        random -> {
          var s = new RandomSchedules(random);
          if (!WHOLE_HOURS.contains(s.zone())) return;
          int step = s.pick(List.of(1, 5, 10, 15, 20, 30, 60));
          var recurrence = RECURRENCES.parse(s.cron("*/" + step + " * * * *"));
          var runs = recurrence.next(s.instant(), 2000 / step + 2);
          for (int i = 1; i < runs.size(); i++) {
            assertThat(runs.get(i).at()).isEqualTo(runs.get(i - 1).at().plusSeconds(step * 60L));
          }
        });
  }

  @Test
  @DisplayName("P10: skip and exclusions only remove, moves land on business days")
  void rules_remove_or_move() {
    Seeded.runs(
        300,
        random -> {
          var s = new RandomSchedules(random);
          ObjectNode ruled = s.structured();
          ruled.set("business_days", s.businessDays());
          var reference = new ReferenceDates(ruled);
          for (Run run : parsed(ruled).map(r -> r.next(s.instant(), 10)).orElse(List.of())) {
            assertThat(reference.test(run.nominal().toLocalDate())).as("%s", ruled).isTrue();
          }
        });
  }

  @Test
  @DisplayName("P11: never fires exactly if no date matches in any of the 14 kinds of year")
  void never_fires_is_decided_exactly() {
    Seeded.runs(60, random -> firesOnlyBetween(random, 2001, 2029));
  }

  @Test
  @DisplayName("P11: never fires exactly if 400 years hold no matching date")
  void never_fires_holds_for_the_whole_calendar() {
    Seeded.runs(4, random -> firesOnlyBetween(random, 2000, 2400));
  }

  private static void firesOnlyBetween(Random random, int from, int to) {
    var s = new RandomSchedules(random);
    String day = s.pick(List.of("29", "30", "31", "31W", "30W", "L-29", "L-30", "30,31"));
    String month = s.pick(List.of("2", "4", "2,4", "6,9,11", "1-3"));
    ObjectNode schedule = s.cron("0 9 " + day + " " + month + " *");
    if (random.nextBoolean()) {
      schedule.putObject("business_days").put("rule", "skip").putArray("weekend").add(7);
    }
    boolean fires =
        LocalDate.of(from, 1, 1)
            .datesUntil(LocalDate.of(to, 1, 1))
            .anyMatch(new ReferenceDates(schedule));
    assertThat(parsed(schedule).isPresent()).as("%s", schedule).isEqualTo(fires);
  }

  @Test
  @DisplayName("P11: 29 February on one weekday waits 40 years across 2100")
  void the_longest_pause_is_found() {
    ObjectNode leapDay = new RandomSchedules(new Random(1)).cron("0 9 29 2 *");
    leapDay.put("timezone", "UTC");
    var next = RECURRENCES.parse(leapDay).next(Instant.parse("2096-03-01T00:00:00Z"));
    assertThat(next.map(Run::at)).contains(Instant.parse("2104-02-29T09:00:00Z"));
  }

  @Test
  @DisplayName("P12: the normal form says the same and stays itself")
  void the_normal_form_is_stable() {
    holds(
        500,
        (recurrence, schedule, random) -> {
          var again = RECURRENCES.parse(recurrence.toJson());
          assertThat(again.toJson()).isEqualTo(recurrence.toJson());
          assertThat(again.description()).isEqualTo(recurrence.description()).isNotBlank();
          Instant after = random.instant();
          assertThat(again.next(after, 3)).isEqualTo(recurrence.next(after, 3));
        });
  }

  @Test
  @DisplayName("P13: five runs at once are five times the next run (PL-A.10)")
  void a_preview_is_a_chain() {
    holds(
        500,
        (recurrence, schedule, random) -> {
          Instant after = random.instant();
          List<Run> single = new ArrayList<>();
          recurrence.next(after).ifPresent(single::add);
          while (!single.isEmpty() && single.size() < 5) {
            var next = recurrence.next(single.getLast().at());
            if (next.isEmpty()) break;
            single.add(next.get());
          }
          assertThat(recurrence.next(after, 5)).as("%s", schedule).isEqualTo(single);
        });
  }

  @Test
  @DisplayName("P16: any text is an expression or a documented refusal")
  void arbitrary_text_is_refused_in_words() {
    String alphabet = "0123456789*/-,?LW# \tMONFRIJAN@é\u0000";
    Seeded.runs(
        20_000,
        random -> {
          var text = new StringBuilder();
          for (int i = random.nextInt(24); i > 0; i--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
          }
          var faults = new ArrayList<String>();
          Cron cron = CronParser.parse(text.toString(), faults::add);
          assertThat(cron == null).as("'%s' %s", text, faults).isEqualTo(!faults.isEmpty());
        });
  }
}

package punctual.schedules.recurrence;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** One schedule, ready to compute its runs. Immutable; equal schedules give equal runs. */
public final class Recurrence {
  private final Definition definition;
  private final ZoneTable zone;
  private final DateRule rule;
  private final Timeline timeline;
  private final Notes notes;

  Recurrence(Definition definition, ZoneTable zone, DateRule rule, BusinessCalendar calendar) {
    this.definition = definition;
    this.zone = zone;
    this.rule = rule;
    this.notes = new Notes(definition, calendar);
    var window = definition.window();
    var start = window.start();
    var end = window.end();
    var dates =
        new Dates(
            rule,
            start == null ? Months.FIRST_DAY : (int) start.toEpochDay(),
            end == null ? Months.LAST_DAY : (int) end.toEpochDay(),
            window.excluded());
    this.timeline = new Timeline(zone, dates, definition.pattern().times());
  }

  /** The zone by its name. Its offsets are those of {@link Run#local()}, not of the runtime. */
  public ZoneId zone() {
    return ZoneId.of(definition.zone());
  }

  /**
   * {@code daily}, {@code weekly}, {@code monthly}, {@code quarterly}, {@code yearly}, {@code
   * cron}.
   */
  public String cadence() {
    return definition.cadence().word();
  }

  /**
   * The first run strictly after an instant.
   *
   * @return empty when the window is over; for a schedule that does not {@link #ends end}, because
   *     no date matches within 41 years
   */
  public Optional<Run> next(Instant after) {
    long at = timeline.next(after.getEpochSecond());
    return at == Timeline.NONE ? Optional.empty() : Optional.of(run(after.getEpochSecond(), at));
  }

  /**
   * The first runs strictly after an instant, in order.
   *
   * @return fewer than {@code count}, even none, where the schedule ends
   */
  public List<Run> next(Instant after, int count) {
    List<Run> runs = new ArrayList<>();
    long last = after.getEpochSecond();
    while (runs.size() < count) {
      long at = timeline.next(last);
      if (at == Timeline.NONE) break;
      runs.add(run(last, at));
      last = at;
    }
    return runs;
  }

  /**
   * As {@link #next(Instant)}, on plain numbers: for computing many.
   *
   * @param after seconds since 1970-01-01T00:00:00Z
   * @return the run's second; {@link Long#MAX_VALUE} for none
   */
  public long nextEpochSecond(long after) {
    return timeline.next(after);
  }

  /** The schedule in words: {@code Every weekday at 09:00 (New York time)}. */
  public String description() {
    return Description.of(definition);
  }

  /** Whether this runs in every real hour, also twice when an hour comes twice. */
  public boolean everyHour() {
    return definition.pattern().times().everyHour();
  }

  /** Whether the schedule has an end date. */
  public boolean ends() {
    return definition.window().end() != null;
  }

  /**
   * The least distance between two runs on days without a change of the clock, without regard to
   * window and holidays; whole minutes. The longest there can be is 41 years.
   */
  public Duration shortestInterval() {
    return ShortestInterval.of(rule, definition.pattern().times());
  }

  /** The normal form of the schedule: parses to the same recurrence. */
  public JsonNode toJson() {
    return definition.json().deepCopy();
  }

  private Run run(long after, long at) {
    int segment = zone.segmentAt(at);
    int offset = zone.offset(segment);
    long clock = at + offset;
    boolean everyHour = everyHour();
    long scheduled = everyHour ? clock : timeline.nominalAfter(after);
    LocalDateTime nominal = LocalDateTime.ofEpochSecond(scheduled, 0, ZoneOffset.UTC);
    int pass = everyHour && clock < zone.reachedBefore(segment) ? 1 : 0;
    Instant instant = Instant.ofEpochSecond(at);
    var local = instant.atOffset(ZoneOffset.ofTotalSeconds(offset));
    if (clock != scheduled) return new Run(instant, nominal, pass, local, Note.DST_GAP);
    if (pass == 1 || zone.comesAgain(clock, segment)) {
      return new Run(instant, nominal, pass, local, Note.DST_REPEATED_HOUR);
    }
    var dated = notes.about(nominal.toLocalDate());
    return dated == null
        ? new Run(instant, nominal, pass, local, null)
        : new Run(instant, nominal, pass, local, dated.note(), dated.cause());
  }
}

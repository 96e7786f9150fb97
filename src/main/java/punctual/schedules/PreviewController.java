package punctual.schedules;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import punctual.schedules.recurrence.InvalidSchedule;
import punctual.schedules.recurrence.Note;
import punctual.schedules.recurrence.Recurrence;
import punctual.schedules.recurrence.Recurrences;
import punctual.schedules.recurrence.Run;
import punctual.web.Problem;
import tools.jackson.databind.JsonNode;

/** The next runs of a schedule that is not saved yet (PL-A.10), and the zones to choose from. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class PreviewController {
  private static final int MOST = 50;
  private static final int DEFAULT = 5;
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");

  private final Recurrences recurrences;
  private final InstantSource time;

  PreviewController(Recurrences recurrences, InstantSource time) {
    this.recurrences = recurrences;
    this.time = time;
  }

  record PreviewForm(
      @Nullable JsonNode schedule, @Nullable Instant after, @Nullable Integer count) {}

  record RunView(Instant at, String local, @Nullable String note, @Nullable String noteText) {}

  /** {@code completed}: the schedule's end lies before any further run. */
  record PreviewView(
      String description, List<RunView> runs, boolean completed, String tzdbVersion) {}

  record ZoneView(String id, String city, String offset) {}

  record ZonesView(List<ZoneView> items) {}

  @PostMapping("/schedule-previews")
  PreviewView preview(@RequestBody PreviewForm form) {
    int count = form.count() == null ? DEFAULT : form.count();
    if (count < 1 || count > MOST)
      throw Problem.invalid("count", "count is %d; use 1 to %d.".formatted(count, MOST));
    if (form.schedule() == null || form.schedule().isNull())
      throw Problem.invalid("schedule", "The schedule is missing.");
    Recurrence recurrence = parse(form.schedule());
    List<Run> runs = recurrence.next(form.after() == null ? time.instant() : form.after(), count);
    return new PreviewView(
        recurrence.description(),
        runs.stream().map(PreviewController::view).toList(),
        runs.isEmpty(),
        recurrences.tzdbVersion());
  }

  private Recurrence parse(JsonNode schedule) {
    try {
      return recurrences.parse(schedule);
    } catch (InvalidSchedule e) {
      throw Problem.invalid(e.code().word(), e.faults());
    }
  }

  private static RunView view(Run run) {
    Note note = run.note();
    return new RunView(
        run.at(),
        LOCAL.format(run.local()),
        note == null ? null : note.word(),
        note == null ? null : note.sentence(run));
  }

  @GetMapping("/timezones")
  ZonesView zones() {
    Instant now = time.instant();
    return new ZonesView(recurrences.zones().stream().map(id -> zone(id, now)).toList());
  }

  private static ZoneView zone(String id, Instant now) {
    String city = id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
    String offset = OffsetDateTime.ofInstant(now, ZoneId.of(id)).getOffset().getId();
    return new ZoneView(id, city, offset.equals("Z") ? "+00:00" : offset);
  }
}

package punctual.reports;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import punctual.identity.Actor;
import punctual.identity.Role;
import punctual.reports.ExecutionRepository.Words;
import punctual.schedules.ScheduledReport;
import punctual.schedules.Schedules;
import punctual.web.Live;
import punctual.web.Page;

/** "Is everything on time?", and the live updates that keep the answer true. */
@RestController
class HomeController {
  private static final Duration LATE = Duration.ofMinutes(1);
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");
  private static final int MOST_STARTS = 10_000;
  private static final int NEEDS = 5;
  private static final int NEXT = 1500;

  private final Schedules schedules;
  private final ExecutionRepository executions;
  private final ExecutionViews views;
  private final MailState mail;
  private final Live live;
  private final InstantSource time;

  HomeController(Parts parts, MailState mail, Live live, InstantSource time) {
    schedules = parts.schedules();
    executions = parts.executions();
    views = parts.views();
    this.mail = mail;
    this.live = live;
    this.time = time;
  }

  /** What is counted and shown. */
  record Parts(Schedules schedules, ExecutionRepository executions, ExecutionViews views) {}

  /** Something that a person should look at. */
  record Need(
      String kind,
      String title,
      String text,
      @Nullable UUID scheduleId,
      @Nullable UUID executionId,
      Instant since) {}

  /** {@code local}: with its offset, in the schedule's zone. */
  record NextRun(UUID scheduleId, String name, Instant at, String local, String timezone) {}

  /**
   * The last 24 hours by how they went, and the next 24. {@code late}: started more than a minute
   * after due.
   */
  record HomeView(
      int onTime,
      int late,
      int failed,
      int skipped,
      int running,
      @JsonProperty("due_next_24h") int dueNext,
      List<Need> needsYou,
      List<NextRun> next,
      Map<String, Integer> schedules,
      @Nullable Boolean mailOk,
      Instant checkedAt) {}

  @GetMapping(path = "/api/v1/home", produces = MediaType.APPLICATION_JSON_VALUE)
  HomeView home(Actor actor) {
    Instant now = time.instant();
    Instant since = now.minus(Duration.ofDays(1));
    List<UUID> only = schedules.visible(actor, null).orElse(null);
    Map<String, Integer> outcomes = executions.outcomes(actor.organizationId(), only, since, now);
    var starts = executions.starts(actor.organizationId(), only, since, now, MOST_STARTS);
    int late =
        (int) starts.stream().filter(s -> Duration.between(s[0], s[1]).compareTo(LATE) > 0).count();
    Schedules.Forecast coming = schedules.forecast(actor, now.plus(Duration.ofDays(1)), NEXT);
    return new HomeView(
        outcomes.getOrDefault("completed", 0) - late,
        late,
        outcomes.getOrDefault("failed", 0),
        outcomes.getOrDefault("skipped", 0),
        outcomes.getOrDefault("running", 0)
            + outcomes.getOrDefault("queued", 0)
            + outcomes.getOrDefault("delayed", 0),
        coming.total(),
        needs(actor, only, since, now),
        coming.first().stream().map(HomeController::next).toList(),
        scheduleCounts(actor),
        mail.isOk().orElse(null),
        now);
  }

  /** By state, of those that the actor sees; {@code total} counts the whole organisation's. */
  private Map<String, Integer> scheduleCounts(Actor actor) {
    var counts = new LinkedHashMap<>(schedules.counts(actor));
    counts.put("total", schedules.total(actor.organizationId()));
    return counts;
  }

  private static NextRun next(Schedules.Coming run) {
    ScheduledReport s = run.schedule();
    String local = LOCAL.format(run.at().atZone(s.timezone()));
    return new NextRun(s.id(), s.name(), run.at(), local, s.timezone().getId());
  }

  private List<Need> needs(Actor actor, @Nullable List<UUID> only, Instant since, Instant now) {
    var filter =
        new ExecutionRepository.Filter(
            only, null, Words.ofStatus("failed,queued,delayed,completed"), since, now);
    var page =
        executions.search(
            actor.organizationId(), filter, new Page.Request(1, Page.Request.MAX_LIMIT));
    var needs = new ArrayList<Need>();
    for (ExecutionView.Line line : views.lines(page.items(), actor)) {
      Need need = need(line, now);
      boolean again =
          need != null && needs.stream().anyMatch(n -> line.scheduleId().equals(n.scheduleId()));
      if (need != null && !again && needs.size() < NEEDS) needs.add(need);
    }
    return needs;
  }

  private static @Nullable Need need(ExecutionView.Line x, Instant now) {
    if (x.status().equals("failed")) {
      String text = x.errorMessage() == null ? "It did not run." : x.errorMessage();
      return new Need("failed", x.scheduleName(), text, x.scheduleId(), x.id(), x.scheduledFor());
    }
    if (x.waiting() != null && Duration.between(x.scheduledFor(), now).compareTo(LATE) > 0) {
      return new Need(
          "late", x.scheduleName(), x.waiting().text(), x.scheduleId(), x.id(), x.scheduledFor());
    }
    if (x.deliveriesFailed() > 0) {
      String text =
          "%d of %d readers do not have it.".formatted(x.deliveriesFailed(), x.deliveriesTotal());
      return new Need(
          "undelivered", x.scheduleName(), text, x.scheduleId(), x.id(), x.scheduledFor());
    }
    return null;
  }

  @GetMapping(path = "/api/v1/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter events(Actor actor) {
    boolean administrator = actor.role().includes(Role.ADMINISTRATOR);
    return live.listen(
        new Live.Reader(actor.organizationId(), actor.userId(), administrator, actor.operator()));
  }
}

package punctual.reports;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import punctual.faults.Category;
import punctual.queue.Queue;
import punctual.queue.Resource;
import punctual.queue.Standing;
import punctual.queue.spi.Retries;
import punctual.reports.ExecutionRepository.Place;

/**
 * Why runs do not run yet, found when somebody looks: five statements for a page, whatever its
 * length. Of several reasons the one that would have to go first is told. Numbers are those of the
 * reader's own organisation, or of slots that all share; how much others run or wait is never told.
 */
final class WaitReasons {
  private final ExecutionRepository executions;
  private final Queue queue;
  private final InstantSource time;

  WaitReasons(ExecutionRepository executions, Queue queue, InstantSource time) {
    this.executions = executions;
    this.queue = queue;
    this.time = time;
  }

  /** The reasons of those that wait, by execution; all of one organisation. */
  Map<UUID, ExecutionView.Wait> of(Collection<Execution> page) {
    var reasons = new LinkedHashMap<UUID, ExecutionView.Wait>();
    page.stream()
        .filter(x -> x.status().equals("delayed"))
        .forEach(x -> reasons.put(x.id(), delayed(x)));
    List<Execution> queued = page.stream().filter(x -> x.status().equals("queued")).toList();
    if (queued.isEmpty()) return reasons;
    var earliest =
        executions.earliestUnfinished(
            queued.stream().map(Execution::scheduleId).distinct().toList());
    var places = executions.places(queued.stream().map(Execution::id).toList());
    Standing standing = queue.standing(Executions.TABLE.kind(), queued.getFirst().organizationId());
    for (Execution x : queued) {
      Place place = places.getOrDefault(x.id(), new Place("", 0));
      reasons.put(x.id(), queued(x, earliest.get(x.scheduleId()), place, standing));
    }
    return reasons;
  }

  private static ExecutionView.Wait delayed(Execution x) {
    Instant until = x.availableAt();
    if (x.retryCount() == 0) {
      String text = "Starts at %s.".formatted(at("HH:mm:ss", until, x.timezone()));
      return new ExecutionView.Wait("jitter", text, null, until);
    }
    String text =
        "Next try at %s, attempt %d%s."
            .formatted(at("HH:mm", until, x.timezone()), x.retryCount() + 1, of(x.errorCategory()));
    return new ExecutionView.Wait("retry", text, null, until);
  }

  private static String of(@Nullable String category) {
    if (category == null) return "";
    Retries.Backoff backoff =
        ReportRun.RETRIES.byCategory().get(Category.valueOf(category.toUpperCase(Locale.ROOT)));
    return backoff == null ? "" : " of " + (backoff.limit() + 1);
  }

  private ExecutionView.Wait queued(
      Execution x, @Nullable Instant earliest, Place place, Standing standing) {
    if (earliest != null && earliest.isBefore(x.scheduledFor())) {
      String due = at("EEE d MMM HH:mm", earliest, x.timezone());
      return wait("earlier_run", "Waits for the run due %s of the same schedule.".formatted(due));
    }
    if (standing.nodes().claiming() == 0) return noNode(standing.nodes());
    Resource source = standing.resource(place.source()).orElse(null);
    if (source != null && source.running() >= source.limit(time.instant()))
      return source(source, x.timezone(), place.ahead());
    Standing.Quota quota = standing.quota();
    if (quota.running() >= quota.maxRunning()) {
      return full(
          "organization_limit",
          quota.maxRunning(),
          "runs of your organisation in use",
          place.ahead());
    }
    if (standing.running() >= standing.slots()) {
      String text =
          "All %d report slots are in use, %s.".formatted(standing.slots(), ahead(place.ahead()));
      return new ExecutionView.Wait("node_slots", text, place.ahead(), null);
    }
    return wait("starting", "Starts in a moment.");
  }

  private static ExecutionView.Wait noNode(Standing.Nodes nodes) {
    return "disk".equals(nodes.hold())
        ? wait("disk", "The disk of the server is nearly full; it starts once there is room.")
        : wait("no_worker", "No node takes reports right now.");
  }

  private ExecutionView.Wait source(Resource source, ZoneId zone, int ahead) {
    if (source.circuit().equals("closed")) {
      String slots = "slots of source %s in use".formatted(source.name());
      return full("source_limit", source.maxRunning(), slots, ahead);
    }
    Instant until = source.openUntil();
    if (until == null || !until.isAfter(time.instant())) {
      return wait(
          "source_circuit",
          "Source %s keeps failing; one run tries it now.".formatted(source.name()));
    }
    String text =
        "Source %s keeps failing; next try at %s."
            .formatted(source.name(), at("HH:mm", until, zone));
    return new ExecutionView.Wait("source_circuit", text, null, until);
  }

  private static ExecutionView.Wait full(String code, int limit, String what, int ahead) {
    String text = "%d of %d %s, %s.".formatted(limit, limit, what, ahead(ahead));
    return new ExecutionView.Wait(code, text, ahead, null);
  }

  private static ExecutionView.Wait wait(String code, String text) {
    return new ExecutionView.Wait(code, text, null, null);
  }

  private static String ahead(int runs) {
    if (runs >= ExecutionRepository.MOST) return "1,000 runs or more ahead";
    return runs == 0 ? "no run ahead" : runs == 1 ? "1 run ahead" : runs + " runs ahead";
  }

  private static String at(String pattern, Instant instant, ZoneId zone) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(instant.atZone(zone));
  }
}

package punctual.schedules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import punctual.catalog.Catalog;
import punctual.catalog.ReportType;
import punctual.delivery.Channels;
import punctual.delivery.channels.Channel.InvalidDestination;
import punctual.identity.Actor;
import punctual.identity.Users;
import punctual.schedules.recurrence.InvalidSchedule;
import punctual.schedules.recurrence.Recurrence;
import punctual.schedules.recurrence.Recurrences;
import punctual.settings.Kinds;
import punctual.settings.Setting.InvalidSetting;
import punctual.storage.Stores;
import punctual.web.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * From a request body to a checked {@link Draft}, or to a refusal that names every fault at once.
 */
final class Drafts {
  private static final String USUAL_FORMAT = "csv";
  private static final String SECTIONS_FORMAT = "xlsx";
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_DESCRIPTION = 2000;
  private static final int MOST_READERS = 500;
  private static final int SHORTEST_TIMEOUT = 5;
  private static final int LONGEST_TIMEOUT = 120;
  private static final int DEFAULT_TIMEOUT = 30;
  private static final Duration DEFAULT_WINDOW = Duration.ofDays(1);
  private static final Duration LONGEST_WINDOW = Duration.ofDays(31);

  /** What a client that sends back what it was given also sends; not settable. */
  private static final Set<String> READ_ONLY =
      Set.of(
          "id",
          "report_type_name",
          "schedule_description",
          "timezone",
          "state",
          "is_active",
          "paused_at",
          "next_run_at",
          "upcoming_runs",
          "last_run_at",
          "last_success_at",
          "last_execution",
          "owner",
          "version",
          "warnings",
          "created_at",
          "updated_at",
          "deleted_at",
          "can_edit");

  private final Catalog catalog;
  private final Channels channels;
  private final Recurrences recurrences;
  private final Users users;
  private final Stores stores;

  Drafts(Catalog catalog, Channels channels, Recurrences recurrences, Users users, Stores stores) {
    this.catalog = catalog;
    this.channels = channels;
    this.recurrences = recurrences;
    this.users = users;
    this.stores = stores;
  }

  /** What an update starts from: fields that the body leaves out keep their value. */
  record Current(ScheduledReport schedule, List<Recipient> recipients) {}

  /**
   * @param current null for a new schedule
   * @throws Problem 422 with every fault; its code is {@code schedule_never_fires} where that is
   *     the only one
   */
  Draft read(JsonNode body, @Nullable Current current, Actor actor) {
    var input = new Input(body);
    ScheduledReport old = current == null ? null : current.schedule();
    String name = name(input, old);
    String description = input.text("description", LONGEST_DESCRIPTION);
    Optional<ReportType> type = type(input, old, actor);
    JsonNode params = params(input, old, type);
    List<String> known = type.map(catalog::formats).orElseGet(catalog::formats);
    List<String> formats = formats(input, old, known);
    JsonNode options = formatOptions(input, old, formats);
    var recurrence = recurrence(input, old);
    Options chosen = options(input, old);
    Condition condition = ConditionReader.read(input, old);
    String store = store(input, old);
    Unmatched burst = BurstReader.read(input, old, type);
    List<Draft.Reader> readers = readers(input, current, actor);
    BurstReader.checkRecipients(input, burst, readers);
    input.unknown(READ_ONLY);
    if (!input.faults().isEmpty()) throw refusal(input, recurrence.code());
    return new Draft(
        name,
        description != null || old == null ? description : old.description(),
        type.orElseThrow().id(),
        params,
        formats,
        options,
        recurrence.orElseThrow(),
        chosen.timeoutMinutes(),
        chosen.whenEmpty(),
        chosen.catchUp(),
        chosen.catchUpWindow(),
        condition,
        store,
        burst,
        readers);
  }

  /** Choices that have a default. */
  private record Options(
      int timeoutMinutes, String whenEmpty, CatchUp catchUp, Duration catchUpWindow) {}

  private static Options options(Input input, @Nullable ScheduledReport old) {
    int timeout = old == null ? DEFAULT_TIMEOUT : old.timeoutMinutes();
    String whenEmpty = old == null ? "send" : old.whenEmpty();
    String catchUp = old == null ? "latest" : old.catchUp().word();
    return new Options(
        input.number("timeout_minutes", SHORTEST_TIMEOUT, LONGEST_TIMEOUT, timeout),
        input.choice("when_empty", List.of("send", "skip", "notify"), whenEmpty),
        CatchUp.of(input.choice("catch_up", List.of("latest", "all", "none"), catchUp)),
        window(input, old));
  }

  private static Problem refusal(Input input, @Nullable String code) {
    boolean onlySchedule = input.faults().stream().allMatch(f -> f.field().startsWith("schedule"));
    return Problem.invalid(onlySchedule && code != null ? code : "invalid", input.faults());
  }

  private static String name(Input input, @Nullable ScheduledReport old) {
    String name = input.text("name", LONGEST_NAME);
    if (name == null && old != null) return old.name();
    if (name == null || name.isEmpty()) input.fault("name", "The schedule needs a name.");
    return name == null ? "" : name;
  }

  private Optional<ReportType> type(Input input, @Nullable ScheduledReport old, Actor actor) {
    String id = input.text("report_type", LONGEST_NAME);
    if (id == null && old != null) id = old.reportType();
    if (id == null || id.isEmpty()) {
      input.fault("report_type", "Choose a report type.");
      return Optional.empty();
    }
    Optional<ReportType> type = catalog.type(id, actor.organizationKey());
    if (type.isEmpty()) {
      input.fault(
          "report_type",
          "There is no report type “%s” here; GET /api/v1/report-types lists them.".formatted(id));
    } else if (!actor.is(type.get().access().leastRole())) {
      input.fault(
          "report_type",
          "“%s” needs the role %s.".formatted(id, type.get().access().leastRole().word()));
    }
    return type;
  }

  private JsonNode params(Input input, @Nullable ScheduledReport old, Optional<ReportType> type) {
    JsonNode given = input.get("report_params", "report_parameters");
    JsonNode params =
        given != null ? given : old != null ? old.params() : JsonNodeFactory.instance.objectNode();
    if (!params.isObject())
      input.fault("report_params", "report_params must be a JSON object of parameter values.");
    else type.ifPresent(t -> input.faults(catalog.check(t, params)));
    return params;
  }

  /**
   * @param known what the report type can be written in
   */
  private List<String> formats(Input input, @Nullable ScheduledReport old, List<String> known) {
    JsonNode many = input.get("output_formats");
    JsonNode one = input.get("output_format");
    if (many == null && one == null) return old == null ? usual(known) : old.outputFormats();
    String field = many != null ? "output_formats" : "output_format";
    List<String> formats = new ArrayList<>();
    JsonNode given = many != null ? many : one;
    if (given != null)
      (given.isArray() ? given.valueStream().toList() : List.of(given))
          .forEach(f -> format(input, field, f, known, formats));
    if (formats.isEmpty() && input.faults().isEmpty())
      input.fault(field, "Choose at least one of %s.".formatted(String.join(", ", known)));
    return formats;
  }

  private static List<String> usual(List<String> known) {
    return List.of(known.contains(USUAL_FORMAT) ? USUAL_FORMAT : SECTIONS_FORMAT);
  }

  private void format(
      Input input, String field, JsonNode value, List<String> known, List<String> formats) {
    String words = String.join(", ", known);
    if (!value.isString() || !catalog.formats().contains(value.asString())) {
      input.fault(field, "%s is %s; use %s.".formatted(field, value, words));
    } else if (!known.contains(value.asString())) {
      input.fault(
          field,
          "%s is %s, which holds one table, and this report has several; use %s."
              .formatted(field, value, words));
    } else if (!formats.contains(value.asString())) {
      formats.add(value.asString());
    }
  }

  private JsonNode formatOptions(Input input, @Nullable ScheduledReport old, List<String> formats) {
    var options = JsonNodeFactory.instance.objectNode();
    for (String format : catalog.formats()) {
      JsonNode given = input.get(format);
      JsonNode kept = given != null || old == null ? given : old.formatOptions().get(format);
      if (kept == null || !formats.contains(format)) continue;
      catalog.format(format).ifPresent(f -> input.faults(f.check(kept)));
      options.set(format, kept);
    }
    return options;
  }

  /** A recurrence, or the code of its refusal. */
  private record Parsed(@Nullable Recurrence recurrence, @Nullable String code) {
    Recurrence orElseThrow() {
      if (recurrence == null) throw new IllegalStateException("no recurrence");
      return recurrence;
    }
  }

  private Parsed recurrence(Input input, @Nullable ScheduledReport old) {
    JsonNode given = input.get("schedule", "schedule_config");
    JsonNode schedule = given != null ? given : old != null ? old.schedule() : null;
    if (schedule == null) {
      input.fault(
          "schedule",
          "Say when it runs: {\"cadence\": \"daily\", \"time\": \"09:00\", \"timezone\": \"Europe/Berlin\"}.");
      return new Parsed(null, null);
    }
    try {
      return new Parsed(recurrences.parse(schedule), null);
    } catch (InvalidSchedule e) {
      input.faults(e.faults());
      return new Parsed(null, e.code().word());
    }
  }

  private static Duration window(Input input, @Nullable ScheduledReport old) {
    String text = input.text("catch_up_window", 40);
    if (text == null) return old == null ? DEFAULT_WINDOW : old.catchUpWindow();
    try {
      Duration window = Kinds.duration(text);
      if (!window.isNegative() && window.compareTo(LONGEST_WINDOW) <= 0) return window;
      input.fault("catch_up_window", "catch_up_window is %s; use PT0S to P31D.".formatted(text));
    } catch (InvalidSetting e) {
      input.fault("catch_up_window", "catch_up_window “%s” %s.".formatted(text, e.getMessage()));
    }
    return DEFAULT_WINDOW;
  }

  /** Empty text goes back to the usual store. */
  private @Nullable String store(Input input, @Nullable ScheduledReport old) {
    String name = input.text("store", LONGEST_NAME);
    if (name == null) return old == null ? null : old.store();
    if (name.isEmpty()) return null;
    if (!stores.names().contains(name))
      input.fault(
          "store",
          "There is no store “%s” here; use %s, or \"\" for the usual one."
              .formatted(name, String.join(", ", stores.names())));
    return name;
  }

  private List<Draft.Reader> readers(Input input, @Nullable Current current, Actor actor) {
    JsonNode given = input.get("recipients");
    if (given == null && current != null) {
      return current.recipients().stream()
          .map(r -> new Draft.Reader(r.channel(), r.destination(), r.options(), r.userId()))
          .toList();
    }
    if (given == null) return List.of();
    if (!given.isArray() || given.size() > MOST_READERS) {
      input.fault("recipients", "recipients must be a list of at most %d.".formatted(MOST_READERS));
      return List.of();
    }
    // Who is named twice receives one copy.
    var readers = new LinkedHashMap<String, Draft.Reader>();
    for (int i = 0; i < given.size(); i++) {
      reader(input, "recipients[%d]".formatted(i), given.get(i), actor)
          .ifPresent(r -> readers.putIfAbsent(r.channel() + "\n" + r.destination(), r));
    }
    return List.copyOf(readers.values());
  }

  /**
   * One recipient, in today's form {channel, destination, options} or the older one {type, value}.
   */
  Optional<Draft.Reader> reader(Input input, String field, JsonNode given, Actor actor) {
    JsonNode channel = first(given, "channel", "type");
    JsonNode destination = first(given, "destination", "value");
    if (channel == null || destination == null || !destination.isString() || !channel.isString()) {
      input.fault(
          field,
          "A recipient has a channel and a destination: {\"channel\": \"email\", \"destination\": \"name@example.org\"}.");
      return Optional.empty();
    }
    String name = older(channel.asString());
    JsonNode options = optionsOf(given);
    if (!options.isObject()) {
      input.fault(field + ".options", "options must be a JSON object.");
      return Optional.empty();
    }
    try {
      String normal = channels.normalize(name, destination.asString());
      channels.check(name, normal, options, actor.organizationKey());
      UUID user = users.member(actor.organizationId(), normal).map(Users.Person::id).orElse(null);
      return Optional.of(new Draft.Reader(name, normal, options, user));
    } catch (InvalidDestination e) {
      input.fault(field + "." + e.field(), String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static JsonNode optionsOf(JsonNode given) {
    JsonNode options = given.get("options");
    return options == null || options.isNull() ? JsonNodeFactory.instance.objectNode() : options;
  }

  private static @Nullable JsonNode first(JsonNode given, String name, String older) {
    JsonNode value = given.get(name);
    return value != null && !value.isNull() ? value : given.get(older);
  }

  private static String older(String channel) {
    return switch (channel) {
      case "user_id" -> "in_app";
      case "slack_channel" -> "slack";
      default -> channel;
    };
  }
}

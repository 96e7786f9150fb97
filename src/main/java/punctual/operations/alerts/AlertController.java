package punctual.operations.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import punctual.database.Database;
import punctual.identity.Actor;
import punctual.identity.User;
import punctual.identity.Users;
import punctual.web.Page;
import punctual.web.Problem;

/** Alerts and the rules behind them (RA.2). */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class AlertController {
  private static final int LONGEST_MUTE = 10_080;
  private static final List<String> STATUSES = List.of("open", "acknowledged", "resolved");
  private static final List<String> SEVERITIES = List.of("warning", "critical");

  private final Alerts alerts;
  private final AlertRepository repository;
  private final TrialMail test;
  private final List<Rule> rules;
  private final Users users;
  private final Database database;

  AlertController(Parts parts, List<Rule> rules, Users users, Database database) {
    alerts = parts.alerts();
    repository = parts.repository();
    test = parts.test();
    this.rules = List.copyOf(rules);
    this.users = users;
    this.database = database;
  }

  /** The three of this package that the controller speaks to. */
  record Parts(Alerts alerts, AlertRepository repository, TrialMail test) {}

  record PersonView(UUID id, String displayName) {}

  /**
   * An alert.
   *
   * @param link path below {@code /o/{organisation}}
   */
  record AlertView(
      UUID id,
      String rule,
      String severity,
      String scope,
      String title,
      String message,
      @Nullable String link,
      String status,
      Instant firstSeenAt,
      Instant lastSeenAt,
      int times,
      @Nullable Instant acknowledgedAt,
      @Nullable PersonView acknowledgedBy,
      @Nullable Instant mutedUntil,
      @Nullable Instant resolvedAt) {}

  record CountsView(int open, int acknowledged, int critical) {}

  record AlertPage(List<AlertView> items, long total, int page, int limit, CountsView counts) {}

  record RuleView(
      String rule,
      String text,
      String scope,
      String severity,
      @Nullable String threshold,
      String state,
      long forMinutes) {}

  record RuleList(List<RuleView> items) {}

  record MuteForm(@Nullable Integer minutes) {}

  record SentTo(String sentTo) {}

  @GetMapping("/alerts")
  AlertPage list(
      @RequestParam(required = false) @Nullable String status,
      @RequestParam(required = false) @Nullable String rule,
      @RequestParam(required = false) @Nullable String severity,
      @RequestParam(defaultValue = "1") int page,
      @RequestParam(defaultValue = "20") int limit,
      Actor actor) {
    AlertRepository.Scope scope = Alerts.scope(actor);
    List<String> names = rules.stream().map(r -> r.about().rule()).toList();
    var filter =
        new AlertRepository.Filter(
            words("status", status, STATUSES),
            one("rule", rule, names),
            one("severity", severity, SEVERITIES));
    var request = new Page.Request(page, limit);
    return database.read(() -> {
      Page<Alert> found = repository.search(scope, filter, request);
      AlertRepository.Counts counts = repository.counts(scope);
      return new AlertPage(
          views(found.items()),
          found.total(),
          page,
          limit,
          new CountsView(counts.open(), counts.acknowledged(), counts.critical()));
    });
  }

  private static @Nullable List<String> words(
      String field, @Nullable String words, List<String> known) {
    if (words == null || words.isEmpty() || words.equals("any")) return null;
    List<String> all = Arrays.asList(words.split(",", -1));
    all.forEach(word -> one(field, word, known));
    return all;
  }

  private static @Nullable String one(String field, @Nullable String word, List<String> known) {
    if (word == null || word.isEmpty()) return null;
    if (!known.contains(word)) {
      throw Problem.invalid(
          field, "%s is “%s”; use %s.".formatted(field, word, String.join(", ", known)));
    }
    return word;
  }

  private List<AlertView> views(List<Alert> items) {
    Map<UUID, User> people =
        users.byIds(
            items.stream().map(Alert::acknowledgedBy).filter(Objects::nonNull).distinct().toList());
    return items.stream().map(alert -> view(alert, people)).toList();
  }

  private static AlertView view(Alert a, Map<UUID, User> people) {
    User by = a.acknowledgedBy() == null ? null : people.get(a.acknowledgedBy());
    return new AlertView(
        a.id(),
        a.rule(),
        a.severity().word(),
        (a.organizationId() == null ? Rule.Scope.INSTALLATION : Rule.Scope.ORGANIZATION).word(),
        a.title(),
        a.message(),
        a.link(),
        a.status(),
        a.firstSeenAt(),
        a.lastSeenAt(),
        a.times(),
        a.acknowledgedAt(),
        by == null ? null : new PersonView(by.id(), by.displayName()),
        a.mutedUntil(),
        a.resolvedAt());
  }

  private AlertView view(Alert alert) {
    return views(List.of(alert)).getFirst();
  }

  @PostMapping("/alerts/{id}/acknowledge")
  AlertView acknowledge(@PathVariable UUID id, Actor actor) {
    return view(alerts.acknowledge(id, actor));
  }

  @PostMapping("/alerts/{id}/mute")
  AlertView mute(@PathVariable UUID id, @RequestBody MuteForm form, Actor actor) {
    Integer minutes = form.minutes();
    if (minutes == null || minutes < 1 || minutes > LONGEST_MUTE) {
      throw Problem.invalid(
          "minutes", "minutes is %s; use 1 to %d.".formatted(minutes, LONGEST_MUTE));
    }
    return view(alerts.mute(id, Duration.ofMinutes(minutes), actor));
  }

  @PostMapping("/alerts/{id}/unmute")
  AlertView unmute(@PathVariable UUID id, Actor actor) {
    return view(alerts.unmute(id, actor));
  }

  @GetMapping("/alert-rules")
  RuleList rules(Actor actor) {
    AlertRepository.Scope scope = Alerts.scope(actor);
    Set<String> firing = repository.firing(scope);
    return new RuleList(
        rules.stream()
            .map(Rule::about)
            .filter(a -> a.scope() == Rule.Scope.ORGANIZATION || scope.installation())
            .map(a ->
                new RuleView(
                    a.rule(),
                    a.text(),
                    a.scope().word(),
                    a.severity().word(),
                    a.threshold(),
                    firing.contains(a.rule()) ? "firing" : "quiet",
                    a.lasting().toMinutes()))
            .toList());
  }

  /** Sends a mail to the caller, to see whether mails arrive. */
  @PostMapping("/alert-rules/test")
  @ResponseStatus(HttpStatus.ACCEPTED)
  SentTo test(Actor actor) {
    actor.requireAdministratorOrOperator();
    return new SentTo(test.send(actor));
  }
}

package punctual.reports;

import static punctual.database.schema.Tables.DEAD_LETTERS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;
import punctual.audit.Audit;
import punctual.database.Database;
import punctual.database.Ids;
import punctual.database.schema.tables.records.DeadLettersRecord;
import punctual.database.schema.tables.records.ExecutionAttemptsRecord;
import punctual.faults.Category;
import punctual.faults.Fault;
import punctual.identity.Actor;
import punctual.identity.Organizations;
import punctual.identity.Passwords;
import punctual.identity.Role;
import punctual.identity.Users;
import punctual.queue.Steps;
import punctual.queue.spi.Cancellation;
import punctual.queue.spi.Job;
import punctual.queue.spi.JobHandler;
import punctual.queue.spi.Outcome;
import punctual.queue.spi.Retries;
import punctual.schedules.Schedules;
import punctual.schedules.SchedulesFixture;
import punctual.testing.Given;
import punctual.testing.SettableTime;
import punctual.testing.TestDatabase;
import punctual.web.Live;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Dead letters over a database, with runs that end as a test says. */
final class DeadLettersFixture implements AutoCloseable {
  static final JsonMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
  static final Outcome.Failed BAD_SQL =
      failed(Category.DATA, "query_failed", "The query is wrong.");
  static final Outcome.Failed UNREACHABLE =
      failed(Category.NETWORK, "source_unreachable", "The source does not answer.");
  static final int LIMIT = 20;
  private static final Live LIVE = new Live();
  private static final Passwords PASSWORDS = new Passwords();
  static final DeadLetterRepository.Filter ALL =
      new DeadLetterRepository.Filter(null, null, null, null, null, null, null, List.of());

  final SettableTime time = new SettableTime();
  final Path home;
  final Database database;
  final Given given;
  final UUID organization;
  final UUID schedule;
  final Actor administrator;
  final Schedules schedules;
  final DeadLetterRepository repository;
  final DeadLetterViews views;
  final DeadLetterLimit limit;
  final DeadLetters deadLetters;
  final Executions executions;
  final DeadLetterEditing editing;
  final Runs runs;
  final Steps steps;

  DeadLettersFixture(TestDatabase kind) {
    database = kind.open();
    given = new Given(database, time);
    organization = given.organization();
    schedule = given.schedule(organization);
    administrator = actor(organization);
    schedules = SchedulesFixture.over(database, time);
    home = folder();
    repository = new DeadLetterRepository(database);
    views = views(database, time, given.ids());
    limit = limit(database, time, given.ids(), home);
    deadLetters = new DeadLetters(repository, limit, database, given.ids(), LIVE);
    var audit = new Audit(database, time, given.ids(), JSON);
    executions = ExecutionsFixture.over(database, time, given.ids());
    editing =
        new DeadLetterEditing(
            new DeadLetterEditing.Parts(deadLetters, repository, executions, schedules),
            audit,
            database,
            time);
    runs = new Runs(new Aftermath(schedules, deadLetters));
    steps = new Steps(database, Executions.TABLE, runs, time, given.ids());
  }

  static Actor actor(UUID organization) {
    return new Actor(
        organization,
        organization,
        "key",
        "a@example.test",
        "Ada",
        Role.ADMINISTRATOR,
        false,
        null);
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("punctual-archive");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static DeadLetterViews views(Database database, InstantSource time, Ids ids) {
    return new DeadLetterViews(
        new DeadLetterViews.Parts(
            new DeadLetterRepository(database), new ExecutionRepository(database)),
        SchedulesFixture.over(database, time),
        new Users(database, time, ids, PASSWORDS),
        time,
        JSON);
  }

  /** Works only when it is told to. */
  private static DeadLetterLimit limit(Database database, InstantSource time, Ids ids, Path home) {
    var parts =
        new DeadLetterLimit.Parts(
            database,
            new Organizations(database, time, ids),
            new Audit(database, time, ids, JSON),
            LIMIT);
    var limit =
        new DeadLetterLimit(
            new DeadLetterRepository(database),
            new DeadLetterArchive(home, JSON),
            views(database, time, ids),
            parts,
            time);
    limit.close();
    return limit;
  }

  /** What ends runs elsewhere. */
  static Aftermath aftermath(Database database, InstantSource time, Ids ids) {
    var letters =
        new DeadLetters(
            new DeadLetterRepository(database),
            limit(database, time, ids, Path.of("target", "dead-letters")),
            database,
            ids,
            LIVE);
    return new Aftermath(SchedulesFixture.over(database, time), letters);
  }

  static Outcome.Failed failed(Category category, String code, String message) {
    return new Outcome.Failed(new Fault(category, code, message, "detail of " + code));
  }

  /** Runs that end in the given order, and completed after that; recorded as reports are. */
  final class Runs implements JobHandler {
    final Deque<Outcome> outcomes = new ArrayDeque<>();
    private final Aftermath aftermath;
    private final ExecutionRepository executions = new ExecutionRepository(database);

    Runs(Aftermath aftermath) {
      this.aftermath = aftermath;
    }

    @Override
    public Outcome run(Job job, Cancellation cancellation) {
      return outcomes.isEmpty() ? new Outcome.Done(() -> {}) : outcomes.removeFirst();
    }

    @Override
    public Retries retries() {
      return new Retries(
          Map.of(
              Category.NETWORK,
              new Retries.Exponential(2, Duration.ofSeconds(30), Duration.ofMinutes(30))));
    }

    @Override
    public void record(List<End> ends) {
      ends.forEach(end -> record(end.job(), end.outcome(), end.status(), end.at()));
    }

    private void record(Job job, Outcome outcome, String status, Instant endedAt) {
      if (outcome instanceof Outcome.Interrupted) return;
      var row = new ExecutionAttemptsRecord();
      row.setId(given.ids().next());
      row.setOrganizationId(job.organizationId());
      row.setExecutionId(job.id());
      row.setAttempt(job.attempt());
      row.setWorkerId(job.workerId());
      row.setStartedAt(job.startedAt());
      row.setEndedAt(endedAt);
      row.setOutcome(status.equals("delayed") ? "failed" : status);
      if (outcome instanceof Outcome.Failed failed) row.setErrorCode(failed.fault().code());
      executions.insertAttempts(List.of(row));
      Execution run = executions.claimed(job.id());
      if (run.isOver()) aftermath.ended(run, outcome, endedAt);
    }
  }

  /** A run that ends so. */
  UUID run(Outcome... outcomes) {
    return run(schedule, outcomes);
  }

  UUID run(UUID of, Outcome... outcomes) {
    UUID execution = given.execution(organization, of);
    end(outcomes);
    return execution;
  }

  /** What waits ends so. */
  void end(Outcome... outcomes) {
    runs.outcomes.addAll(List.of(outcomes));
    steps.settle(() -> {});
  }

  /** A dead letter of a query that is wrong. */
  DeadLettersRecord failed() {
    UUID execution = run(BAD_SQL);
    return all().stream()
        .filter(item -> item.getExecutionId().equals(execution))
        .findFirst()
        .orElseThrow();
  }

  List<DeadLettersRecord> all() {
    return repository.matching(organization, ALL);
  }

  DeadLettersRecord item(UUID id) {
    return repository.find(organization, id).orElseThrow();
  }

  /** An item in words. */
  String state(UUID id) {
    DeadLettersRecord item = item(id);
    return "%s %d %s".formatted(item.getStatus(), item.getAttempts(), item.getErrorCode());
  }

  /** So many open items, an hour apart from each other, the oldest first. */
  List<UUID> fill(int count) {
    List<UUID> ids = Stream.generate(given.ids()::next).limit(count).toList();
    database.write(() ->
        ids.forEach(id -> {
          time.advance(Duration.ofHours(1));
          UUID execution =
              given.execution(
                  organization,
                  schedule,
                  row -> {
                    row.setStatus("failed");
                    row.setCompletedAt(time.instant());
                    row.setErrorCode("query_failed");
                  });
          database.dsl().insertInto(DEAD_LETTERS).set(letter(id, execution)).execute();
        }));
    return ids;
  }

  private DeadLettersRecord letter(UUID id, UUID execution) {
    var row = new DeadLettersRecord();
    row.setId(id);
    row.setOrganizationId(organization);
    row.setScheduledReportId(schedule);
    row.setExecutionId(execution);
    row.setLastExecutionId(execution);
    row.setScheduledFor(time.instant());
    row.setReportType("sales_summary");
    row.setStatus("open");
    row.setAttempts(1);
    row.setErrorCategory("data");
    row.setErrorCode("query_failed");
    row.setErrorMessage("The query is wrong.");
    row.setCreatedAt(time.instant());
    row.setLastFailedAt(time.instant());
    return row;
  }

  /** What stands in the archive, file by file. */
  List<JsonNode> archived() {
    try (Stream<Path> files = Files.walk(home)) {
      return files
          .filter(f -> f.toString().endsWith(".ndjson"))
          .sorted()
          .flatMap(DeadLettersFixture::lines)
          .map(JSON::readTree)
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    steps.close();
    database.close();
    try {
      FileSystemUtils.deleteRecursively(home);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

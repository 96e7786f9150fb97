package punctual.queue;

import static punctual.database.schema.Tables.ARTIFACTS;
import static punctual.database.schema.Tables.EXECUTION_ATTEMPTS;
import static punctual.database.schema.Tables.REPORT_EXECUTIONS;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import punctual.delivery.ScriptedDeliveries;
import punctual.faults.Category;
import punctual.queue.Simulation.Sabotage;
import punctual.queue.spi.Cancellation;
import punctual.queue.spi.Job;
import punctual.queue.spi.JobHandler;
import punctual.queue.spi.Outcome;
import punctual.queue.spi.Retries;

/** Runs of a {@link Simulation}: each writes a file and its deliveries, as the real one does. */
final class SimulatedReports implements JobHandler {
  private static final byte[] CONTENT = "a\r\n".getBytes(StandardCharsets.UTF_8);
  private static final String SHA256 = sha256(CONTENT);

  private final Simulation simulation;
  private final SimulatedNode node;
  private final ScriptedDeliveries deliveries;

  SimulatedReports(Simulation simulation, SimulatedNode node, ScriptedDeliveries deliveries) {
    this.simulation = simulation;
    this.node = node;
    this.deliveries = deliveries;
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Outcome run(Job job, Cancellation cancellation) {
    node.hazard();
    if (node.mood(8))
      return new Outcome.Failed(
          SimulatedNode.fault(simulation.random.nextBoolean() ? Category.NETWORK : Category.DATA));
    String key = job.id() + "-" + job.attempt();
    write(key);
    node.hazard();
    return new Outcome.Done(() -> completed(job, key));
  }

  private void completed(Job job, String key) {
    artifact(job, key);
    var e = REPORT_EXECUTIONS;
    UUID schedule =
        simulation
            .site
            .database()
            .dsl()
            .select(e.SCHEDULED_REPORT_ID)
            .from(e)
            .where(e.ID.eq(job.id()))
            .fetchSingle()
            .value1();
    List<String> readers = simulation.readers(schedule);
    if (simulation.sabotage == Sabotage.LOST_READER && node.mood(4))
      readers = readers.subList(1, readers.size());
    deliveries.request(job.organizationId(), job.id(), job.attempt(), readers);
  }

  private void write(String key) {
    try {
      Files.write(simulation.site.files().resolve(key), CONTENT);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void artifact(Job job, String key) {
    var a = ARTIFACTS;
    simulation
        .site
        .database()
        .dsl()
        .insertInto(a)
        .set(a.ID, simulation.ids.next())
        .set(a.ORGANIZATION_ID, job.organizationId())
        .set(a.EXECUTION_ID, job.id())
        .set(a.PART, "csv")
        .set(a.FORMAT, "csv")
        .set(a.FILE_NAME, "a.csv")
        .set(a.CONTENT_TYPE, "text/csv")
        .set(a.BYTES, (long) CONTENT.length)
        .set(a.SHA256, SHA256)
        .set(a.ROW_COUNT, 1L)
        .set(a.STORAGE_KEY, key)
        .set(a.CREATED_AT, simulation.time.instant())
        .set(a.EXPIRES_AT, simulation.time.instant())
        .execute();
  }

  @Override
  public Retries retries() {
    return new Retries(
        Map.of(
            Category.NETWORK,
                new Retries.Exponential(5, Duration.ofSeconds(30), Duration.ofMinutes(30)),
            Category.SYSTEM,
                new Retries.Exponential(3, Duration.ofMinutes(1), Duration.ofMinutes(30))));
  }

  @Override
  public void record(List<End> ends) {
    ends.forEach(end -> record(end.job(), end.outcome(), end.status(), end.at()));
  }

  private void record(Job job, Outcome outcome, String status, Instant endedAt) {
    if (outcome instanceof Outcome.Interrupted) return;
    var a = EXECUTION_ATTEMPTS;
    simulation
        .site
        .database()
        .dsl()
        .insertInto(a)
        .set(a.ID, simulation.ids.next())
        .set(a.ORGANIZATION_ID, job.organizationId())
        .set(a.EXECUTION_ID, job.id())
        .set(a.ATTEMPT, job.attempt())
        .set(a.WORKER_ID, job.workerId())
        .set(a.STARTED_AT, job.startedAt())
        .set(a.ENDED_AT, endedAt)
        .set(a.OUTCOME, status.equals("delayed") ? "failed" : status)
        .execute();
  }
}

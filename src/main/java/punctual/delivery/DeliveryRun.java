package punctual.delivery;

import static punctual.database.schema.Tables.REPORT_DELIVERIES;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import punctual.database.Database;
import punctual.database.Ids;
import punctual.database.schema.tables.records.DeliveryAttemptsRecord;
import punctual.database.schema.tables.records.ReportDeliveriesRecord;
import punctual.delivery.channels.Parcel;
import punctual.delivery.channels.Receipt;
import punctual.faults.Category;
import punctual.faults.Fault;
import punctual.queue.spi.Cancellation;
import punctual.queue.spi.Job;
import punctual.queue.spi.JobHandler;
import punctual.queue.spi.Outcome;
import punctual.queue.spi.Retries;
import punctual.storage.Artifact;
import punctual.storage.Artifacts;
import punctual.storage.Links;
import punctual.storage.Retention;
import punctual.web.Live;

/**
 * One delivery: load the letter, call the channel, turn its receipt into an outcome.
 *
 * <p>Before the peer can act on anything the row says {@code sending}, committed. A node that dies
 * before that has certainly not sent; one that dies after it may have: such a delivery is {@code
 * indeterminate}, and is sent once more with the same message id.
 */
final class DeliveryRun implements JobHandler {
  private static final Logger log = LoggerFactory.getLogger(DeliveryRun.class);
  private static final String MAY_HAVE_IT =
      "Punctual stopped while it sent this: the reader may have it.";
  private static final Fault GONE =
      new Fault(
          Category.DATA,
          "files_deleted",
          "The files of this run were deleted at the end of their time. Run the report again.",
          null);

  /** How long what is sent late can be fetched by its link, whatever the time of its file. */
  private static final Duration FETCHABLE = Duration.ofHours(12);

  private static final Retries RETRIES =
      new Retries(
          Map.of(
              Category.NETWORK,
              new Retries.Steps(
                  List.of(
                      Duration.ofMinutes(1),
                      Duration.ofMinutes(5),
                      Duration.ofMinutes(15),
                      Duration.ofHours(1),
                      Duration.ofHours(4))),
              Category.SYSTEM,
              new Retries.Exponential(3, Duration.ofMinutes(1), Duration.ofMinutes(30)),
              Category.UNKNOWN,
              new Retries.Exponential(2, Duration.ofMinutes(5), Duration.ofMinutes(30))));

  private final Deliveries deliveries;
  private final Channels channels;
  private final Artifacts artifacts;
  private final Retention retention;
  private final Links links;
  private final Database database;
  private final Ids ids;
  private final Live live;
  private final Duration resendAfter;

  DeliveryRun(Parts parts, Database database, Ids ids, Live live, Duration resendAfter) {
    deliveries = parts.deliveries();
    channels = parts.channels();
    artifacts = parts.artifacts();
    retention = parts.retention();
    links = parts.links();
    this.database = database;
    this.ids = ids;
    this.live = live;
    this.resendAfter = resendAfter;
  }

  /** What a delivery stands on. */
  record Parts(
      Deliveries deliveries,
      Channels channels,
      Artifacts artifacts,
      Retention retention,
      Links links) {}

  @Override
  public Outcome run(Job job, Cancellation cancellation) {
    ReportDeliveriesRecord row = deliveries.row(job.id()).orElseThrow();
    try (var _ = MDC.putCloseable("execution", row.getReportExecutionId().toString())) {
      Parcel parcel = database.write(() -> parcel(job, row));
      return outcome(job, send(job, row.getChannel(), parcel), row.getUncertainCount());
    } catch (Lost e) {
      return new Outcome.Interrupted();
    } catch (FilesGone e) {
      return new Outcome.Failed(GONE);
    }
  }

  /** A channel that breaks after the row says {@code sending} may have sent. */
  private Receipt send(Job job, String channel, Parcel parcel) {
    var begun = new AtomicBoolean();
    try {
      return channels
          .get(channel)
          .send(
              parcel,
              job.deadline(),
              () -> {
                sending(job);
                begun.set(true);
              });
    } catch (RuntimeException | Error e) {
      if (!begun.get()) throw e;
      log.atError().setCause(e).log("the channel broke while it sent");
      return new Receipt.Uncertain(
          new Fault(Category.SYSTEM, "internal_error", MAY_HAVE_IT, e.toString()));
    }
  }

  /** The row belongs to another attempt by now: nothing may leave this node. */
  private static final class Lost extends RuntimeException {
    Lost() {
      super(null, null, false, false);
    }
  }

  /** A message without its files would be a wrong report. */
  private static final class FilesGone extends RuntimeException {
    FilesGone() {
      super(null, null, false, false);
    }
  }

  private void sending(Job job) {
    int mine =
        database
            .dsl()
            .update(REPORT_DELIVERIES)
            .set(REPORT_DELIVERIES.STATUS, "sending")
            .where(REPORT_DELIVERIES.ID.eq(job.id()))
            .and(REPORT_DELIVERIES.WORKER_ID.eq(job.workerId()))
            .and(REPORT_DELIVERIES.ATTEMPT.eq(job.attempt()))
            .and(REPORT_DELIVERIES.STATUS.eq("claimed"))
            .execute();
    if (mine == 0) throw new Lost();
  }

  private Parcel parcel(Job job, ReportDeliveriesRecord row) {
    Letter letter = deliveries.letter(row);
    List<Artifact> files =
        letter.withFiles()
            ? artifacts.of(row.getOrganizationId(), row.getReportExecutionId(), row.getBurstKey())
            : List.of();
    if (letter.withFiles() && files.isEmpty()) throw new FilesGone();
    return new Parcel(
        job.id(),
        job.attempt(),
        row.getCreatedAt(),
        row.getOrganizationId(),
        row.getRecipientId(),
        row.getDestination(),
        row.getOptions(),
        letter.organization(),
        letter.scheduleName(),
        letter.reportName(),
        letter.period(),
        letter.dueAt(),
        letter.zone(),
        letter.rows(),
        letter.note(),
        files.stream().map(file -> file(row, file, letter.page())).toList(),
        letter.page());
  }

  private Parcel.File file(ReportDeliveriesRecord row, Artifact file, URI page) {
    Artifact artifact = retention.atLeast(file, FETCHABLE);
    boolean linked = channels.get(row.getChannel()).sendsLinks();
    Links.Link link =
        linked
            ? link(row.getId(), artifact)
            : new Links.Link(row.getId(), page, artifact.expiresAt());
    return new Parcel.File(
        artifact.fileName(),
        artifact.contentType(),
        artifact.bytes(),
        artifact.sha256(),
        link.address(),
        link.expiresAt(),
        () -> artifacts.open(artifact));
  }

  private Links.Link link(UUID delivery, Artifact artifact) {
    return links
        .of(delivery, artifact)
        .orElseGet(() -> links.create(artifact, Links.Wish.of(delivery, Links.IN_MAIL)));
  }

  /**
   * Asks nothing of the database: the peer may have the message by now, and a fault here would look
   * like one before it was sent.
   *
   * @param doubts how often it was uncertain before
   */
  private Outcome outcome(Job job, Receipt receipt, int doubts) {
    return switch (receipt) {
      case Receipt.Sent(String reference) -> new Outcome.Done(() -> sent(job, reference));
      case Receipt.NotSent(Fault fault, Duration floor) -> new Outcome.Failed(fault, floor);
      case Receipt.Refused(Fault fault, boolean bounced) ->
          bounced ? new Outcome.Parked("bounced", fault, null) : new Outcome.Failed(fault);
      case Receipt.Uncertain(Fault fault) -> uncertain(fault, doubts);
    };
  }

  private void sent(Job job, String reference) {
    database
        .dsl()
        .update(REPORT_DELIVERIES)
        .set(REPORT_DELIVERIES.SENT_AT, REPORT_DELIVERIES.COMPLETED_AT)
        .set(REPORT_DELIVERIES.REFERENCE, reference)
        .where(REPORT_DELIVERIES.ID.eq(job.id()))
        .execute();
  }

  /** Sent once more, never twice. */
  private Outcome uncertain(Fault fault, int doubts) {
    return new Outcome.Parked("indeterminate", fault, doubts == 0 ? resendAfter : null);
  }

  @Override
  public Outcome lost(Job job, String status, Fault fault) {
    if (!status.equals("sending")) return new Outcome.Interrupted();
    int doubts = deliveries.row(job.id()).map(ReportDeliveriesRecord::getUncertainCount).orElse(0);
    return uncertain(new Fault(Category.SYSTEM, fault.code(), MAY_HAVE_IT, fault.detail()), doubts);
  }

  @Override
  public Retries retries() {
    return RETRIES;
  }

  @Override
  public void record(List<End> ends) {
    List<End> counted =
        ends.stream().filter(end -> !(end.outcome() instanceof Outcome.Interrupted)).toList();
    for (End end : counted) if (end.status().equals("indeterminate")) countUncertain(end.job());
    database.insert(counted.stream().map(this::attempt).toList());
  }

  private DeliveryAttemptsRecord attempt(End end) {
    Job job = end.job();
    Fault fault = fault(end.outcome());
    var row = new DeliveryAttemptsRecord();
    row.setId(ids.next());
    row.setOrganizationId(job.organizationId());
    row.setDeliveryId(job.id());
    row.setAttempt(job.attempt());
    row.setWorkerId(job.workerId());
    row.setStartedAt(job.startedAt());
    row.setEndedAt(end.at());
    row.setOutcome(end.status());
    row.setCertainty(certainty(end.status()));
    row.setErrorCategory(fault == null ? null : fault.category().word());
    row.setErrorCode(fault == null ? null : fault.code());
    row.setErrorMessage(fault == null ? null : fault.message());
    row.setErrorDetail(fault == null ? null : fault.detail());
    return row;
  }

  private void countUncertain(Job job) {
    database
        .dsl()
        .update(REPORT_DELIVERIES)
        .set(REPORT_DELIVERIES.UNCERTAIN_COUNT, REPORT_DELIVERIES.UNCERTAIN_COUNT.plus(1))
        .where(REPORT_DELIVERIES.ID.eq(job.id()))
        .execute();
  }

  private static @Nullable Fault fault(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Failed f -> f.fault();
      case Outcome.Parked p -> p.fault();
      default -> null;
    };
  }

  private static String certainty(String status) {
    return switch (status) {
      case "sent" -> "sent";
      case "indeterminate" -> "indeterminate";
      case "bounced" -> "rejected";
      default -> "not_sent";
    };
  }

  @Override
  public void announce(Job job, String status) {
    live.tell(job.organizationId(), "delivery", Map.of("id", job.id(), "status", status));
  }
}

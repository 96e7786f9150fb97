package punctual.testing;

import static punctual.database.schema.Tables.ARTIFACTS;
import static punctual.database.schema.Tables.DELIVERY_ATTEMPTS;
import static punctual.database.schema.Tables.EXECUTION_ATTEMPTS;
import static punctual.database.schema.Tables.REPORT_DELIVERIES;
import static punctual.database.schema.Tables.REPORT_EXECUTIONS;
import static punctual.database.schema.Tables.SCHEDULED_REPORTS;
import static punctual.database.schema.Tables.SCHEDULE_RECIPIENTS;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import punctual.database.Database;
import punctual.database.schema.tables.records.ArtifactsRecord;
import punctual.database.schema.tables.records.DeliveryAttemptsRecord;
import punctual.database.schema.tables.records.ExecutionAttemptsRecord;
import punctual.database.schema.tables.records.ReportDeliveriesRecord;
import punctual.database.schema.tables.records.ReportExecutionsRecord;
import punctual.database.schema.tables.records.ScheduledReportsRecord;
import punctual.faults.CodedException;
import punctual.storage.StorageFixture;

/**
 * Nothing lost, nothing doubled: reads the tables of an installation that has come to rest, its
 * files, and the mails that a server took, and says what does not agree.
 *
 * <p>What was due is counted here by the minute, not asked of the product: only schedules of every
 * minute are checked for gaps.
 */
public final class Ledger {
  private static final Set<String> ALLOWED_SKIPS =
      Set.of(
          "superseded",
          "missed",
          "overlap",
          "outside_window",
          "no_rows",
          "schedule_deleted",
          "circuit_open");
  private static final Set<String> FINAL_DELIVERIES =
      Set.of("sent", "delivered", "failed", "bounced", "suppressed");
  private static final Pattern MESSAGE_ID =
      Pattern.compile("(?im)^Message-ID:\\s*<([0-9a-f-]{36})@[^>]*>");

  private final DSLContext dsl;
  private final Path home;
  private final Path reports;
  private final List<Mail> mails;
  private final List<String> violations = new ArrayList<>();
  private final List<ReportExecutionsRecord> executions;
  private final Map<UUID, List<ReportDeliveriesRecord>> deliveries;

  /**
   * One mail that a server took.
   *
   * @param messageId the part before the at sign: the id of the delivery
   */
  public record Mail(String messageId, String recipient) {
    /** From a message as it went over the wire. */
    public static Mail of(ScriptedSmtp.Mail mail) {
      var id = MESSAGE_ID.matcher(mail.data());
      return new Mail(id.find() ? id.group(1) : "none", String.join(",", mail.to()));
    }
  }

  private Ledger(Database database, Path home, List<Mail> mails) {
    dsl = database.dsl();
    this.home = home;
    this.reports = home.resolve("reports");
    this.mails = mails;
    executions = dsl.selectFrom(REPORT_EXECUTIONS).fetch();
    deliveries =
        dsl.selectFrom(REPORT_DELIVERIES).fetch().stream()
            .collect(Collectors.groupingBy(ReportDeliveriesRecord::getReportExecutionId));
  }

  /**
   * What does not agree, one sentence each; empty where all is well.
   *
   * @param home of the server
   */
  public static List<String> violations(Database database, Path home, List<Mail> mails) {
    var ledger = new Ledger(database, home, List.copyOf(mails));
    ledger.dueTimes();
    ledger.executions();
    ledger.files();
    ledger.fanOut();
    ledger.mails();
    ledger.rest();
    ledger.attempts();
    return List.copyOf(ledger.violations);
  }

  private void wrong(String what) {
    violations.add(what);
  }

  /** 1. Every due time has one row. */
  private void dueTimes() {
    for (ScheduledReportsRecord schedule : dsl.selectFrom(SCHEDULED_REPORTS).fetch()) {
      boolean everyMinute =
          "* * * * *".equals(schedule.getScheduleConfig().path("cron_expression").asString(""));
      if (everyMinute) dueTimes(schedule);
    }
  }

  private void dueTimes(ScheduledReportsRecord schedule) {
    var due = new TreeMap<Instant, ReportExecutionsRecord>();
    for (ReportExecutionsRecord e : executions) {
      if (!e.getScheduledReportId().equals(schedule.getId()) || !isDue(e)) continue;
      if (due.put(e.getScheduledFor(), e) != null)
        wrong("two executions of %s at %s".formatted(schedule.getId(), e.getScheduledFor()));
    }
    Instant next = schedule.getNextRunAt();
    if (due.isEmpty() || next == null) return;
    boolean passedOver = false;
    for (Instant at = due.firstKey(); at.isBefore(next); at = at.plus(Duration.ofMinutes(1))) {
      ReportExecutionsRecord e = due.get(at);
      if (e != null) passedOver = "outside_window".equals(e.getSkipReason());
      else if (!passedOver) wrong("no execution of %s at %s".formatted(schedule.getId(), at));
    }
  }

  private static boolean isDue(ReportExecutionsRecord e) {
    return e.getTrigger().equals("scheduled") || e.getTrigger().equals("catch_up");
  }

  private void executions() {
    for (ReportExecutionsRecord e : executions) {
      boolean skipped = e.getStatus().equals("skipped");
      if (skipped && !ALLOWED_SKIPS.contains(String.valueOf(e.getSkipReason())))
        wrong("execution %s is skipped for %s".formatted(e.getId(), e.getSkipReason()));
      if (e.getStatus().equals("failed") && e.getErrorCode() == null)
        wrong("execution %s failed without a reason".formatted(e.getId()));
    }
  }

  /** 3. A completed run has its files as they were written; no other run has any. */
  private void files() {
    Map<UUID, List<ArtifactsRecord>> files =
        dsl.selectFrom(ARTIFACTS).fetch().stream()
            .collect(Collectors.groupingBy(ArtifactsRecord::getExecutionId));
    for (ReportExecutionsRecord e : executions) {
      List<ArtifactsRecord> own = files.getOrDefault(e.getId(), List.of());
      boolean completed = e.getStatus().equals("completed");
      if (completed && own.isEmpty())
        wrong("execution %s is completed without a file".formatted(e.getId()));
      if (!completed && !own.isEmpty() && !e.getStatus().equals("skipped"))
        wrong("execution %s is %s and has a file".formatted(e.getId(), e.getStatus()));
      for (ArtifactsRecord file : own) {
        if (!file.getSha256().equals(checksum(file)))
          wrong("the file of execution %s is not what was written".formatted(e.getId()));
      }
    }
  }

  private String checksum(ArtifactsRecord file) {
    Path path = reports.resolve(file.getStorageKey());
    if (!Files.exists(path)) return "missing";
    try (InputStream content = StorageFixture.content(home, path, file.getFileId())) {
      var sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(content.readAllBytes()));
    } catch (CodedException e) {
      return e.code().name();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** 3. One delivery for each reader of a completed run, and of the attempt that counted. */
  private void fanOut() {
    Map<UUID, Long> readers =
        dsl.selectFrom(SCHEDULE_RECIPIENTS).where(SCHEDULE_RECIPIENTS.IS_ACTIVE).fetch().stream()
            .collect(Collectors.groupingBy(r -> r.getScheduledReportId(), Collectors.counting()));
    for (ReportExecutionsRecord e : executions) {
      boolean completed = e.getStatus().equals("completed");
      long due =
          !completed
              ? 0
              : e.getSendTo() != null ? 1 : readers.getOrDefault(e.getScheduledReportId(), 0L);
      List<ReportDeliveriesRecord> own = deliveries.getOrDefault(e.getId(), List.of());
      if (own.size() != due)
        wrong(
            "execution %s is %s with %d deliveries, not %d"
                .formatted(e.getId(), e.getStatus(), own.size(), due));
      for (ReportDeliveriesRecord d : own)
        if (!d.getExecutionAttempt().equals(e.getAttempt()))
          wrong(
              "delivery %s is of attempt %d, not of the last"
                  .formatted(d.getId(), d.getExecutionAttempt()));
    }
  }

  /** 4. to 6. Sent means sent, once, or as often as doubt is shown; nothing else was sent. */
  private void mails() {
    Map<String, List<Mail>> byId = mails.stream().collect(Collectors.groupingBy(Mail::messageId));
    Map<UUID, Long> doubts = outcomes(a -> a.getOutcome().equals("indeterminate"));
    Map<UUID, Long> sendings = outcomes(a -> a.getOutcome().equals("sent"));
    var known = new LinkedHashMap<String, ReportDeliveriesRecord>();
    deliveries.values().forEach(all -> all.forEach(d -> known.put(d.getId().toString(), d)));
    known.forEach((id, d) -> {
      int sent = byId.getOrDefault(id, List.of()).size();
      long doubted = Math.max(doubts.getOrDefault(d.getId(), 0L), d.getUncertainCount());
      if (d.getStatus().equals("sent") && sent == 0)
        wrong("delivery %s is called sent, and no mail arrived".formatted(id));
      if (sent > Math.max(1, sendings.getOrDefault(d.getId(), 0L)) + doubted)
        wrong("delivery %s arrived %d times with %d doubts".formatted(id, sent, doubted));
    });
    for (Mail mail : mails) {
      var d = known.get(mail.messageId());
      if (d == null || !d.getDestination().equalsIgnoreCase(mail.recipient()))
        wrong(
            "a mail to %s that nobody asked for: %s".formatted(mail.recipient(), mail.messageId()));
    }
  }

  private Map<UUID, Long> outcomes(Function<DeliveryAttemptsRecord, Boolean> which) {
    return dsl.selectFrom(DELIVERY_ATTEMPTS).fetch().stream()
        .filter(which::apply)
        .collect(
            Collectors.groupingBy(DeliveryAttemptsRecord::getDeliveryId, Collectors.counting()));
  }

  /** 7. Nothing is left half: no row that waits or works, no unfinished file. */
  private void rest() {
    for (ReportExecutionsRecord e : executions)
      if (e.getCompletedAt() == null)
        wrong("execution %s is still %s".formatted(e.getId(), e.getStatus()));
    deliveries.values().forEach(all -> all.forEach(this::rest));
    if (!Files.exists(reports)) return;
    try (var files = Files.walk(reports)) {
      files
          .filter(f -> f.toString().endsWith(".part"))
          .forEach(f -> wrong("half a file: %s".formatted(f)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void rest(ReportDeliveriesRecord d) {
    boolean left = d.getStatus().equals("indeterminate") && d.getCompletedAt() != null;
    if (!left && !FINAL_DELIVERIES.contains(d.getStatus()))
      wrong("delivery %s is still %s".formatted(d.getId(), d.getStatus()));
  }

  /** 10. Attempts rise in time, and the one that completed the run is its last. */
  private void attempts() {
    Map<UUID, List<ExecutionAttemptsRecord>> all =
        dsl
            .selectFrom(EXECUTION_ATTEMPTS)
            .orderBy(EXECUTION_ATTEMPTS.EXECUTION_ID, EXECUTION_ATTEMPTS.ATTEMPT)
            .fetch()
            .stream()
            .collect(Collectors.groupingBy(ExecutionAttemptsRecord::getExecutionId));
    for (ReportExecutionsRecord e : executions) {
      List<ExecutionAttemptsRecord> own = all.getOrDefault(e.getId(), List.of());
      for (int i = 1; i < own.size(); i++)
        if (own.get(i).getEndedAt().isBefore(own.get(i - 1).getEndedAt()))
          wrong(
              "attempt %d of %s ended before the one before"
                  .formatted(own.get(i).getAttempt(), e.getId()));
      long counted = own.stream().filter(a -> a.getOutcome().equals("completed")).count();
      boolean last = !own.isEmpty() && own.getLast().getAttempt().equals(e.getAttempt());
      if (e.getStatus().equals("completed") && (counted != 1 || !last))
        wrong("execution %s was completed by %d attempts".formatted(e.getId(), counted));
    }
  }
}

package punctual.reports;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import punctual.catalog.BoundReport;
import punctual.catalog.sources.Asker;
import punctual.delivery.Reader;
import punctual.identity.Membership;
import punctual.identity.Organization;
import punctual.schedules.ScheduledReport;

/**
 * Everything about a run that is known before its first row.
 *
 * @param readers empty where the report is split: the source names them
 * @param masked personal data is hidden from every reader
 * @param since the exclusive start of what an incremental report reads; null where it is none
 */
record Plan(
    Execution execution,
    ScheduledReport schedule,
    Organization organization,
    Membership owner,
    BoundReport report,
    List<Reader> readers,
    boolean masked,
    @Nullable Instant since) {
  private static final int LONGEST_NAME = 80;

  boolean isSplit() {
    return execution.isSplit();
  }

  /** Letters and digits of any language, with - between them; fits into every file name. */
  static String safe(String text) {
    return text.replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
  }

  /** Whose queries of this run are. */
  Asker asker() {
    return new Asker(
        execution.organizationId(), organization.key(), execution.reportType(), execution.id());
  }

  /** Whether its files hold columns with personal data as they are. */
  boolean showsPersonalData() {
    return !masked && report.type().hasPersonalData();
  }

  /** Of every file of this run, without extension: the schedule's name and the due day. */
  String fileName() {
    String name = safe(schedule.name());
    String day = execution.scheduledFor().atZone(execution.timezone()).toLocalDate().toString();
    String start = name.substring(0, Math.min(LONGEST_NAME, name.length()));
    return (name.isEmpty() ? "report" : start) + "-" + day;
  }
}

package punctual.reports;

import java.util.List;
import punctual.catalog.BoundReport;
import punctual.delivery.Reader;
import punctual.identity.Membership;
import punctual.identity.Organization;
import punctual.schedules.ScheduledReport;

/**
 * Everything about a run that is known before its first row.
 *
 * @param masked personal data is hidden
 */
record Plan(
    Execution execution,
    ScheduledReport schedule,
    Organization organization,
    Membership owner,
    BoundReport report,
    List<Reader> readers,
    boolean masked) {
  private static final int LONGEST_NAME = 80;

  /** Of every file of this run, without extension: the schedule's name and the due day. */
  String fileName() {
    String name = schedule.name().replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
    String day = execution.scheduledFor().atZone(execution.timezone()).toLocalDate().toString();
    String start = name.substring(0, Math.min(LONGEST_NAME, name.length()));
    return (name.isEmpty() ? "report" : start) + "-" + day;
  }
}

package punctual.operations.disk;

import static punctual.database.schema.Tables.DISK_SAMPLES;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import punctual.database.Database;
import punctual.database.schema.tables.records.DiskSamplesRecord;
import punctual.operations.disk.Disk.State;

/**
 * What was free when, by node: every five minutes for two days, then one an hour for 90 days
 * (PR-8.5).
 */
final class DiskSamples {
  private static final Duration WHOLE = Duration.ofDays(2);
  private static final Duration KEPT = Duration.ofDays(90);

  private final Database database;

  DiskSamples(Database database) {
    this.database = database;
  }

  record Sample(
      String node, Instant at, long freeBytes, long totalBytes, long reportBytes, State state) {}

  void add(Sample sample) {
    var d = DISK_SAMPLES;
    database
        .dsl()
        .insertInto(d)
        .set(d.NODE, sample.node())
        .set(d.AT, sample.at())
        .set(d.FREE_BYTES, sample.freeBytes())
        .set(d.TOTAL_BYTES, sample.totalBytes())
        .set(d.REPORT_BYTES, sample.reportBytes())
        .set(d.STATE, sample.state().word())
        .onConflictDoNothing()
        .execute();
  }

  /** The samples of one node since an instant, oldest first. */
  List<Sample> of(String node, Instant since) {
    var d = DISK_SAMPLES;
    return database
        .dsl()
        .selectFrom(d)
        .where(d.NODE.eq(node))
        .and(d.AT.ge(since))
        .orderBy(d.AT)
        .fetch(DiskSamples::sample);
  }

  /** The last sample of every node since an instant, by node. */
  List<Sample> latest(Instant since) {
    var d = DISK_SAMPLES;
    var byNode = new TreeMap<String, Sample>();
    database
        .dsl()
        .selectFrom(d)
        .where(d.AT.ge(since))
        .orderBy(d.AT)
        .forEach(row -> byNode.put(row.getNode(), sample(row)));
    return List.copyOf(byNode.values());
  }

  private static Sample sample(DiskSamplesRecord row) {
    return new Sample(
        row.getNode(),
        row.getAt(),
        row.getFreeBytes(),
        row.getTotalBytes(),
        row.getReportBytes(),
        State.valueOf(row.getState().toUpperCase(Locale.ROOT)));
  }

  /** Forgets what is too old, and all but the first of each hour of what is older than two days. */
  int thin(String node, Instant now) {
    var d = DISK_SAMPLES;
    return database.write(() -> {
      int gone = database.dsl().deleteFrom(d).where(d.AT.lt(now.minus(KEPT))).execute();
      List<Instant> more = more(node, now.minus(WHOLE).truncatedTo(ChronoUnit.HOURS));
      if (more.isEmpty()) return gone;
      return gone
          + database.dsl().deleteFrom(d).where(d.NODE.eq(node)).and(d.AT.in(more)).execute();
    });
  }

  private List<Instant> more(String node, Instant before) {
    var d = DISK_SAMPLES;
    var hours = new HashSet<Instant>();
    var more = new ArrayList<Instant>();
    for (Instant at :
        database
            .dsl()
            .select(d.AT)
            .from(d)
            .where(d.NODE.eq(node))
            .and(d.AT.lt(before))
            .orderBy(d.AT)
            .fetch(d.AT)) {
      if (!hours.add(at.truncatedTo(ChronoUnit.HOURS))) more.add(at);
    }
    return more;
  }
}

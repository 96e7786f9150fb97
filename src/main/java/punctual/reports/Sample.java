package punctual.reports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import punctual.catalog.BoundReport;
import punctual.catalog.ReportType;
import punctual.catalog.sources.Asker;
import punctual.catalog.sources.QueryControl;
import punctual.catalog.sources.Rows;
import punctual.catalog.sources.Snapshot;
import punctual.catalog.sources.Sources;
import punctual.catalog.spi.Masking;
import punctual.identity.Organization;
import punctual.reports.formats.Footer;
import punctual.reports.formats.Heading;
import punctual.reports.formats.ReportFormat;
import punctual.reports.formats.ReportWriter;
import tools.jackson.databind.JsonNode;

/**
 * The file that a schedule would send, of the first rows, before anybody schedules it (PL-A.12).
 */
final class Sample {
  /** Of each table. */
  static final int ROWS = 200;

  private final Sources sources;
  private final Headings headings;
  private final InstantSource time;

  Sample(Sources sources, Headings headings, InstantSource time) {
    this.sources = sources;
    this.headings = headings;
    this.time = time;
  }

  /**
   * What is asked for.
   *
   * @param options of the format, checked
   * @param masked personal data is hidden
   */
  record Wish(
      BoundReport report,
      Organization organization,
      ReportFormat format,
      JsonNode options,
      boolean masked) {}

  /**
   * Reads no longer than the source's query timeout.
   *
   * @throws punctual.catalog.sources.SourceFault where the source does not give its rows
   */
  byte[] write(Wish wish) throws IOException {
    BoundReport report = wish.report();
    String source = report.type().source();
    ZoneId zone = report.queries().getFirst().zone();
    Instant deadline = time.instant().plus(sources.queryTimeout(source));
    var out = new ByteArrayOutputStream();
    Asker asker = Asker.previewing(report.type().id());
    try (Snapshot snapshot = sources.snapshot(source, asker, zone, new QueryControl(), deadline)) {
      Heading heading = headings.of(report, wish.organization(), zone);
      ReportWriter writer = wish.format().open(out, heading, wish.options());
      try {
        writer.finish(sections(wish, snapshot, writer));
      } finally {
        writer.close();
      }
    }
    return out.toByteArray();
  }

  private static Footer sections(Wish wish, Snapshot snapshot, ReportWriter writer)
      throws IOException {
    long count = 0;
    boolean cut = false;
    List<ReportType.Section> sections = wish.report().type().sections();
    for (int i = 0; i < sections.size(); i++) {
      try (Rows rows = snapshot.open(wish.report().queries().get(i))) {
        writer.section(Sections.over(sections.get(i), rows.columns()));
        Masking masking = Masking.of(wish.masked() ? rows.columns() : List.of());
        int read = 0;
        boolean more = rows.next();
        for (; more && read < ROWS; read++) {
          writer.row(masking.apply(rows.row()));
          more = rows.next();
        }
        count += read;
        cut |= more;
      }
    }
    return new Footer(count, cut);
  }
}

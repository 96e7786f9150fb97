package punctual.reports;

import java.time.InstantSource;
import java.util.List;
import punctual.reports.formats.Heading;
import punctual.reports.formats.ReportFormat;
import punctual.storage.Artifacts;

/** What files are made with. */
record Workshop(
    Artifacts artifacts, List<ReportFormat> formats, Headings headings, InstantSource time) {
  Workshop {
    formats = List.copyOf(formats);
  }

  ReportFormat format(String name) {
    return formats.stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
  }

  /** Of a run whose data are read now. */
  Heading heading(Plan plan) {
    return headings.of(plan.report(), plan.organization(), plan.execution().timezone());
  }
}

package punctual.reports;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import punctual.catalog.Window;
import punctual.delivery.Letter;
import punctual.reports.formats.Footer;

/** What the readers of a finished run are told. */
final class Letters {
  private Letters() {}

  static Letter of(Plan plan, Footer footer, String baseUrl) {
    long rows = footer.rows();
    Window window = plan.report().window();
    boolean notice = rows == 0 && plan.execution().whenEmpty().equals("notify");
    return new Letter(
        plan.organization().name(),
        plan.schedule().name(),
        plan.report().type().name(),
        window == null ? null : window.label(),
        plan.execution().scheduledFor(),
        plan.execution().timezone(),
        rows,
        note(footer),
        !notice,
        URI.create(
            "%s/o/%s/executions/%s"
                .formatted(baseUrl, plan.organization().key(), plan.execution().id())));
  }

  private static @Nullable String note(Footer footer) {
    if (footer.rows() == 0) return "There are no data for this period.";
    return footer.truncated()
        ? "Shortened: this report type is limited to %,d rows.".formatted(footer.rows())
        : null;
  }
}

package punctual.reports;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import punctual.catalog.Window;
import punctual.delivery.Deliveries;
import punctual.delivery.Letter;

/** What the readers of a finished run are told. */
final class Letters {
  private Letters() {}

  static Letter of(Plan plan, Generation.Result result, String baseUrl) {
    long rows = result.footer().rows();
    return letter(plan, plan.schedule().name(), rows, result.notes(), baseUrl);
  }

  /** One for each part that is sent; it says nothing of the others. */
  static List<Deliveries.Part> parts(Plan plan, Generation.Result result, String baseUrl) {
    return result.parts().stream()
        .filter(part -> part.outcome() == BurstPart.Outcome.SENT)
        .map(part -> part(plan, part, baseUrl))
        .toList();
  }

  private static Deliveries.Part part(Plan plan, BurstPart part, String baseUrl) {
    String name = "%s: %s".formatted(plan.schedule().name(), part.key());
    return new Deliveries.Part(
        part.key(), letter(plan, name, part.rows(), part.notes(), baseUrl), part.readers());
  }

  private static Letter letter(
      Plan plan, String name, long rows, List<String> notes, String baseUrl) {
    Window window = plan.report().window();
    boolean notice = rows == 0 && plan.execution().whenEmpty().equals("notify");
    return new Letter(
        plan.organization().name(),
        name,
        plan.report().type().name(),
        window == null ? null : window.label(),
        plan.execution().scheduledFor(),
        plan.execution().timezone(),
        rows,
        note(rows, notes),
        !notice,
        URI.create(
            "%s/o/%s/executions/%s"
                .formatted(baseUrl, plan.organization().key(), plan.execution().id())));
  }

  private static @Nullable String note(long rows, List<String> notes) {
    if (rows == 0) return "There are no data for this period.";
    return notes.isEmpty() ? null : String.join(" ", notes);
  }
}

package punctual.reports.formats.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import punctual.catalog.spi.PageSetup;
import punctual.web.Problem.FieldFault;
import tools.jackson.databind.JsonNode;

/** What a schedule says of the pages; what it leaves out is the definition's. */
final class PdfOptions {
  private static final Set<String> KEYS = Set.of("paper", "orientation");
  private static final Set<String> PAPERS = Set.of("a4", "letter");
  private static final Set<String> ORIENTATIONS = Set.of("portrait", "landscape");

  private PdfOptions() {}

  /**
   * @param node checked by {@link #faults}
   */
  static PageSetup of(JsonNode node, PageSetup declared) {
    JsonNode paper = node.path("paper");
    JsonNode orientation = node.path("orientation");
    return new PageSetup(
        paper.isString()
            ? PageSetup.Paper.valueOf(paper.asString().toUpperCase(Locale.ROOT))
            : declared.paper(),
        orientation.isString() ? orientation.asString().equals("landscape") : declared.landscape());
  }

  static List<FieldFault> faults(JsonNode node) {
    if (node.isNull() || node.isMissingNode()) return List.of();
    if (!node.isObject()) return List.of(new FieldFault("pdf", "pdf is not an object."));
    var faults = new ArrayList<FieldFault>();
    for (String key : node.propertyNames()) {
      if (!KEYS.contains(key)) {
        faults.add(fault(key, "is not an option of pdf; use paper, orientation."));
      }
    }
    check(node, "paper", PAPERS, "use a4 or letter", faults);
    check(node, "orientation", ORIENTATIONS, "use portrait or landscape", faults);
    return faults;
  }

  private static void check(
      JsonNode node, String key, Set<String> values, String hint, List<FieldFault> faults) {
    JsonNode value = node.path(key);
    if (value.isMissingNode() || value.isNull()) return;
    if (value.isString() && values.contains(value.asString())) return;
    faults.add(fault(key, "is %s; %s.".formatted(value, hint)));
  }

  private static FieldFault fault(String key, String message) {
    return new FieldFault("pdf." + key, "pdf." + key + " " + message);
  }
}

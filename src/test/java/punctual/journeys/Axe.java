package punctual.journeys;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The rules of WCAG 2.2 A and AA that a machine can check, by axe-core. */
final class Axe {
  private static final String SCRIPT = read(Path.of("ui/node_modules/axe-core/axe.min.js"));

  /** Size of targets is off in axe unless it is asked for. */
  private static final String RUN =
      """
      async () => {
        const found = await axe.run(document, {
          runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
          rules: { "target-size": { enabled: true } },
          resultTypes: ["violations"],
        });
        return found.violations.flatMap((rule) =>
          rule.nodes.map((node) => `${rule.id}: ${node.target} ${node.failureSummary}`));
      }
      """;

  private Axe() {}

  /** What the page breaks, one line each. */
  @SuppressWarnings("unchecked")
  static List<String> faults(Page page) {
    if (!(boolean) page.evaluate("() => Boolean(window.axe)")) page.evaluate(SCRIPT);
    return (List<String>) page.evaluate(RUN);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

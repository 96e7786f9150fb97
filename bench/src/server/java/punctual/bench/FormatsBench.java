package punctual.bench;

import java.util.ArrayList;
import java.util.List;

/** What the formats cost, beside others and beside themselves: all of it, or what is named. */
public final class FormatsBench {
  private FormatsBench() {}

  public static void main(String[] args) throws Exception {
    var parts = new ArrayList<>(List.of(args));
    if (parts.isEmpty()) parts.addAll(List.of("csv", "xlsx", "pdf", "together", "memory", "preview"));
    if (parts.contains("xlsx")) XlsxBench.run();
    if (parts.contains("pdf")) PdfBench.run();
    if (parts.stream().anyMatch(PipelineBench.PARTS::contains)) PipelineBench.run(parts);
  }
}

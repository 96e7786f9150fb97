package punctual.reports;

import java.util.List;
import org.jspecify.annotations.Nullable;
import punctual.delivery.Delivery;

/** Parts of a split report as the API shows them. */
final class BurstView {
  private BurstView() {}

  /**
   * One key of an execution, to those who may see all of it.
   *
   * @param key empty for rows that had none
   * @param outcome {@code sent}, {@code empty} or {@code nobody}
   * @param artifacts files that are still there
   */
  record Part(
      String key,
      long rowCount,
      String outcome,
      List<ExecutionView.File> artifacts,
      List<Delivery> deliveries) {}

  /**
   * One key of a preview.
   *
   * @param key empty for rows that have none
   * @param recipients addresses; empty for a key without a recipient
   */
  record PreviewPart(String key, List<String> recipients, long rows) {}

  /**
   * Who would get how many rows, now.
   *
   * @param items the first in order of their keys, those without a recipient first of all
   * @param keys how many keys have a recipient
   * @param recipients how many files would be sent, one for each key and address
   * @param rows of keys that have a recipient
   * @param faults of the list of recipients, the first few; with any of them a run fails
   * @param failure why a run that fails on unmatched keys would fail; null where it would not
   */
  record Preview(
      String column,
      String label,
      List<PreviewPart> items,
      int total,
      int keys,
      int recipients,
      long rows,
      int withoutRows,
      int unmatchedKeys,
      long unmatchedRows,
      List<String> faults,
      @Nullable String failure,
      long tookMs) {}
}

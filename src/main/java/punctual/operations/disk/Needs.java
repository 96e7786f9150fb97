package punctual.operations.disk;

import java.util.Map;

/**
 * What runs will still write, estimated from the sizes of earlier runs of the same types (PR-8.6).
 *
 * @param nextBytes everything at work, and the largest of what waits, since any may be next
 * @param waitingBytes all that waits
 * @param averageBytes of a run, over all types
 * @param waiting runs
 */
record Needs(long nextBytes, long waitingBytes, long averageBytes, int waiting) {
  static final Needs NONE = new Needs(0, 0, 0, 0);

  /**
   * @param average bytes of one run by type; a type that never ran needs nothing that is known
   */
  static Needs of(
      Map<String, Integer> waiting, Map<String, Integer> running, Map<String, Long> average) {
    long largest =
        waiting.keySet().stream().mapToLong(t -> average.getOrDefault(t, 0L)).max().orElse(0);
    double all = average.values().stream().mapToLong(x -> x).average().orElse(0);
    return new Needs(
        bytes(running, average) + largest,
        bytes(waiting, average),
        Math.round(all),
        waiting.values().stream().mapToInt(x -> x).sum());
  }

  private static long bytes(Map<String, Integer> runs, Map<String, Long> average) {
    return runs.entrySet().stream()
        .mapToLong(e -> e.getValue() * average.getOrDefault(e.getKey(), 0L))
        .sum();
  }
}

package punctual.operations.alerts.rules;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import punctual.operations.alerts.Finding;
import punctual.operations.alerts.Rule;

/** A figure of each organisation has reached a limit. */
final class CountAbove implements Rule {
  private final About about;
  private final int least;
  private final Function<Instant, Map<UUID, Integer>> counts;
  private final Text text;

  /**
   * What is said about a count.
   *
   * @param link path below the organisation's pages
   */
  record Text(IntFunction<String> title, String message, String link) {}

  /**
   * @param least the smallest count that is a finding
   */
  CountAbove(About about, int least, Function<Instant, Map<UUID, Integer>> counts, Text text) {
    this.about = about;
    this.least = least;
    this.counts = counts;
    this.text = text;
  }

  @Override
  public About about() {
    return about;
  }

  @Override
  public List<Finding> findings(Instant now) {
    return counts.apply(now).entrySet().stream()
        .filter(e -> e.getValue() >= least)
        .map(e ->
            new Finding(
                e.getKey(),
                "",
                about.severity(),
                text.title().apply(e.getValue()),
                text.message(),
                text.link()))
        .toList();
  }
}

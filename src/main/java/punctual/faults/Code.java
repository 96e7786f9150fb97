package punctual.faults;

import org.jspecify.annotations.Nullable;

/**
 * One line of the table of codes.
 *
 * @param name stable, lower-case with underscores, for machines
 * @param words for the person who made the schedule; {@code {source}} stands for a data source
 */
public record Code(String name, Category category, Certainty certainty, Then then, String words) {
  /** The fault with technical text for log and administrators. */
  public Fault fault(@Nullable String detail) {
    return new Fault(category, name, words, detail);
  }

  /** The same for one data source. */
  public Fault fault(String source, @Nullable String detail) {
    return new Fault(category, name, words.replace("{source}", source), detail);
  }
}

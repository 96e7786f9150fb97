package punctual.faults;

import java.util.Locale;

/** What is known of a message when a call to a peer did not end well. */
public enum Certainty {
  /** The peer certainly does not have it. */
  NOT_SENT,
  /** The peer had it in its hands and refused it. */
  REJECTED,
  /** The call broke off after the last byte: the peer may have it. */
  INDETERMINATE;

  static Certainty of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}

package punctual.faults;

import java.util.Locale;

/** What follows a fault, as far as its code alone decides. */
public enum Then {
  /** What the category's strategy says, which may be that there is no other attempt. */
  BY_CATEGORY,
  /** The same, but not within a few minutes: greylists turn away whatever comes back at once. */
  LATER,
  /** No other attempt by itself. */
  GIVE_UP,
  /** None to this address ever, until somebody mends it. */
  BOUNCE,
  /** One more, shown as a doubt: the peer may have it already. */
  IN_DOUBT;

  static Then of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}

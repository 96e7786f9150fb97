package punctual.faults;

import java.util.Locale;

/** What kind of fault ended an attempt; decides the retry strategy (PR-6.1, PR-6.3). */
public enum Category {
  /** A peer or the way to it: connect, timeout, reset, "try later". Worth several retries. */
  NETWORK,
  /** What was asked for cannot be done with these data: bad SQL, refused address. Never retried. */
  DATA,
  /** This installation: disk, memory, lost worker, time limit. A few retries. */
  SYSTEM,
  /** Settings or rights: wrong password, missing table grant. Not retried, administrators told. */
  CONFIGURATION,
  /** Not recognised. Two careful retries. */
  UNKNOWN;

  /** The word in tables and JSON, in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package punctual.queue.spi;

/** What an attempt tells about the resource that it used, such as a data source. */
public enum Verdict {
  /** The resource did what it was asked for. */
  WORKS,
  /** The resource itself is the reason of the failure: others would fail as well. */
  FAILS,
  /** The attempt did not get as far, or failed for reasons of its own. */
  UNTOLD
}

package punctual.queue;

/**
 * Waiting rows among which organisations take turns.
 *
 * @param lane 0 for what a person asked for, 1 for what was scheduled
 * @param resource what they share, such as a data source; empty where the table knows no such thing
 */
record Partition(int lane, String resource) {}

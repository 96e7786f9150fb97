package punctual.catalog.sources;

/**
 * One read-only session. Its queries, one after the other, see the same data as far as the source
 * can give that (PL-C.13): PostgreSQL and SQLite do.
 */
public interface Snapshot extends AutoCloseable {
  /**
   * Sends the query and waits for its first row. The rows of the query before must be closed.
   *
   * @throws SourceFault with the category and the code of what went wrong
   */
  Rows open(Query query);

  /** Ends the query that runs, and gives the session back; never throws. */
  @Override
  void close();
}

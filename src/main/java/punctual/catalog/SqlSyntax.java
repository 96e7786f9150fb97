package punctual.catalog;

/** A query that is refused before it is ever sent. */
final class SqlSyntax extends Exception {
  private final int offset;

  /**
   * @param offset of the place in the query, from 0
   */
  SqlSyntax(int offset, String message) {
    super(message);
    this.offset = offset;
  }

  int offset() {
    return offset;
  }
}

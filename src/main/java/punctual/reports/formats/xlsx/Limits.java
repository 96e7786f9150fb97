package punctual.reports.formats.xlsx;

/**
 * What a sheet holds.
 *
 * @param rows of a sheet, the heading among them
 * @param columns of a sheet
 * @param bytes of a sheet's XML: at 4 GiB the archive would need an extension that old readers do
 *     not know
 */
record Limits(int rows, int columns, long bytes) {
  /** Of Excel since 2007. */
  static final Limits EXCEL = new Limits(1_048_576, 16_384, 0xF000_0000L);
}

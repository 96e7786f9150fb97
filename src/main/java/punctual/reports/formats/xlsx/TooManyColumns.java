package punctual.reports.formats.xlsx;

import java.io.IOException;

/** A table is wider than a sheet; the table of faults finds it by its name. */
public final class TooManyColumns extends IOException {
  public TooManyColumns(String message) {
    super(message);
  }
}

package punctual.reports.formats;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import punctual.catalog.spi.Section;

/** Tells where groups of rows begin: where a column of {@code group_by} changes its value. */
public final class Groups {
  private final int[] columns;
  private @Nullable Object @Nullable [] key;

  public Groups(Section section) {
    columns = section.groupBy().stream().mapToInt(section::index).toArray();
  }

  /** Whether the section has no groups. */
  public boolean isEmpty() {
    return columns.length == 0;
  }

  /** Whether the row is the first of its group; its key is the current one from now on. */
  public boolean begins(@Nullable Object[] row) {
    @Nullable Object[] next = new @Nullable Object[columns.length];
    for (int i = 0; i < next.length; i++) next[i] = row[columns[i]];
    if (key != null && Arrays.equals(key, next)) return false;
    key = next;
    return true;
  }

  /**
   * Values of the group's columns, in the order of {@code group_by}; empty before the first row.
   */
  public @Nullable Object[] key() {
    return key == null ? new @Nullable Object[0] : key.clone();
  }
}

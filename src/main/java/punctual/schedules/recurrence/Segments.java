package punctual.schedules.recurrence;

import java.util.Arrays;

/** Collects transitions for a {@link ZoneTable}; one that changes no offset is left out. */
final class Segments {
  private long[] starts = new long[64];
  private int[] offsets = new int[64];
  private int count = 1;

  Segments(int firstOffset) {
    offsets[0] = firstOffset;
  }

  void add(long start, int offset) {
    if (offsets[count - 1] == offset) return;
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, 2 * count);
      offsets = Arrays.copyOf(offsets, 2 * count);
    }
    starts[count] = start;
    offsets[count++] = offset;
  }

  /** When the last segment so far began; the least long while there is only the first. */
  long last() {
    return count == 1 ? Long.MIN_VALUE : starts[count - 1];
  }

  ZoneTable table() {
    return new ZoneTable(Arrays.copyOf(starts, count), Arrays.copyOf(offsets, count));
  }
}

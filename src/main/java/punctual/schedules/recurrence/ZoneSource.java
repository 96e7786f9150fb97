package punctual.schedules.recurrence;

import java.util.SequencedSet;

/** Where the rules of time zones come from. Implementations are thread-safe. */
public interface ZoneSource {
  /** The release of the time-zone database, such as {@code 2026f}; releases sort as text. */
  String version();

  /** The region ids that can be asked for, sorted. */
  SequencedSet<String> ids();

  /**
   * The offsets of one zone.
   *
   * @param id one of {@link #ids}
   */
  ZoneTable zone(String id);

  /** The rules that the Java runtime carries. */
  static ZoneSource jdk() {
    return new JdkZones();
  }
}

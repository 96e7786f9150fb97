package punctual.schedules.recurrence;

import java.nio.file.Path;
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

  /**
   * The rules of a directory of compiled zone files if they are of a later release than those of
   * the runtime, else those of the runtime.
   *
   * @param zoneinfo such as {@code /usr/share/zoneinfo}; need not exist
   */
  static ZoneSource newest(Path zoneinfo) {
    ZoneSource runtime = jdk();
    return TzifZones.in(zoneinfo, runtime)
        .filter(machine -> machine.version().compareTo(runtime.version()) > 0)
        .orElse(runtime);
  }
}

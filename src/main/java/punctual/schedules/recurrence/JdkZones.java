package punctual.schedules.recurrence;

import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;
import java.util.Collections;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The zones of the Java runtime; each table is made when it is first asked for. */
final class JdkZones implements ZoneSource {
  private final SequencedSet<String> ids = regions();
  private final ConcurrentMap<String, ZoneTable> tables = new ConcurrentHashMap<>();

  @Override
  public String version() {
    return ZoneRulesProvider.getVersions("UTC").lastEntry().getKey();
  }

  @Override
  public SequencedSet<String> ids() {
    return ids;
  }

  @Override
  public ZoneTable zone(String id) {
    return tables.computeIfAbsent(id, name -> ZoneTable.of(ZoneId.of(name).getRules()));
  }

  /** IANA names only; SystemV names are an invention of the runtime. */
  private static SequencedSet<String> regions() {
    var names = new TreeSet<String>(ZoneRulesProvider.getAvailableZoneIds());
    names.removeIf(name -> name.startsWith("SystemV/"));
    return Collections.unmodifiableSequencedSet(names);
  }
}

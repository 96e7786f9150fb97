package punctual.catalog.sources;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import punctual.database.DatabaseSettings;
import punctual.faults.Classifier;
import punctual.faults.Fault;
import punctual.settings.CoreSettings;
import punctual.settings.Settings;
import punctual.web.Problem.FieldFault;
import tools.jackson.databind.JsonNode;

/** The configured data sources (design: {@code sources} in {@code punctual.yaml}). */
@Component
public final class Sources implements AutoCloseable {
  /**
   * The product's own history, for the report types that come with it; nobody configures it, and
   * definitions of {@code reports_dir} cannot name it.
   */
  public static final String OWN = "punctual";

  private static final int OWN_CONNECTIONS = 2;
  private static final Set<String> OUTAGES =
      Set.of("source_unreachable", SqlFaults.REFUSED, "source_failed");

  private final Drivers drivers;
  private final Map<String, Source> sources;
  private final SlowQueries slowQueries;
  private final InstantSource time;
  private final Watchdog watchdog = new Watchdog();

  /** Entries with a fault are left out; {@link #faults} tells them at start. */
  public Sources(Settings settings, InstantSource time) {
    this.time = time;
    // half for what the source sends ahead, half for the run itself
    long ahead = settings.get(CoreSettings.EXECUTION_MEMORY) / 2;
    this.drivers = Drivers.in(settings.home());
    this.sources = new LinkedHashMap<>();
    read(settings.sources(), drivers, new ArrayList<>())
        .forEach(source -> sources.put(source.name(), source(source, ahead)));
    sources.put(OWN, source(own(settings), ahead));
    this.slowQueries = new SlowQueries(sources.keySet());
  }

  private Source source(SourceSettings source, long ahead) {
    return new Source(source, drivers.of(source.readUrl()).orElseThrow(), ahead);
  }

  private static SourceSettings own(Settings settings) {
    DatabaseSettings database = DatabaseSettings.from(settings);
    return new SourceSettings(
        OWN,
        database.url(),
        null,
        SourceSettings.DEFAULT_MEMORY,
        database.username(),
        database.password(),
        null,
        null,
        OWN_CONNECTIONS,
        OWN_CONNECTIONS,
        SourceSettings.DEFAULT_QUERY_TIMEOUT,
        SourceSettings.DEFAULT_SLOW_QUERY,
        false);
  }

  /**
   * Every fault of the {@code sources} setting (PR-10.1), without connecting.
   *
   * @return fields such as {@code sources.shop.url}; values that may be secret are not in the text
   */
  public static List<FieldFault> faults(Settings settings) {
    var faults = new ArrayList<FieldFault>();
    try (Drivers drivers = Drivers.in(settings.home())) {
      read(settings.sources(), drivers, faults);
    }
    return faults;
  }

  private static List<SourceSettings> read(
      JsonNode node, Drivers drivers, List<FieldFault> faults) {
    var read = new ArrayList<SourceSettings>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (entry.getKey().equals(OWN)) {
        String field = "sources." + OWN;
        faults.add(
            new FieldFault(field, field + " is the product's own source; choose another name."));
        continue;
      }
      SourceSettings source =
          SourceSettings.read(entry.getKey(), entry.getValue(), drivers, faults);
      if (source != null) read.add(source);
    }
    return read;
  }

  /** Those that are configured, in the order of the configuration. */
  public List<String> names() {
    return sources.keySet().stream().filter(name -> !name.equals(OWN)).toList();
  }

  /** Also the product's own. */
  public List<String> all() {
    return List.copyOf(sources.keySet());
  }

  /** Whether the source carries no tenant data; false for a name that is not configured. */
  public boolean isShared(String name) {
    Source source = sources.get(name);
    return source != null && source.settings().shared();
  }

  /**
   * How many reports may read a source at once, on all nodes.
   *
   * @throws SourceFault configuration, where the name is not configured
   */
  public int maxRunning(String name) {
    return source(name).settings().maxRunning();
  }

  /**
   * From sending a statement to its first row, where a report type does not say otherwise.
   *
   * @throws SourceFault configuration, where the name is not configured
   */
  public Duration queryTimeout(String name) {
    return source(name).settings().queryTimeout();
  }

  /**
   * Begins a session of a source.
   *
   * @param asker for whom
   * @param zone of the session, where the source has one: a bound date is midnight there
   * @param control of the run; a cancel ends a query at the source within 2 s
   * @param deadline its queries are ended then, wherever they are (PR-7.3); null: only a cancel
   *     ends them
   * @throws SourceFault with the category and the code of what went wrong
   */
  public Snapshot snapshot(
      String name, Asker asker, ZoneId zone, QueryControl control, @Nullable Instant deadline) {
    Duration left = deadline == null ? null : Duration.between(time.instant(), deadline);
    var asked = new Session.Asked(asker, zone, slowQueries);
    return Session.begin(source(name), watchdog, asked, control, left);
  }

  /**
   * Sends one query in a session of its own, which ends with its rows, and waits for its first row.
   *
   * @param control as for {@link #snapshot}
   * @param deadline as for {@link #snapshot}
   * @throws SourceFault with the category and the code of what went wrong
   */
  public Rows open(Query query, QueryControl control, @Nullable Instant deadline) {
    Snapshot snapshot = snapshot(query.source(), Asker.NOBODY, query.zone(), control, deadline);
    try {
      return new SingleRows(snapshot, snapshot.open(query));
    } catch (RuntimeException e) {
      snapshot.close();
      throw e;
    }
  }

  /**
   * Whether a source itself is the reason of a fault, so that every other run would meet it too;
   * not what was asked of it, not that it is busy, and not a time limit.
   */
  public static boolean isOutage(Fault fault) {
    return OUTAGES.contains(fault.code());
  }

  /** Connects anew and asks for one row; takes at most about 8 s. */
  public SourceHealth check(String name) {
    long start = System.nanoTime();
    Fault fault = null;
    try {
      source(name).probe();
    } catch (SourceFault e) {
      fault = e.fault();
    }
    return new SourceHealth(name, fault, Duration.ofNanos(System.nanoTime() - start).toMillis());
  }

  /**
   * What the user of a source may do beyond reading, as far as its database tells: a phrase that
   * follows the user, such as {@code is a superuser}.
   *
   * @throws SourceFault where it cannot be asked
   */
  public Optional<String> excess(String name) {
    return Optional.ofNullable(source(name).excess());
  }

  /** Queries since the start whose first row took longer than {@code slow_query}, by source. */
  public Map<String, Long> slowQueries() {
    return slowQueries.counts();
  }

  private Source source(String name) {
    Source source = sources.get(name);
    if (source == null) throw new SourceFault(unknown(name), null);
    return source;
  }

  private static Fault unknown(String name) {
    return Classifier.STANDARD.code("source_unknown").fault(name, null);
  }

  @Override
  public void close() {
    sources.values().forEach(Source::close);
    watchdog.close();
    drivers.close();
  }
}

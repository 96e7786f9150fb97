package punctual.catalog.sources;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import punctual.faults.Classifier;
import punctual.faults.Fault;
import punctual.settings.CoreSettings;
import punctual.settings.Settings;
import punctual.web.Problem.FieldFault;
import tools.jackson.databind.JsonNode;

/** The configured data sources (design: {@code sources} in {@code punctual.yaml}). */
@Component
public final class Sources implements AutoCloseable {
  private static final Set<String> OUTAGES =
      Set.of("source_unreachable", SqlFaults.REFUSED, "source_failed");

  private final Map<String, Source> sources;
  private final InstantSource time;
  private final Watchdog watchdog = new Watchdog();

  /** Entries with a fault are left out; {@link #faults} tells them at start. */
  public Sources(Settings settings, InstantSource time) {
    this.time = time;
    // half for what the source sends ahead, half for the run itself
    long ahead = settings.get(CoreSettings.EXECUTION_MEMORY) / 2;
    this.sources = read(settings.sources(), ahead, new ArrayList<>());
  }

  /**
   * Every fault of the {@code sources} setting (PR-10.1), without connecting.
   *
   * @return fields such as {@code sources.shop.url}; values that may be secret are not in the text
   */
  public static List<FieldFault> faults(JsonNode sources) {
    var faults = new ArrayList<FieldFault>();
    read(sources, 0, faults);
    return faults;
  }

  private static Map<String, Source> read(JsonNode node, long ahead, List<FieldFault> faults) {
    var read = new LinkedHashMap<String, Source>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      SourceSettings settings = SourceSettings.read(entry.getKey(), entry.getValue(), faults);
      if (settings != null) read.put(entry.getKey(), new Source(settings, ahead));
    }
    return read;
  }

  /** In the order of the configuration. */
  public List<String> names() {
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
   * Sends the query and waits for its first row.
   *
   * @param cancellation of the run; a cancel ends the query at the source within 2 s
   * @param deadline the query is ended then, wherever it is (PR-7.3); null: only a cancel ends it
   * @throws SourceFault with the category and the code of what went wrong
   */
  public Rows open(Query query, Cancellation cancellation, @Nullable Instant deadline) {
    Source source = source(query.source());
    Duration left = deadline == null ? null : Duration.between(time.instant(), deadline);
    return Session.open(source, watchdog, query, cancellation, left);
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
  }
}

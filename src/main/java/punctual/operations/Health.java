package punctual.operations;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is well and what is not. Checks run in the background, each with its own deadline; who asks
 * reads the last result, so that a hundred callers cost nothing and nothing that hangs holds up an
 * answer (PR-2.8).
 */
public final class Health implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Health.class);
  static final Duration LIMIT = Duration.ofSeconds(3);

  /** How a component is; the worst of them is the state of the whole. */
  public enum Status {
    PASS,
    WARN,
    FAIL;

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    static Status of(String word) {
      return valueOf(word.toUpperCase(java.util.Locale.ROOT));
    }
  }

  /** Answers how one component is; an exception or silence is a failure. */
  @FunctionalInterface
  interface Check {
    Status status() throws Exception;
  }

  /**
   * A component under watch.
   *
   * @param every how often it is looked at
   */
  record Component(String name, Duration every, Check check) {}

  /** What was found, and when. */
  public record Result(Status status, Instant time) {}

  private final List<Component> components;
  private final InstantSource time;
  private final Map<String, Result> results = new ConcurrentHashMap<>();
  private final ExecutorService checks = Executors.newVirtualThreadPerTaskExecutor();
  private volatile BiConsumer<String, Result> changed = (component, result) -> {};
  private volatile boolean open = true;

  Health(List<Component> components, InstantSource time) {
    this.components = components;
    this.time = time;
  }

  /** Has somebody told of every change; it must return at once. */
  void onChange(BiConsumer<String, Result> listener) {
    changed = listener;
  }

  /** Looks at everything once, then goes on looking. */
  void start() throws InterruptedException {
    var first = components.stream().map(c -> checks.submit(() -> look(c))).toList();
    for (Future<?> one : first) await(one);
    for (Component component : components) {
      Thread.ofVirtual().name("health-" + component.name()).start(() -> watch(component));
    }
  }

  private static void await(Future<?> one) throws InterruptedException {
    try {
      one.get();
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private void watch(Component component) {
    try {
      Thread.sleep(component.every());
      while (open) {
        look(component);
        Thread.sleep(component.every());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One look, over within its limit; also called by tests. */
  void look(Component component) {
    Status status = within(component);
    var found = new Result(status, time.instant());
    Result before = results.put(component.name(), found);
    if (before != null && before.status() != status) {
      log.atWarn()
          .addKeyValue("component", component.name())
          .addKeyValue("from", before.status().word())
          .addKeyValue("to", status.word())
          .log("health changed");
      changed.accept(component.name(), found);
    }
  }

  private Status within(Component component) {
    Future<Status> answer = null;
    try {
      answer = checks.submit(component.check()::status);
      return answer.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      return Status.FAIL;
    } catch (RejectedExecutionException e) {
      return Status.FAIL; // the server stops
    } catch (java.util.concurrent.ExecutionException e) {
      log.atDebug().setCause(e).addKeyValue("component", component.name()).log("check failed");
      return Status.FAIL;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Status.FAIL;
    }
  }

  /** The last results in the order of the components. */
  public Map<String, Result> results() {
    var ordered = new LinkedHashMap<String, Result>();
    for (Component c : components) {
      Result result = results.get(c.name());
      if (result != null) ordered.put(c.name(), result);
    }
    return ordered;
  }

  /** The worst of all. */
  public Status status() {
    return results().values().stream().map(Result::status).max(Enum::compareTo).orElse(Status.WARN);
  }

  @Override
  public void close() {
    open = false;
    checks.shutdownNow();
  }
}

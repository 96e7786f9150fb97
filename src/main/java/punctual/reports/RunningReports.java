package punctual.reports;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import punctual.queue.spi.Job;

/** The runs of this node. */
final class RunningReports {
  private static final int MOST_ENDED = 1000;

  private final Map<UUID, RunningReport> running = new ConcurrentHashMap<>();

  /** Bounded: the end of an attempt that lost its row is recorded elsewhere, and never taken. */
  private final Map<Attempt, Spent> ended =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Attempt, Spent> eldest) {
          return size() > MOST_ENDED;
        }
      };

  /** One attempt of one run. */
  private record Attempt(UUID id, int attempt) {}

  /**
   * What an attempt leaves behind.
   *
   * @param cpuMs processor time, in milliseconds
   * @param queryIds under which the source knew its queries; empty where it tells none
   */
  record Spent(long cpuMs, List<String> queryIds) {
    static final Spent NOTHING = new Spent(0, List.of());
  }

  void begin(RunningReport run) {
    running.put(run.job().id(), run);
  }

  /** The attempt ends; what it spent waits until the end is recorded. */
  void over(Job job, Duration cpu) {
    RunningReport run = running.get(job.id());
    if (run != null && run.job().attempt() != job.attempt()) run = null;
    if (run != null) running.remove(job.id(), run);
    List<String> queries = run == null ? List.of() : run.query().ids();
    synchronized (ended) {
      ended.put(new Attempt(job.id(), job.attempt()), new Spent(cpu.toMillis(), queries));
    }
  }

  /** What an attempt that has ended here spent, once; else nothing. */
  Spent takeSpent(Job job) {
    synchronized (ended) {
      Spent spent = ended.remove(new Attempt(job.id(), job.attempt()));
      return spent == null ? Spent.NOTHING : spent;
    }
  }

  Optional<RunningReport> of(UUID execution) {
    return Optional.ofNullable(running.get(execution));
  }

  Collection<RunningReport> all() {
    return List.copyOf(running.values());
  }
}

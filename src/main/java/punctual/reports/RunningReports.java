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
  private final Map<Attempt, Long> cpu =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Attempt, Long> eldest) {
          return size() > MOST_ENDED;
        }
      };

  /** One attempt of one run. */
  private record Attempt(UUID id, int attempt) {}

  void begin(RunningReport run) {
    running.put(run.job().id(), run);
  }

  /** The attempt ends; its processor time waits until the end is recorded. */
  void over(Job job, Duration used) {
    running.computeIfPresent(
        job.id(), (_, run) -> run.job().attempt() == job.attempt() ? null : run);
    synchronized (cpu) {
      cpu.put(new Attempt(job.id(), job.attempt()), used.toMillis());
    }
  }

  /** Processor time of an attempt that has ended here, in milliseconds, once; else 0. */
  long takeCpu(Job job) {
    synchronized (cpu) {
      Long used = cpu.remove(new Attempt(job.id(), job.attempt()));
      return used == null ? 0 : used;
    }
  }

  Optional<RunningReport> of(UUID execution) {
    return Optional.ofNullable(running.get(execution));
  }

  Collection<RunningReport> all() {
    return List.copyOf(running.values());
  }
}

package punctual.storage;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Asks the object stores now and then whether they answer, so that health and alerts know. */
final class StoreWatch implements AutoCloseable {
  private static final Duration EVERY = Duration.ofSeconds(15);

  private final Stores stores;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("stores").factory());

  StoreWatch(Stores stores) {
    this.stores = stores;
  }

  void start() {
    if (stores.names().size() == 1) return;
    var _ = clock.scheduleWithFixedDelay(stores::look, 0, EVERY.toSeconds(), TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}

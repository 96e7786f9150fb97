package punctual;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;

/**
 * How the process of a server ends: gracefully at the first SIGTERM or Ctrl-C, at once at the
 * second, and at the latest when its time is over (O8). What a hard end leaves behind is taken back
 * by the next start, or by other nodes.
 */
final class Ending {
  private static final Logger log = LoggerFactory.getLogger(Ending.class);

  /** After the 30 seconds that work and open requests have. */
  private static final Duration LIMIT = Duration.ofSeconds(38);

  private static final int HARD = 1;

  private final AtomicInteger signals = new AtomicInteger();

  /** Once the server runs. */
  void watch() {
    // a server that was asked to stop and has stopped gracefully did what it should
    SpringApplication.getShutdownHandlers().add(() -> Runtime.getRuntime().halt(0));
    Runtime.getRuntime().addShutdownHook(new Thread(this::limit, "limit"));
    for (String name : new String[] {"TERM", "INT"}) handle(name);
  }

  private void limit() {
    try {
      Thread.sleep(LIMIT);
      log.atError().log("stopping took longer than {} s: ended the hard way", LIMIT.toSeconds());
      Runtime.getRuntime().halt(HARD);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Java has no other way to see a second signal than sun.misc.Signal, and warns of its name at
   * every compilation. Without it, on a Java that has dropped it, the second signal does nothing.
   */
  private void handle(String name) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      InvocationHandler heard =
          (proxy, method, arguments) -> {
            if (method.getName().equals("handle")) heard();
            return null;
          };
      Object own =
          Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, heard);
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), own);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      log.atDebug().setCause(e).log("no handler for {}", name);
    }
  }

  private void heard() {
    if (signals.incrementAndGet() > 1) Runtime.getRuntime().halt(HARD);
    else Thread.ofPlatform().name("end").start(() -> System.exit(0));
  }
}

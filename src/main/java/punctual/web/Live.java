package punctual.web;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Live updates to open pages by server-sent events. Hints only: a page that misses one learns the
 * same from the API. Nobody sees what happens in another organisation.
 */
public final class Live implements AutoCloseable {
  private static final long FOR_EVER = 0;
  private static final long HEARTBEAT_SECONDS = 15;

  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  // One thread sends: a slow reader delays others' hints, never the work that they are about.
  private final ScheduledExecutorService sender =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("live").factory());

  public Live() {
    var _ =
        sender.scheduleWithFixedDelay(
            () -> listeners.forEach(l -> send(l, SseEmitter.event().comment("beat"))),
            HEARTBEAT_SECONDS,
            HEARTBEAT_SECONDS,
            TimeUnit.SECONDS);
  }

  private record Listener(Reader reader, SseEmitter emitter) {}

  /**
   * Who has a page open.
   *
   * @param administrator whether it also learns what only those who run the organisation may know
   * @param operator whether it also learns of the installation
   */
  public record Reader(UUID organization, UUID user, boolean administrator, boolean operator) {}

  /** Opens a page's stream; the page hears what its organisation and its person are told. */
  public SseEmitter listen(Reader reader) {
    var emitter = new SseEmitter(FOR_EVER);
    var listener = new Listener(reader, emitter);
    emitter.onCompletion(() -> listeners.remove(listener));
    emitter.onTimeout(() -> listeners.remove(listener));
    emitter.onError(e -> listeners.remove(listener));
    listeners.add(listener);
    sender.execute(() -> send(listener, SseEmitter.event().comment("listening")));
    return emitter;
  }

  /** Tells the open pages of one organisation; returns at once. */
  public void tell(UUID organization, String event, Object data) {
    tell(reader -> reader.organization().equals(organization), event, data);
  }

  /** Tells the open pages of those who run an organisation; returns at once. */
  public void tellAdministrators(UUID organization, String event, Object data) {
    tell(
        r -> r.organization().equals(organization) && (r.administrator() || r.operator()),
        event,
        data);
  }

  /** Tells every open page what holds for the whole installation; returns at once. */
  public void tellAll(String event, Object data) {
    tell(reader -> true, event, data);
  }

  /** Tells the open pages of those who run the installation; returns at once. */
  public void tellOperators(String event, Object data) {
    tell(Reader::operator, event, data);
  }

  /** Tells the open pages of one person, and only those of this organisation; returns at once. */
  public void tell(UUID organization, UUID user, String event, Object data) {
    tell(r -> r.organization().equals(organization) && r.user().equals(user), event, data);
  }

  private void tell(Predicate<Reader> whom, String event, Object data) {
    if (listeners.isEmpty()) return;
    sender.execute(() -> {
      for (Listener listener : listeners) {
        if (whom.test(listener.reader())) send(listener, SseEmitter.event().name(event).data(data));
      }
    });
  }

  private void send(Listener listener, SseEmitter.SseEventBuilder event) {
    try {
      listener.emitter().send(event);
    } catch (IOException | IllegalStateException e) {
      listeners.remove(listener);
    }
  }

  @Override
  public void close() {
    listeners.forEach(l -> l.emitter().complete());
    sender.shutdownNow();
  }
}

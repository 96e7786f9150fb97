package punctual.reports;

import java.util.Optional;

/** Whether mail can be sent, as whoever watches it last saw it. */
@FunctionalInterface
public interface MailState {
  /** Empty where nobody has looked yet. Answers at once. */
  Optional<Boolean> isOk();
}

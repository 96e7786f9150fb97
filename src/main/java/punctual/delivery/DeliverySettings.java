package punctual.delivery;

import java.time.Duration;
import java.util.List;
import punctual.settings.Setting;

/** Settings of deliveries on every channel. */
public final class DeliverySettings {
  private DeliverySettings() {}

  public static final Setting<Duration> RESEND_AFTER =
      Setting.duration(
          "resend_after",
          Duration.ZERO,
          Duration.ofDays(1),
          Duration.ofMinutes(15),
          "How long a delivery waits whose outcome could not be known, before it is sent once more with the same"
              + " message id.");

  public static List<Setting<?>> all() {
    return List.of(RESEND_AFTER);
  }
}

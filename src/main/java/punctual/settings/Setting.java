package punctual.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One setting: {@code smtp_host} in {@code punctual.yaml}, {@code PUNCTUAL_SMTP_HOST} in the
 * environment.
 *
 * @param <T> the type of its value
 * @param key lower-case snake case
 * @param fallback the value where none is given; null where there is none
 * @param description one sentence for the reference page: what it does, in which unit
 * @param secret never printed; may also be given as {@code …_FILE}
 */
public record Setting<T>(
    String key, Kind<T> kind, @Nullable T fallback, String description, boolean secret) {

  /** Turns the text of a value into its type, or says what is wrong with it and how to mend it. */
  @FunctionalInterface
  public interface Kind<T> {
    T parse(String text) throws InvalidSetting;

    /** What it takes, completing "Use …"; {@link Kinds#described} sets it. */
    default String expects() {
      return "text";
    }
  }

  /**
   * The message says what is wrong, a phrase that follows the setting: {@code is not a number}. It
   * never repeats the value, which may be a secret; the caller adds setting, value and remedy.
   */
  public static final class InvalidSetting extends Exception {
    public InvalidSetting(String message) {
      super(message);
    }
  }

  public static Setting<String> text(String key, @Nullable String fallback, String description) {
    return new Setting<>(key, text -> text, fallback, description, false);
  }

  public static Setting<String> secret(String key, String description) {
    return new Setting<>(key, text -> text, null, description, true);
  }

  public static Setting<Integer> number(
      String key, int least, int most, @Nullable Integer fallback, String description) {
    return new Setting<>(key, Kinds.number(least, most), fallback, description, false);
  }

  public static Setting<Duration> duration(
      String key, Duration least, Duration most, Duration fallback, String description) {
    return new Setting<>(key, Kinds.duration(least, most), fallback, description, false);
  }

  /** Bytes, both bounds inclusive; written {@code 256MB}. */
  public static Setting<Long> size(
      String key, long least, long most, long fallback, String description) {
    return new Setting<>(key, Kinds.size(least, most), fallback, description, false);
  }

  public static Setting<Boolean> flag(String key, boolean fallback, String description) {
    return new Setting<>(key, Kinds.FLAG, fallback, description, false);
  }

  public static Setting<Path> path(String key, @Nullable Path fallback, String description) {
    return new Setting<>(key, Kinds.PATH, fallback, description, false);
  }

  public static Setting<String> choice(
      String key, List<String> values, @Nullable String fallback, String description) {
    return new Setting<>(key, Kinds.choice(values), fallback, description, false);
  }

  /** A setting of any other type. */
  public static <T> Setting<T> of(
      String key, Kind<T> kind, @Nullable T fallback, String description) {
    return new Setting<>(key, kind, fallback, description, false);
  }

  public Setting<T> asSecret() {
    return new Setting<>(key, kind, fallback, description, true);
  }

  /** The name in the environment. */
  public String variable() {
    return "PUNCTUAL_" + key.toUpperCase(Locale.ROOT);
  }
}

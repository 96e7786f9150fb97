package punctual.operations.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One kind of trouble. The engine knows none of them: what a rule finds again stays open, what it
 * finds no longer is over.
 */
public interface Rule {
  /** Whose trouble it is. */
  enum Scope {
    /** One organisation's, for its administrators. */
    ORGANIZATION,
    /** Everybody's, for operators. */
    INSTALLATION;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What people read about a rule.
   *
   * @param rule its name in tables and JSON, {@code failure_rate}
   * @param text the rule as a sentence
   * @param threshold its limit in words; null where there is none
   * @param lasting how long it must hold before it is an alert, so that a blip is none
   */
  record About(
      String rule,
      String text,
      Scope scope,
      Severity severity,
      @Nullable String threshold,
      Duration lasting) {}

  About about();

  /** How often it is worth looking. */
  default Duration every() {
    return Duration.ofSeconds(30);
  }

  /** Everything that is the matter now. */
  List<Finding> findings(Instant now);

  /** The one person to tell in place of the organisation's administrators. */
  default Optional<UUID> reader(UUID organization, String subject) {
    return Optional.empty();
  }

  /**
   * The title of the mail that says that it is over; empty where nobody needs to hear it.
   *
   * @param organization null for the installation's
   */
  default Optional<String> over(@Nullable UUID organization, String subject, String title) {
    return Optional.of("Over: " + title);
  }
}

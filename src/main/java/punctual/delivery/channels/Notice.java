package punctual.delivery.channels;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A plain message of the product itself to one person: an alert, not a report.
 *
 * @param id names the message for ever: sent again, it is a copy of the same one
 * @param to e-mail address
 * @param at the date of the message, the same in every attempt
 * @param from whom it is about as the reader knows it, an organisation's name
 * @param title the subject, one line
 * @param text one paragraph; null where the facts say it all
 * @param facts in the order of reading
 * @param page where to read more
 * @param reason why this person gets it, one sentence
 */
public record Notice(
    UUID id,
    String to,
    Instant at,
    String from,
    String title,
    @Nullable String text,
    List<Fact> facts,
    URI page,
    String reason) {

  /** One line of a table: {@code Since}, {@code Tue 24 Nov 2026, 09:00 UTC}. */
  public record Fact(String term, String text) {}
}

package punctual.delivery.channels.email.mailbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What the list shows of a mail, kept beside it as JSON.
 *
 * @param id of twelve digits, in the order of arrival
 * @param from sender of the envelope
 * @param to recipients of the envelope
 */
record KeptMail(
    String id,
    String from,
    List<String> to,
    String subject,
    @JsonProperty("received_at") Instant receivedAt,
    List<File> attachments) {

  /** One attachment, decoded. */
  record File(String name, long bytes) {}

  boolean isTo(String address) {
    return to.stream().anyMatch(address::equalsIgnoreCase);
  }

  /** Whether address, subject or a file's name contains the words. */
  boolean mentions(String words) {
    String wanted = words.toLowerCase(Locale.ROOT);
    String all = subject + "\n" + from + "\n" + String.join("\n", to) + "\n" + attachments;
    return all.toLowerCase(Locale.ROOT).contains(wanted);
  }
}

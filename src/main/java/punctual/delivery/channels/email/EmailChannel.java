package punctual.delivery.channels.email;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import punctual.delivery.channels.Channel;
import punctual.delivery.channels.Parcel;
import punctual.delivery.channels.Receipt;
import punctual.settings.Settings;

/**
 * Sends a report by SMTP: one message, one recipient, one envelope, so that one reader's fault
 * never holds up another (PL-E.4). Whether a broken attempt may be repeated is told by how far it
 * came.
 */
@Component
public final class EmailChannel implements Channel {
  /** A whole conversation without its files; with them, as long as the slowest tolerable line. */
  private static final Duration CONVERSATION = Duration.ofMinutes(2);

  private static final long SLOWEST_BYTES_PER_MILLI = 50;

  private final EmailSettings settings;
  private final InstantSource clock;

  @Autowired
  EmailChannel(Settings settings, InstantSource clock) {
    this(EmailSettings.from(settings), clock);
  }

  /** A channel of its own settings, for commands and tests. */
  public EmailChannel(EmailSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "email";
  }

  @Override
  public String normalize(String destination) throws InvalidDestination {
    return EmailAddress.parse(destination, false).toString();
  }

  @Override
  public Receipt send(Parcel parcel, Instant deadline, Runnable aboutToSend) {
    Sender sender = settings.from();
    if (settings.host() == null || sender == null) {
      return SmtpVerdict.receipt("smtp_not_configured", "smtp_host or mail_from is not set");
    }
    @Nullable Receipt unfit = unfit(parcel);
    if (unfit != null) return unfit;
    var attempt = new Attempt(parcel, sender, deadline, new Once(aboutToSend));
    var contents = Contents.of(parcel);
    boolean attach = !contents.attachable().isEmpty() && contents.size() <= settings.attachLimit();
    Receipt receipt = attempt.run(attach);
    // A server whose limit shows only in its refusal still gets the links.
    return attach && isTooBig(receipt) ? attempt.run(false) : receipt;
  }

  private static boolean isTooBig(Receipt receipt) {
    return receipt instanceof Receipt.Refused refused
        && refused.fault().code().equals("smtp_too_big");
  }

  /** Why this parcel must not become a mail; null where it may. */
  private @Nullable Receipt unfit(Parcel parcel) {
    var names =
        Stream.of(
            parcel.organization(),
            parcel.scheduleName(),
            parcel.reportName(),
            parcel.period() == null ? "" : parcel.period());
    var files = parcel.files().stream().map(Parcel.File::name);
    if (Stream.concat(names, files).anyMatch(Words::isUnsafe)) {
      return SmtpVerdict.receipt("mail_unsafe_text", "control character in a name");
    }
    try {
      EmailAddress.parse(parcel.destination(), false);
      return null;
    } catch (InvalidDestination e) {
      return SmtpVerdict.receipt("mail_bad_address", String.valueOf(e.getMessage()));
    }
  }

  /** The caller's mark is set once, even where the message goes out a second time with links. */
  private static final class Once implements Runnable {
    private final Runnable mark;
    private boolean done;

    Once(Runnable mark) {
      this.mark = mark;
    }

    @Override
    public void run() {
      if (done) return;
      mark.run();
      done = true;
    }
  }

  private final class Attempt {
    private final Parcel parcel;
    private final Sender sender;
    private final Instant deadline;
    private final Runnable mark;

    Attempt(Parcel parcel, Sender sender, Instant deadline, Runnable mark) {
      this.parcel = parcel;
      this.sender = sender;
      this.deadline = deadline;
      this.mark = mark;
    }

    Receipt run(boolean attach) {
      try (var cutoff = new Cutoff(limit(attach))) {
        var transport = SmtpTransport.forSending(settings, cutoff, mark);
        try {
          return converse(transport, attach);
        } catch (MessagingException e) {
          return SmtpVerdict.receipt(transport.fault(e, cutoff.expired()), transport.said(e));
        } finally {
          transport.quit();
        }
      }
    }

    private Receipt converse(SmtpTransport transport, boolean attach) throws MessagingException {
      transport.connect(settings.host(), settings.port(), settings.username(), settings.password());
      boolean fits = Contents.of(parcel).size() <= transport.sizeLimit();
      var letter = Letter.write(parcel, sender, attach && fits);
      transport.sendMessage(letter, new Address[] {new InternetAddress(parcel.destination())});
      return new Receipt.Sent(transport.reply().text());
    }

    private Duration limit(boolean attach) {
      var contents = Contents.of(parcel);
      long bytes = attach ? contents.size() : contents.textSize();
      Duration usual = CONVERSATION.plusMillis(bytes / SLOWEST_BYTES_PER_MILLI);
      Duration left = Duration.between(clock.instant(), deadline);
      return left.compareTo(usual) < 0 ? left : usual;
    }
  }
}

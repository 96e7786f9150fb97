package punctual.delivery.channels.email;

import java.time.Duration;
import punctual.delivery.channels.Receipt;
import punctual.faults.Classifier;
import punctual.faults.Code;

/**
 * What an answer or a broken connection means for a delivery. Which fault it is says the table of
 * {@link Classifier}; here only what outranks it.
 */
final class SmtpVerdict {
  /** The least wait after "come back later"; usual greylists hold for one to five minutes. */
  private static final Duration GREYLIST = Duration.ofMinutes(5);

  private SmtpVerdict() {}

  /** Why a conversation ended without the server having taken the message. */
  static Code of(SmtpPhase phase, SmtpReply reply, Exception failure, boolean expired) {
    var table = Classifier.STANDARD;
    Code known = Classifier.known(failure).orElse(null);
    if (known != null) return known;
    if (isUnreadableFile(failure)) return table.code("mail_file_unreadable");
    if (reply.refuses()) return table.smtp(phase.word(), reply.code(), reply.enhanced());
    if (phase == SmtpPhase.DOT) return table.code("smtp_uncertain");
    if (expired) return table.code("smtp_timeout");
    Code broken = table.mail(phase.word(), failure);
    boolean answered = broken.name().equals("smtp_sign_in") || broken.name().equals("smtp_failed");
    return answered && reply.isLost() ? table.code("smtp_connection_lost") : broken;
  }

  private static boolean isUnreadableFile(Exception failure) {
    return Classifier.chain(failure).stream().anyMatch(t -> t instanceof UnreadableFile);
  }

  /** What a fault means for the message. */
  static Receipt receipt(Code code, String detail) {
    var fault = code.fault(detail);
    return switch (code.then()) {
      case BY_CATEGORY -> new Receipt.NotSent(fault, Duration.ZERO);
      case LATER -> new Receipt.NotSent(fault, GREYLIST);
      case GIVE_UP -> new Receipt.Refused(fault, false);
      case BOUNCE -> new Receipt.Refused(fault, true);
      case IN_DOUBT -> new Receipt.Uncertain(fault);
    };
  }

  static Receipt receipt(String code, String detail) {
    return receipt(Classifier.STANDARD.code(code), detail);
  }
}

package punctual.delivery.channels.email;

import jakarta.mail.AuthenticationFailedException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.jspecify.annotations.Nullable;

/**
 * What an answer or a broken connection means, by the phase it came in (RFC 5321 §4.2, RFC 3463,
 * RFC 4954 §6). The enhanced code wins, for servers choose it with more care than the three digits.
 */
final class SmtpVerdict {
  private static final Set<String> NO_MAILBOX =
      Set.of("5.1.0", "5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10");
  private static final Set<String> POLICY =
      Set.of("5.7.1", "5.7.23", "5.7.24", "5.7.25", "5.7.26", "5.7.27");
  private static final Set<String> SIGN_IN = Set.of("5.7.8", "5.7.9", "5.7.11");

  private static final Set<Integer> SIGN_IN_CODES = Set.of(530, 534, 535, 538);

  /** "Does not accept mail" and "not here", RFC 7504 and RFC 5321 §3.4: clear by themselves. */
  private static final Set<Integer> DESTINATION_CODES = Set.of(521, 551, 556);

  private SmtpVerdict() {}

  /** Why a conversation ended without the server having taken the message. */
  static MailFault of(SmtpPhase phase, SmtpReply reply, Exception failure, boolean expired) {
    if (has(failure, UnreadableFile.class)) return MailFault.UNREADABLE_FILE;
    if (reply.refuses()) return ofReply(phase, reply);
    if (phase == SmtpPhase.DOT) return MailFault.UNCERTAIN;
    if (expired) return MailFault.TIMEOUT;
    return ofFailure(phase, reply, failure);
  }

  private static MailFault ofFailure(SmtpPhase phase, SmtpReply reply, Exception failure) {
    if (has(failure, SmtpTransport.NoStartTls.class)) return MailFault.NO_STARTTLS;
    if (has(failure, UnknownHostException.class)) return MailFault.HOST_UNKNOWN;
    if (isTlsFault(failure)) return MailFault.TLS;
    if (has(failure, MailConnectException.class)
        || has(failure, ConnectException.class)
        || has(failure, NoRouteToHostException.class)) {
      return MailFault.UNREACHABLE;
    }
    if (has(failure, SocketTimeoutException.class)) return MailFault.TIMEOUT;
    if (has(failure, IOException.class) || reply.isLost()) return MailFault.LOST;
    boolean signIn = phase == SmtpPhase.CONNECT && failure instanceof AuthenticationFailedException;
    return signIn ? MailFault.SIGN_IN : MailFault.UNKNOWN_FAILURE;
  }

  /** A fault of the encryption itself, not of the network below it. */
  private static boolean isTlsFault(Exception failure) {
    return has(failure, SSLException.class)
        && !has(failure, SocketException.class)
        && !has(failure, SocketTimeoutException.class)
        && !has(failure, EOFException.class);
  }

  private static boolean has(Throwable failure, Class<? extends Throwable> type) {
    @Nullable Throwable link = failure;
    for (int depth = 0; link != null && depth < 10; depth++) {
      if (type.isInstance(link)) return true;
      link = link.getCause();
    }
    return false;
  }

  private static MailFault ofReply(SmtpPhase phase, SmtpReply reply) {
    return reply.code() < 500 ? ofTransient(reply) : ofPermanent(phase, reply);
  }

  private static MailFault ofTransient(SmtpReply reply) {
    String enhanced = reply.enhanced();
    if (reply.code() == 421 || enhanced.startsWith("4.3.") || enhanced.startsWith("4.4.")) {
      return MailFault.SERVER_BUSY;
    }
    if (reply.code() == 454) return MailFault.SERVER_BUSY;
    if (enhanced.equals("4.5.3")) return MailFault.TOO_MANY_RECIPIENTS;
    if (enhanced.startsWith("4.7.") && !enhanced.equals("4.7.1")) return MailFault.RATE_LIMITED;
    return MailFault.DEFERRED;
  }

  private static MailFault ofPermanent(SmtpPhase phase, SmtpReply reply) {
    if (SIGN_IN_CODES.contains(reply.code())) return MailFault.SIGN_IN;
    String enhanced = reply.enhanced();
    @Nullable MailFault fault = ofEnhanced(phase, enhanced);
    if (fault != null) return fault;
    boolean unspecific = enhanced.isEmpty() || enhanced.startsWith("5.0.");
    return unspecific || DESTINATION_CODES.contains(reply.code())
        ? ofCode(phase, reply.code())
        : MailFault.REFUSED;
  }

  private static @Nullable MailFault ofEnhanced(SmtpPhase phase, String enhanced) {
    if (SIGN_IN.contains(enhanced)) return MailFault.SIGN_IN;
    if (POLICY.contains(enhanced)) return MailFault.POLICY;
    if (phase == SmtpPhase.CONNECT) return null;
    if (enhanced.equals("5.1.7") || enhanced.equals("5.1.8")) return MailFault.BAD_SENDER;
    if (NO_MAILBOX.contains(enhanced)) {
      return phase == SmtpPhase.MAIL ? MailFault.BAD_SENDER : MailFault.MAILBOX_UNKNOWN;
    }
    if (enhanced.startsWith("5.5.")) return MailFault.PROTOCOL;
    return switch (enhanced) {
      case "5.2.1" -> MailFault.MAILBOX_DISABLED;
      case "5.2.2" -> MailFault.MAILBOX_FULL;
      case "5.2.3", "5.3.4" -> MailFault.TOO_BIG;
      case "5.6.7" -> MailFault.CHARACTERS;
      default -> null;
    };
  }

  private static MailFault ofCode(SmtpPhase phase, int code) {
    return switch (code) {
      case 500, 501, 502, 503, 504, 555 -> MailFault.PROTOCOL;
      case 521, 550, 551, 553, 556 -> ofRefusedAddress(phase);
      case 552 -> phase == SmtpPhase.RCPT ? MailFault.MAILBOX_FULL : MailFault.TOO_BIG;
      default -> MailFault.REFUSED;
    };
  }

  /** Without an enhanced code only the phase tells whose address is refused. */
  private static MailFault ofRefusedAddress(SmtpPhase phase) {
    return switch (phase) {
      case MAIL -> MailFault.BAD_SENDER;
      case RCPT -> MailFault.MAILBOX_UNKNOWN;
      case CONNECT, DATA, DOT -> MailFault.REFUSED;
    };
  }
}

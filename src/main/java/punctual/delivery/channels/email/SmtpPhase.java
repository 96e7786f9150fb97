package punctual.delivery.channels.email;

import java.util.Locale;

/** How far a conversation with the mail server came; later is greater. */
enum SmtpPhase {
  /** Connection, greeting, TLS, sign-in. */
  CONNECT,
  MAIL,
  RCPT,
  /** From the DATA command to the last byte before the final dot. */
  DATA,
  /** From the final dot on: the server may act upon the message whether its answer comes or not. */
  DOT;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

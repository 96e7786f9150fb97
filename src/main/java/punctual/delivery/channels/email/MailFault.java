package punctual.delivery.channels.email;

import static punctual.faults.Category.CONFIGURATION;
import static punctual.faults.Category.DATA;
import static punctual.faults.Category.NETWORK;
import static punctual.faults.Category.SYSTEM;
import static punctual.faults.Category.UNKNOWN;

import java.time.Duration;
import punctual.delivery.channels.Receipt;
import punctual.faults.Category;
import punctual.faults.Fault;

/** Everything that can keep a mail from its reader: category, code, words, and what follows. */
enum MailFault {
  NO_SERVER(CONFIGURATION, "smtp_not_configured", "No mail server is set.", After.TRY_AGAIN),
  HOST_UNKNOWN(
      NETWORK,
      "smtp_host_unknown",
      "The mail server's name is not known to the network.",
      After.TRY_AGAIN),
  UNREACHABLE(NETWORK, "smtp_unreachable", "The mail server cannot be reached.", After.TRY_AGAIN),
  LOST(
      NETWORK,
      "smtp_connection_lost",
      "The connection to the mail server broke off before it had the whole message.",
      After.TRY_AGAIN),
  TIMEOUT(NETWORK, "smtp_timeout", "The mail server did not answer in time.", After.TRY_AGAIN),
  UNCERTAIN(
      NETWORK,
      "smtp_uncertain",
      "The mail server broke off after taking the message; the reader may or may not have it.",
      After.UNCERTAIN),
  NO_STARTTLS(
      CONFIGURATION,
      "smtp_no_starttls",
      "The mail server does not offer an encrypted connection (STARTTLS), and the settings ask"
          + " for one.",
      After.TRY_AGAIN),
  TLS(
      CONFIGURATION,
      "smtp_tls",
      "The mail server's encrypted connection was refused: its certificate is not valid for its"
          + " name, has expired, or comes from an unknown issuer, or it speaks no TLS on this"
          + " port.",
      After.TRY_AGAIN),
  SIGN_IN(
      CONFIGURATION,
      "smtp_sign_in",
      "The mail server refused the sign-in. An administrator can correct name and password.",
      After.TRY_AGAIN),
  SERVER_BUSY(
      NETWORK,
      "smtp_server_busy",
      "The mail server cannot take mail at the moment.",
      After.TRY_AGAIN),
  RATE_LIMITED(
      NETWORK, "smtp_rate_limited", "The mail server asks to send more slowly.", After.TRY_LATER),
  DEFERRED(
      NETWORK,
      "smtp_deferred",
      "The reader's mail server asks to come back later.",
      After.TRY_LATER),
  TOO_MANY_RECIPIENTS(
      SYSTEM,
      "smtp_too_many_recipients",
      "The mail server takes no more recipients in this connection.",
      After.TRY_AGAIN),
  MAILBOX_UNKNOWN(
      DATA,
      "smtp_mailbox_unknown",
      "There is no such mailbox: the address is wrong or no longer in use.",
      After.BOUNCE),
  MAILBOX_DISABLED(
      DATA, "smtp_mailbox_disabled", "The reader's mailbox is switched off.", After.BOUNCE),
  MAILBOX_FULL(DATA, "smtp_mailbox_full", "The reader's mailbox is full.", After.GIVE_UP),
  TOO_BIG(DATA, "smtp_too_big", "The message is larger than the mail server takes.", After.GIVE_UP),
  POLICY(
      CONFIGURATION,
      "smtp_policy",
      "The mail server refuses mail from this sender by its policy (rights, SPF, DKIM or DMARC).",
      After.GIVE_UP),
  BAD_SENDER(
      CONFIGURATION,
      "smtp_bad_sender",
      "The mail server does not accept the sender's address. An administrator can correct it.",
      After.GIVE_UP),
  PROTOCOL(SYSTEM, "smtp_protocol", "The mail server did not understand a command.", After.GIVE_UP),
  CHARACTERS(
      DATA,
      "smtp_characters",
      "The mail server cannot handle the characters of this address.",
      After.GIVE_UP),
  REFUSED(UNKNOWN, "smtp_refused", "The mail server refused the message.", After.TRY_AGAIN),
  UNKNOWN_FAILURE(UNKNOWN, "smtp_failed", "The mail could not be sent.", After.TRY_AGAIN),
  UNREADABLE_FILE(
      SYSTEM,
      "mail_file_unreadable",
      "A file of the report could not be read while sending.",
      After.TRY_AGAIN),
  UNSAFE_TEXT(
      DATA,
      "mail_unsafe_text",
      "A name in this report contains a control character; rename it.",
      After.GIVE_UP),
  BAD_ADDRESS(DATA, "mail_bad_address", "The address cannot receive mail.", After.BOUNCE);

  /** What follows for this delivery. */
  private enum After {
    TRY_AGAIN,
    /** Greylists turn away whatever comes back within a few minutes. */
    TRY_LATER,
    GIVE_UP,
    BOUNCE,
    UNCERTAIN
  }

  /** The least wait after "come back later"; usual greylists hold for one to five minutes. */
  private static final Duration GREYLIST = Duration.ofMinutes(5);

  private final Category category;
  private final String code;
  private final String message;
  private final After after;

  MailFault(Category category, String code, String message, After after) {
    this.category = category;
    this.code = code;
    this.message = message;
    this.after = after;
  }

  String code() {
    return code;
  }

  Fault fault(String detail) {
    return new Fault(category, code, message, detail);
  }

  Receipt receipt(String detail) {
    Fault fault = fault(detail);
    return switch (after) {
      case TRY_AGAIN -> new Receipt.NotSent(fault, Duration.ZERO);
      case TRY_LATER -> new Receipt.NotSent(fault, GREYLIST);
      case GIVE_UP -> new Receipt.Refused(fault, false);
      case BOUNCE -> new Receipt.Refused(fault, true);
      case UNCERTAIN -> new Receipt.Uncertain(fault);
    };
  }
}

package punctual.delivery.channels.email;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One answer of the server.
 *
 * @param code RFC 5321 §4.2; -1 where the connection ended or the answer is none
 * @param enhanced RFC 3463, {@code 5.1.1}; empty where there is none or where its class contradicts
 *     the code
 * @param text all lines in one, printable
 */
record SmtpReply(int code, String enhanced, String text) {
  private static final Pattern ENHANCED =
      Pattern.compile("^\\d{3}[ -]([245])(\\.\\d{1,3}\\.\\d{1,3})(?=\\s|$)", Pattern.MULTILINE);
  private static final int MAX_TEXT = 300;

  /** Before any answer. */
  static final SmtpReply NONE = new SmtpReply(0, "", "");

  static SmtpReply of(int code, String lines) {
    Matcher matcher = ENHANCED.matcher(lines);
    boolean agrees = matcher.find() && matcher.group(1).equals(String.valueOf(code / 100));
    String text = lines.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return new SmtpReply(
        code,
        agrees ? matcher.group(1) + matcher.group(2) : "",
        text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT));
  }

  boolean refuses() {
    return code >= 400 && code < 600;
  }

  /** Neither yes nor no: the connection ended, or what came is not SMTP. */
  boolean isLost() {
    return code < 0 || code >= 600 || (code > 0 && code < 200);
  }
}

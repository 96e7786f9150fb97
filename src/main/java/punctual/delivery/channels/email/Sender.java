package punctual.delivery.channels.email;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import punctual.delivery.channels.Channel.InvalidDestination;
import punctual.settings.Setting.InvalidSetting;

/**
 * Who every mail comes from.
 *
 * @param name shown in place of the organisation's; null where the organisation's is shown
 */
public record Sender(@Nullable String name, String address) {
  private static final Pattern NAMED = Pattern.compile("\\s*(.*?)\\s*<([^<>]*)>\\s*");

  /** {@code reports@example.org} or {@code Reports <reports@example.org>}. */
  public static Sender parse(String text) throws InvalidSetting {
    Matcher named = NAMED.matcher(text);
    String name = named.matches() ? named.group(1).replaceAll("^\"|\"$", "") : "";
    String address = named.matches() ? named.group(2) : text;
    if (Words.isUnsafe(name)) throw new InvalidSetting("contains a control character");
    try {
      return new Sender(name.isEmpty() ? null : name, EmailAddress.parse(address, true).toString());
    } catch (InvalidDestination e) {
      throw new InvalidSetting("is not usable as a sender: " + e.getMessage());
    }
  }

  String domain() {
    return address.substring(address.indexOf('@') + 1);
  }
}

package punctual.delivery.channels.email;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import punctual.settings.Kinds;
import punctual.settings.Setting.InvalidSetting;
import punctual.settings.Setting.Kind;

/** The types of values of the settings of e-mail. */
final class EmailKinds {
  private static final Pattern SIZE_TEXT = Pattern.compile("(\\d{1,9})\\s?(B|kB|KB|MB)?");

  private EmailKinds() {}

  static final Kind<Integer> PORT = Kinds.number(1, 65_535);

  /** Decimal units: a mail server's "10 MB" is never less than 10,000,000 bytes. */
  static final Kind<Long> SIZE =
      Kinds.described(
          "a size such as 10MB or 500kB",
          text -> {
            Matcher matcher = SIZE_TEXT.matcher(text);
            if (!matcher.matches()) throw new InvalidSetting("is not a size");
            long amount = Long.parseLong(matcher.group(1));
            return switch (matcher.group(2)) {
              case "kB", "KB" -> amount * 1_000;
              case "MB" -> amount * 1_000_000;
              case null, default -> amount;
            };
          });

  static final Kind<Sender> SENDER =
      Kinds.described(
          "an address such as reports@example.org or Reports <reports@example.org>", Sender::parse);
}

package punctual.delivery.channels.email;

import punctual.settings.Kinds;
import punctual.settings.Setting.Kind;

/** The types of values of the settings of e-mail. */
final class EmailKinds {
  private EmailKinds() {}

  static final Kind<Integer> PORT = Kinds.number(1, 65_535);

  /** Decimal units: a mail server's "10 MB" is never less than 10,000,000 bytes. */
  static final Kind<Long> SIZE = Kinds.described("a size such as 10MB or 500kB", Kinds::bytes);

  static final Kind<Sender> SENDER =
      Kinds.described(
          "an address such as reports@example.org or Reports <reports@example.org>", Sender::parse);
}

package punctual.delivery.channels.email;

import punctual.settings.Kinds;
import punctual.settings.Setting.Kind;

/** The types of values of the settings of e-mail. */
final class EmailKinds {
  private EmailKinds() {}

  static final Kind<Integer> PORT = Kinds.number(1, 65_535);

  static final Kind<Sender> SENDER =
      Kinds.described(
          "an address such as reports@example.org or Reports <reports@example.org>", Sender::parse);
}

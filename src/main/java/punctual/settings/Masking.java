package punctual.settings;

import java.util.regex.Pattern;

/** Takes passwords out of addresses before they are shown. */
final class Masking {
  private static final Pattern USER_INFO = Pattern.compile("(//[^/?#@]*?:)[^/?#]*(?=@)");
  private static final Pattern PARAMETER =
      Pattern.compile("(?i)((?:password|secret|token|sslkey|sslpassword)=)[^&;]*");

  private Masking() {}

  static String mask(String text) {
    String masked = USER_INFO.matcher(text).replaceAll("$1***");
    return PARAMETER.matcher(masked).replaceAll("$1***");
  }
}

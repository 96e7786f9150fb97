package punctual.settings;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import punctual.settings.Setting.InvalidSetting;
import punctual.settings.Setting.Kind;

/** The kinds of addresses that settings take. */
final class Addresses {
  private Addresses() {}

  /** An IP address: a name could resolve to another machine tomorrow. */
  static final Kind<String> BIND =
      Kinds.described(
          "an IP address of this machine, such as 127.0.0.1, 0.0.0.0 or ::1",
          text -> {
            if (text.equals("localhost")) return "127.0.0.1";
            try {
              return InetAddress.ofLiteral(text).getHostAddress();
            } catch (IllegalArgumentException _) {
              throw new InvalidSetting("is not an IP address");
            }
          });

  static final Kind<String> BASE_URL =
      Kinds.described(
          "an address such as https://reports.example.com, without path or password",
          Addresses::parseBaseUrl);

  static final Kind<String> DATABASE_URL =
      Kinds.described(
          "jdbc:sqlite:/path/to/file.db or jdbc:postgresql://host:5432/name",
          Addresses::parseDatabaseUrl);

  private static String parseBaseUrl(String text) throws InvalidSetting {
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException _) {
      throw new InvalidSetting("is not an address");
    }
    if (uri.getScheme() == null || !Set.of("http", "https").contains(uri.getScheme())) {
      throw new InvalidSetting("does not begin with https:// or http://");
    }
    if (uri.getHost() == null) throw new InvalidSetting("names no host");
    if (uri.getUserInfo() != null) throw new InvalidSetting("holds a user or password");
    if (uri.getQuery() != null || uri.getFragment() != null || uri.getPath().length() > 1) {
      throw new InvalidSetting("has something after the host and port");
    }
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  private static String parseDatabaseUrl(String text) throws InvalidSetting {
    if (text.startsWith("jdbc:postgresql:")) return text;
    if (!text.startsWith("jdbc:sqlite:")) {
      throw new InvalidSetting("is an address of neither SQLite nor PostgreSQL");
    }
    String file = text.substring("jdbc:sqlite:".length());
    if (file.isEmpty() || file.contains(":memory:") || file.contains("mode=memory")) {
      throw new InvalidSetting("names no file, and a database in memory would lose everything");
    }
    return text;
  }

  static boolean isLoopback(String address) {
    return InetAddress.ofLiteral(address).isLoopbackAddress();
  }

  /** Where the installation is reached from this machine. */
  static String local(Settings settings) {
    InetAddress address = InetAddress.ofLiteral(settings.get(CoreSettings.ADDRESS));
    String host = address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress();
    String shown = host.contains(":") ? "[" + host + "]" : host;
    return "http://%s:%d".formatted(shown, settings.get(CoreSettings.PORT));
  }
}

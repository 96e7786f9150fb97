package punctual.delivery.channels.email.mailbox;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a request comes from this machine and was meant for it. */
final class Nearby {
  private static final Pattern LOOPBACK_HOST =
      Pattern.compile("(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d{1,5})?");

  private Nearby() {}

  static boolean is(HttpServletRequest request) {
    return isLoopback(request.getRemoteAddr())
        && isLoopbackHost(request.getHeader("Host"))
        && request.getHeader("X-Forwarded-For") == null
        && request.getHeader("Forwarded") == null;
  }

  private static boolean isLoopback(String address) {
    try {
      return InetAddress.ofLiteral(address).isLoopbackAddress();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isLoopbackHost(@Nullable String host) {
    return host != null && LOOPBACK_HOST.matcher(host.toLowerCase(Locale.ROOT)).matches();
  }
}

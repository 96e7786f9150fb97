package punctual.delivery.channels.email;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import punctual.settings.Setting;
import punctual.settings.SettingFault;
import punctual.settings.Settings;

/**
 * How mail leaves this installation.
 *
 * @param host the mail server; null where none is set, then nothing can be sent
 * @param port of the mail server
 * @param username null where the server wants no sign-in
 * @param password null where the server wants no sign-in
 * @param from the sender; null only where {@code host} is null
 * @param attachLimit the largest message with its files inside, encoded, in bytes; larger ones
 *     carry links
 * @param connectTimeout for the TCP connection
 * @param readTimeout for each answer of the server
 */
public record EmailSettings(
    @Nullable String host,
    int port,
    @Nullable String username,
    @Nullable String password,
    Tls tls,
    @Nullable Sender from,
    long attachLimit,
    Duration connectTimeout,
    Duration readTimeout) {

  /** How the connection is protected. */
  public enum Tls {
    /** In the clear: for a server on this machine. */
    NONE(25),
    /** Begins in the clear and must change to TLS before anything is said. */
    STARTTLS(587),
    /** TLS from the first byte. */
    IMPLICIT(465);

    private final int port;

    Tls(int port) {
      this.port = port;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Tls of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  public static final Setting<String> SMTP_HOST =
      Setting.text("smtp_host", null, "The mail server that takes outgoing mail; none by default.");
  public static final Setting<Integer> SMTP_PORT =
      Setting.of(
          "smtp_port",
          EmailKinds.PORT,
          null,
          "Port of the mail server; by default 587 for starttls, 465 for implicit, 25 for none.");
  public static final Setting<String> SMTP_USERNAME =
      Setting.text("smtp_username", null, "Name to sign in to the mail server with.");
  public static final Setting<String> SMTP_PASSWORD =
      Setting.secret("smtp_password", "Password to sign in to the mail server with.");
  public static final Setting<String> SMTP_TLS =
      Setting.choice(
          "smtp_tls",
          List.of("none", "starttls", "implicit"),
          null,
          "Protection of the connection: starttls (required, the default), implicit, or none (the"
              + " default for a server on this machine).");
  public static final Setting<Sender> MAIL_FROM =
      Setting.of(
          "mail_from",
          EmailKinds.SENDER,
          null,
          "Sender of every mail: reports@example.org or Reports <reports@example.org>; needed"
              + " wherever smtp_host is set.");
  public static final Setting<Long> ATTACH_LIMIT =
      Setting.size(
          "attach_limit",
          0,
          999_000_000,
          10_000_000,
          "Largest mail with the files attached, as encoded for sending (10MB is 10,000,000"
              + " bytes); above it the mail carries links.");
  public static final Setting<Duration> SMTP_CONNECT_TIMEOUT =
      Setting.duration(
          "smtp_connect_timeout",
          Duration.ofMillis(100),
          Duration.ofMinutes(2),
          Duration.ofSeconds(10),
          "How long the mail server may take to accept a connection.");
  public static final Setting<Duration> SMTP_READ_TIMEOUT =
      Setting.duration(
          "smtp_read_timeout",
          Duration.ofMillis(100),
          Duration.ofMinutes(10),
          Duration.ofMinutes(1),
          "How long the mail server may take for one answer.");

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

  /** Every setting of this channel, for the reference page and the check of unknown names. */
  public static List<Setting<?>> all() {
    return List.of(
        SMTP_HOST,
        SMTP_PORT,
        SMTP_USERNAME,
        SMTP_PASSWORD,
        SMTP_TLS,
        MAIL_FROM,
        ATTACH_LIMIT,
        SMTP_CONNECT_TIMEOUT,
        SMTP_READ_TIMEOUT);
  }

  /** The settings of this channel; incomplete ones are named by {@link #faults}. */
  public static EmailSettings from(Settings settings) {
    String host =
        settings.find(SMTP_HOST).map(String::strip).filter(h -> !h.isEmpty()).orElse(null);
    Tls tls = settings.find(SMTP_TLS).map(Tls::of).orElse(tlsFor(host));
    return new EmailSettings(
        host,
        settings.find(SMTP_PORT).orElse(tls.port),
        settings.find(SMTP_USERNAME).orElse(null),
        settings.find(SMTP_PASSWORD).orElse(null),
        tls,
        settings.find(MAIL_FROM).orElse(null),
        settings.get(ATTACH_LIMIT),
        settings.get(SMTP_CONNECT_TIMEOUT),
        settings.get(SMTP_READ_TIMEOUT));
  }

  /** What makes these settings unusable together; empty where all is well (PR-10.3). */
  public static List<SettingFault> faults(Settings settings) {
    EmailSettings email = from(settings);
    var faults = new ArrayList<SettingFault>();
    if (email.host != null && email.from == null && !settings.isFaulty(MAIL_FROM)) {
      String remedy = "Set mail_from to the sender of every mail.";
      faults.add(settings.fault(MAIL_FROM, "is missing, though smtp_host is set", remedy));
    }
    if ((email.username == null) != (email.password == null)) {
      Setting<String> alone = email.username == null ? SMTP_PASSWORD : SMTP_USERNAME;
      String remedy = "Set both smtp_username and smtp_password, or neither.";
      faults.add(settings.fault(alone, "is set without its counterpart", remedy));
    }
    return faults;
  }

  /** What works but is not advisable, one sentence each. */
  public static List<String> warnings(Settings settings) {
    EmailSettings email = from(settings);
    if (email.host == null || email.tls != Tls.NONE || isLoopback(email.host)) return List.of();
    return List.of("smtp_tls is none: reports and passwords cross the network in the clear.");
  }

  private static Tls tlsFor(@Nullable String host) {
    return host != null && isLoopback(host) ? Tls.NONE : Tls.STARTTLS;
  }

  private static boolean isLoopback(String host) {
    return LOOPBACK.contains(host.toLowerCase(Locale.ROOT)) || host.matches("127(\\.\\d{1,3}){3}");
  }

  @Override
  public String toString() {
    return "EmailSettings[%s:%d, %s]".formatted(host, port, tls.word());
  }
}

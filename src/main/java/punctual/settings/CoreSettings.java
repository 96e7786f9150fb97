package punctual.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The settings of the installation itself; features declare their own beside their code. */
public final class CoreSettings {
  private CoreSettings() {}

  public static final Setting<Path> HOME =
      Setting.path(
          "home",
          Path.of("data"),
          "Directory of everything that Punctual keeps: state database, report files, keys and"
              + " punctual.yaml. Made at first start.");

  public static final Setting<Integer> PORT =
      Setting.number("port", 1, 65_535, 8080, "Port of the web application and the API.");

  public static final Setting<String> ADDRESS =
      Setting.of(
          "address",
          Addresses.BIND,
          "127.0.0.1",
          "Address to listen on. An address that others can reach needs TLS: an https base_url, or"
              + " behind_proxy.");

  /** Without a slash at its end; {@link #baseUrl(Settings)} where it may be unset. */
  public static final Setting<String> BASE_URL =
      Setting.of(
          "base_url",
          Addresses.BASE_URL,
          null,
          "Address under which people reach this installation; links in mails begin with it. Unset:"
              + " http, address and port.");

  public static final Setting<Boolean> BEHIND_PROXY =
      Setting.flag(
          "behind_proxy",
          false,
          "Whether a proxy in front does TLS. Its X-Forwarded headers are then trusted.");

  public static final Setting<String> DATABASE_URL =
      Setting.of(
          "database_url",
          Addresses.DATABASE_URL,
          null,
          "JDBC address of the state database, SQLite or PostgreSQL 14 and later. Unset: a SQLite"
              + " file in home.");

  public static final Setting<String> DATABASE_USERNAME =
      Setting.text("database_username", null, "User of the state database.");

  public static final Setting<String> DATABASE_PASSWORD =
      Setting.secret("database_password", "Password of the state database's user.");

  public static final Setting<String> SECRET_KEY =
      Setting.of(
              "secret_key",
              SecretKey.KIND,
              null,
              "Key that signs tokens and links and encrypts stored secrets and report files: without it"
                  + " the files do not open. Unset: made at first"
                  + " start and kept in home/secret.key; the same on every node.")
          .asSecret();

  public static final Setting<Path> REPORTS_DIR =
      Setting.path(
          "reports_dir", null, "Directory of your own report definitions, beside the built-in.");

  public static final Setting<Duration> TICK =
      Setting.duration(
          "tick",
          Duration.ofMillis(100),
          Duration.ofMinutes(1),
          Duration.ofSeconds(1),
          "How often the clock looks for schedules that are due.");

  public static final Setting<Integer> REPORT_SLOTS =
      Setting.number(
          "report_slots",
          1,
          256,
          4,
          "Reports that this node generates at the same time in any case.");

  /** {@link #reportSlotsMax(Settings)} where it may be unset. */
  public static final Setting<Integer> REPORT_SLOTS_MAX =
      Setting.number(
          "report_slots_max",
          1,
          256,
          null,
          "Reports that this node generates at the same time while more wait and neither CPU nor"
              + " memory is short. Unset: twice report_slots. The value of report_slots: never"
              + " more.");

  public static final Setting<Long> EXECUTION_MEMORY =
      Setting.size(
          "execution_memory",
          2_000_000,
          64_000_000_000L,
          256_000_000,
          "Memory for the rows of one run: half of it for what its source has sent ahead, half for"
              + " the row in hand and what the file writers keep.");

  public static final Setting<Long> EXECUTION_TEMP =
      Setting.size(
          "execution_temp",
          1_000_000,
          10_000_000_000_000L,
          2_000_000_000,
          "Disk space that the unfinished files of one run may take, all formats together.");

  public static final Setting<Long> EXECUTION_ARTIFACT =
      Setting.size(
          "execution_artifact",
          1_000_000,
          10_000_000_000_000L,
          1_000_000_000,
          "Largest report file that a run may make.");

  public static final Setting<Duration> EXECUTION_CPU =
      Setting.duration(
          "execution_cpu",
          Duration.ofSeconds(1),
          Duration.ofDays(1),
          Duration.ofMinutes(15),
          "Processor time of this server that one run may use. Reading a SQLite source counts, work"
              + " on a database server does not.");

  public static final Setting<Integer> DELIVERY_SLOTS =
      Setting.number(
          "delivery_slots", 1, 256, 8, "Deliveries that this node makes at the same time.");

  public static final Setting<Duration> ARTIFACT_RETENTION =
      Setting.duration(
          "artifact_retention",
          Duration.ofDays(1),
          Duration.ofDays(3650),
          Duration.ofDays(90),
          "How long report files are kept after they were made.");

  public static final Setting<String> LOG_FORMAT =
      Setting.choice(
          "log_format",
          List.of("auto", "text", "json"),
          "auto",
          "Form of the log: json, one ECS object a line; text; or auto, which is text at a terminal and in demo, else json.");

  public static final Setting<String> DEMO_PASSWORD =
      Setting.secret(
          "demo_password",
          "Password of the demo accounts, set again at every start of demo. Unset: random and"
              + " printed.");

  public static final Setting<Path> JAVA_HOME =
      Setting.path(
          "java_home", null, "JDK 25 or later for the launcher ./punctual, which alone reads it.");

  /** In the order of the reference page. */
  public static List<Setting<?>> all() {
    return List.of(
        HOME,
        PORT,
        ADDRESS,
        BASE_URL,
        BEHIND_PROXY,
        DATABASE_URL,
        DATABASE_USERNAME,
        DATABASE_PASSWORD,
        SECRET_KEY,
        REPORTS_DIR,
        TICK,
        REPORT_SLOTS,
        REPORT_SLOTS_MAX,
        EXECUTION_MEMORY,
        EXECUTION_TEMP,
        EXECUTION_ARTIFACT,
        EXECUTION_CPU,
        DELIVERY_SLOTS,
        ARTIFACT_RETENTION,
        LOG_FORMAT,
        DEMO_PASSWORD,
        JAVA_HOME);
  }

  /** Needed before punctual.yaml can be read, so they have no place in it. */
  static boolean onlyVariable(Setting<?> setting) {
    return setting.equals(HOME) || setting.equals(JAVA_HOME);
  }

  /** Reports at the same time while more wait. */
  public static int reportSlotsMax(Settings settings) {
    return settings.find(REPORT_SLOTS_MAX).orElseGet(() -> 2 * settings.get(REPORT_SLOTS));
  }

  /** The address for links, without a slash at its end. */
  public static String baseUrl(Settings settings) {
    return settings.find(BASE_URL).orElseGet(() -> Addresses.local(settings));
  }
}

package punctual.settings;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The home directory: whether it will do, and what is made in it at first start. */
public final class HomeFolder {
  /** Report files lie here (PR-10.4). */
  public static final String REPORTS = "reports";

  /** Present in the home of a demo, so that {@code serve} never serves it. */
  public static final String DEMO_MARKER = "demo.marker";

  private HomeFolder() {}

  /** Where home or its folder of report files cannot be written. Makes nothing. */
  static List<SettingFault> check(Settings settings) {
    Path home = settings.home();
    if (!Files.exists(home)) return faults(settings, home, refusedParent(home));
    if (!Files.isDirectory(home)) return faults(settings, home, "is not a directory");
    String refused = refused(home);
    if (refused != null) return faults(settings, home, refused);
    Path reports = home.resolve(REPORTS);
    if (!Files.exists(reports)) return List.of();
    if (!Files.isDirectory(reports)) return faults(settings, reports, "is not a directory");
    return faults(settings, reports, refused(reports));
  }

  private static List<SettingFault> faults(
      Settings settings, Path place, @Nullable String problem) {
    if (problem == null) return List.of();
    String subject = place.equals(settings.home()) ? "" : "needs %s, which ".formatted(place);
    return List.of(
        settings.fault(
            CoreSettings.HOME,
            subject + problem,
            "Give this user the right to write in %s, or set another PUNCTUAL_HOME."
                .formatted(place)));
  }

  private static @Nullable String refusedParent(Path home) {
    Path parent = home.getParent();
    while (parent != null && !Files.exists(parent)) parent = parent.getParent();
    if (parent != null && Files.isDirectory(parent) && Files.isWritable(parent)) return null;
    return "does not exist and cannot be made in " + parent;
  }

  /** Rights alone do not tell: a disk may be full or mounted read-only. */
  private static @Nullable String refused(Path directory) {
    try {
      Path probe = Files.createTempFile(directory, ".probe", "");
      try (var channel = FileChannel.open(probe, StandardOpenOption.WRITE)) {
        channel.write(java.nio.ByteBuffer.wrap(new byte[] {1}));
        channel.force(true);
      } finally {
        Files.deleteIfExists(probe);
      }
      return null;
    } catch (IOException e) {
      return "cannot be written to (%s)".formatted(reason(e));
    }
  }

  private static String reason(IOException e) {
    return e instanceof java.nio.file.AccessDeniedException ? "no right to" : e.toString();
  }

  public static boolean isDemo(Path home) {
    return Files.exists(home.resolve(DEMO_MARKER));
  }

  /** Whether it holds more than a person puts there before the first start. */
  public static boolean isUsed(Path home) throws IOException {
    if (!Files.isDirectory(home)) return false;
    return !leftovers(home, List.of(SettingsFile.NAME, REPORTS, HomeLock.NAME)).isEmpty();
  }

  /** Removes what a demo made; the marker goes last, so that a broken-off removal can go on. */
  public static void clearDemo(Path home) throws IOException {
    if (!isDemo(home)) return;
    for (Path entry : leftovers(home, List.of(SettingsFile.NAME, HomeLock.NAME, DEMO_MARKER))) {
      delete(entry);
    }
    Files.delete(home.resolve(DEMO_MARKER));
  }

  private static List<Path> leftovers(Path home, List<String> kept) throws IOException {
    try (Stream<Path> entries = Files.list(home)) {
      return entries.filter(entry -> !kept.contains(entry.getFileName().toString())).toList();
    }
  }

  private static void delete(Path entry) throws IOException {
    var inside = new ArrayList<Path>();
    try (Stream<Path> tree = Files.walk(entry)) {
      tree.forEach(inside::add);
    }
    for (Path path : inside.reversed()) Files.delete(path);
  }
}

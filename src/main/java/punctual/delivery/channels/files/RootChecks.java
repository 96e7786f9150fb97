package punctual.delivery.channels.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import punctual.settings.CoreSettings;
import punctual.settings.SettingFault;
import punctual.settings.Settings;

/**
 * Whether roots may be what they are: nothing of Punctual's own may ever be browsed or written over
 * (reading the live SQLite files would drop its locks), no root may reach into another, and each
 * has to be there and writable.
 */
final class RootChecks {
  private static final String SQLITE = "jdbc:sqlite:";

  private final Settings settings;
  private final List<FileRoot> roots;
  private final List<SettingFault> faults = new ArrayList<>();

  RootChecks(Settings settings, List<FileRoot> roots) {
    this.settings = settings;
    this.roots = roots;
  }

  List<SettingFault> faults() {
    Map<String, Path> own = own();
    for (FileRoot root : roots) {
      int before = faults.size();
      if (root.path().getParent() == null)
        fault(root, "is the whole disk", "Use a folder made for reports.");
      else own.forEach((what, place) -> apart(root, what, place));
      roots.forEach(other -> {
        if (other.alias().compareTo(root.alias()) > 0)
          apart(root, "the root " + other.alias(), other.path());
      });
      if (faults.size() == before) usable(root);
    }
    return faults;
  }

  /** What belongs to Punctual itself; report files and backups lie in home. */
  private Map<String, Path> own() {
    var own = new LinkedHashMap<String, Path>();
    own.put("PUNCTUAL_HOME", settings.home());
    settings.find(CoreSettings.REPORTS_DIR).ifPresent(dir -> own.put("reports_dir", dir));
    settings
        .find(CoreSettings.DATABASE_URL)
        .filter(url -> url.startsWith(SQLITE))
        .map(url -> url.substring(SQLITE.length()).replaceFirst("\\?.*$", ""))
        .ifPresent(file -> own.put("the state database", Path.of(file)));
    return own;
  }

  private void apart(FileRoot root, String what, Path place) {
    Path mine = real(root.path());
    Path other = real(place);
    String problem =
        mine.equals(other)
            ? "is %s itself"
            : mine.startsWith(other) ? "lies in %s" : other.startsWith(mine) ? "holds %s" : null;
    if (problem != null)
      fault(root, problem.formatted(what), "Use a folder of its own, beside %s.".formatted(place));
  }

  /** Where links lead, as far as it is there. */
  private static Path real(Path path) {
    Path whole = path.toAbsolutePath().normalize();
    Path part = whole;
    while (part.getParent() != null && !Files.exists(part)) part = part.getParent();
    try {
      return part.toRealPath().resolve(part.relativize(whole)).normalize();
    } catch (IOException e) {
      return whole;
    }
  }

  private void usable(FileRoot root) {
    Path path = root.path();
    if (!Files.isDirectory(path)) {
      String problem = Files.exists(path) ? "is not a folder" : "is not there";
      fault(root, problem, "Make the folder, or mount its disk, or remove the root.");
      return;
    }
    String refused = refused(path);
    if (refused != null) fault(root, refused, "Give this user the right to read and write in it.");
  }

  /** Rights alone do not tell: a disk may be mounted read-only. */
  private static @Nullable String refused(Path path) {
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(path)) {
      if (!(stream instanceof SecureDirectoryStream))
        return "lies on a system that cannot guard it against swapped links (Linux and macOS can)";
      Files.delete(Files.createTempFile(path, ".punctual-", ".probe"));
      return null;
    } catch (AccessDeniedException e) {
      return "cannot be read and written (no right to)";
    } catch (IOException e) {
      return "cannot be written (%s)".formatted(e);
    }
  }

  private void fault(FileRoot root, String problem, String remedy) {
    faults.add(FileRoot.fault(root.alias(), "path", root.path().toString(), problem, remedy));
  }
}

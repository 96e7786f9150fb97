package punctual.delivery.channels.files;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import punctual.settings.SettingFault;
import punctual.settings.Settings;

/**
 * The folders that reports may be written to, from {@code file_roots} in {@code punctual.yaml} and
 * from nowhere else. One organisation's part of a root is all that it ever sees of it.
 */
public final class FileRoots {
  /** The mapping in {@code punctual.yaml}. */
  public static final String SECTION = "file_roots";

  private final Map<String, FileRoot> roots = new TreeMap<>();
  private final Map<String, Confined> places = new LinkedHashMap<>();

  FileRoots(List<FileRoot> roots) {
    for (FileRoot root : roots) {
      this.roots.put(root.alias(), root);
      places.put(root.alias(), new Confined(root.path()));
    }
  }

  static FileRoots of(Settings settings) {
    return new FileRoots(FileRoot.read(settings, new java.util.ArrayList<>()));
  }

  /** Everything that is wrong with the roots: what is written, and what is on the disk. */
  public static List<SettingFault> faults(Settings settings) {
    var faults = new java.util.ArrayList<SettingFault>();
    List<FileRoot> roots = FileRoot.read(settings, faults);
    faults.addAll(new RootChecks(settings, roots).faults());
    return faults;
  }

  /** What works but is not advisable, one sentence each. */
  public static List<String> warnings(Settings settings) {
    String names = System.getProperty("sun.jnu.encoding", "UTF-8");
    if (settings.section(SECTION).isEmpty() || names.equalsIgnoreCase("UTF-8")) return List.of();
    return List.of(
        "file_roots: this process writes file names in %s, so reports whose name has other letters cannot be written; start it with LC_ALL=C.UTF-8."
            .formatted(names));
  }

  /** The aliases that an organisation may use, sorted. */
  List<String> aliases(String organization) {
    return roots.values().stream()
        .filter(root -> root.isFor(organization))
        .map(FileRoot::alias)
        .toList();
  }

  /** An organisation's part of a root: a folder of its own, but for who has the root alone. */
  Optional<Confined> find(String alias, String organization) {
    FileRoot root = roots.get(alias);
    Confined place = places.get(alias);
    if (root == null || place == null || !root.isFor(organization)) return Optional.empty();
    return Optional.of(root.isOfOne() ? place : place.below(organization));
  }
}

package punctual.delivery.channels.files;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import punctual.settings.NearestName;
import punctual.settings.SettingFault;
import punctual.settings.Settings;
import tools.jackson.databind.JsonNode;

/**
 * One entry of {@code file_roots}.
 *
 * @param path absolute and normalised
 * @param organizations keys of who may use it; empty: all, each in a folder of its own
 */
record FileRoot(String alias, Path path, List<String> organizations) {
  private static final Set<String> KEYS = Set.of("path", "organizations");
  private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  FileRoot {
    organizations = List.copyOf(organizations);
  }

  boolean isFor(String organization) {
    return organizations.isEmpty() || organizations.contains(organization);
  }

  /** One organisation has it alone and writes into it directly. */
  boolean isOfOne() {
    return organizations.size() == 1;
  }

  /** Reads all entries and adds every fault; a faulty entry is left out. */
  static List<FileRoot> read(Settings settings, List<SettingFault> faults) {
    var roots = new ArrayList<FileRoot>();
    settings
        .section(FileRoots.SECTION)
        .properties()
        .forEach(entry -> {
          var reader = new Reader(settings.home(), entry.getKey(), entry.getValue(), faults);
          FileRoot root = reader.root();
          if (root != null) roots.add(root);
        });
    return roots;
  }

  static SettingFault fault(
      String alias, String key, @Nullable String value, String problem, String remedy) {
    String dot = key.isEmpty() ? "" : ".";
    return new SettingFault(
        "%s.%s%s%s in punctual.yaml".formatted(FileRoots.SECTION, alias, dot, key),
        value,
        problem,
        remedy);
  }

  private static final class Reader {
    private final Path home;
    private final String alias;
    private final JsonNode node;
    private final List<SettingFault> all;
    private final int before;

    Reader(Path home, String alias, JsonNode node, List<SettingFault> all) {
      this.home = home;
      this.alias = alias;
      this.node = node;
      this.all = all;
      before = all.size();
    }

    @Nullable FileRoot root() {
      if (!Destination.ALIAS.matcher(alias).matches())
        fault("", null, "is no alias", "Use lower-case letters, digits, - and _.");
      if (!node.isObject()) {
        fault("", null, "is not a mapping", "Write {path: /srv/reports/" + alias + "}.");
        return null;
      }
      node.propertyNames().stream().filter(key -> !KEYS.contains(key)).forEach(this::unknown);
      Path path = path();
      List<String> organizations = organizations();
      return path == null || all.size() > before ? null : new FileRoot(alias, path, organizations);
    }

    private void unknown(String key) {
      String near =
          NearestName.of(key, KEYS).map(name -> "Did you mean %s?".formatted(name)).orElse("");
      fault(key, null, "is not a setting of a root", near.isEmpty() ? "Remove it." : near);
    }

    private @Nullable Path path() {
      JsonNode value = node.get("path");
      if (value == null || !value.isString() || value.asString().isBlank()) {
        fault(
            "path",
            null,
            "is missing",
            "Write the folder, such as /srv/reports/%s.".formatted(alias));
        return null;
      }
      try {
        return home.resolve(value.asString().strip()).normalize();
      } catch (InvalidPathException e) {
        fault("path", value.asString(), "is not a path", "Write the folder's absolute path.");
        return null;
      }
    }

    private List<String> organizations() {
      JsonNode value = node.get("organizations");
      if (value == null || value.isNull()) return List.of();
      var keys = new ArrayList<String>();
      if (value.isArray())
        for (JsonNode key : value)
          if (key.isString() && KEY.matcher(key.asString()).matches()) keys.add(key.asString());
      if (!value.isArray() || value.isEmpty() || keys.size() != value.size())
        fault(
            "organizations",
            value.toString(),
            "is not a list of organisations",
            "Write their keys, such as [demo], or remove the line to give the root to all.");
      return keys.stream().distinct().toList();
    }

    private void fault(String key, @Nullable String value, String problem, String remedy) {
      all.add(FileRoot.fault(alias, key, value, problem, remedy));
    }
  }
}

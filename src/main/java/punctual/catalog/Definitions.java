package punctual.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import punctual.catalog.sources.Sources;

/**
 * All definitions as they stand at one moment.
 *
 * @param types by id
 * @param files where each type was read, by id
 * @param faults of the files, also of those whose earlier version is still among the types
 */
record Definitions(
    Map<String, ReportType> types, Map<String, String> files, List<DefinitionFault> faults) {
  static final Definitions NONE = new Definitions(Map.of(), Map.of(), List.of());

  private static final Logger log = LoggerFactory.getLogger(Definitions.class);
  private static final String BUILT_IN = "classpath*:reports/*.yaml";
  private static final long LARGEST_FILE = 1_000_000;

  /**
   * Built-in definitions whose source is not configured are left out: they are examples.
   *
   * @param before a file that cannot be used any more leaves what it held before: half-saved edits
   *     must not fail the runs of that minute
   */
  static Definitions load(@Nullable Path directory, Sources sources, Definitions before) {
    var loading = new Loading(sources, before);
    loading.addBuiltIn();
    if (directory != null) loading.addDirectory(directory);
    return new Definitions(
        Map.copyOf(loading.types), Map.copyOf(loading.files), List.copyOf(loading.faults));
  }

  /** Changes when a file does; reads no content. */
  static String fingerprint(@Nullable Path directory) {
    var text = new StringBuilder();
    if (directory == null) return "";
    try {
      for (Path file : files(directory)) {
        var attributes = Files.readAttributes(file, BasicFileAttributes.class);
        text.append(file).append(attributes.lastModifiedTime()).append(attributes.size());
      }
    } catch (IOException e) {
      text.append(e);
    }
    return text.toString();
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml") || file.toString().endsWith(".yml"))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }

  private static final class Loading {
    final Sources sources;
    final Definitions before;
    final Map<String, ReportType> types = new LinkedHashMap<>();
    final Map<String, String> files = new LinkedHashMap<>();
    final List<DefinitionFault> faults = new ArrayList<>();

    Loading(Sources sources, Definitions before) {
      this.sources = sources;
      this.before = before;
    }

    void addBuiltIn() {
      try {
        for (Resource resource : new PathMatchingResourcePatternResolver().getResources(BUILT_IN)) {
          try (InputStream in = resource.getInputStream()) {
            String content = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String file = "built-in " + resource.getFilename();
            DefinitionReader.Result result =
                DefinitionReader.read(file, content, sources, sources.all());
            if (result.type() != null) add(file, result.type());
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read the built-in report definitions", e);
      }
    }

    void addDirectory(Path directory) {
      try {
        for (Path file : files(directory)) addFile(file);
      } catch (IOException e) {
        faults.add(new DefinitionFault(directory.toString(), null, "The folder cannot be read."));
      }
    }

    private void addFile(Path path) {
      String file = String.valueOf(path.getFileName());
      read(path, file);
      if (!files.containsValue(file)) keep(file);
    }

    private void keep(String file) {
      before.files.forEach((id, from) -> {
        if (!from.equals(file) || types.containsKey(id)) return;
        add(file, Objects.requireNonNull(before.types.get(id)));
        String message =
            "%s stays as it was before, until the file is mended or the server starts anew."
                .formatted(id);
        faults.add(new DefinitionFault(file, null, message));
      });
    }

    private void read(Path path, String file) {
      try {
        if (Files.size(path) > LARGEST_FILE) {
          faults.add(new DefinitionFault(file, null, "The file is larger than 1 MB."));
          return;
        }
        DefinitionReader.Result result =
            DefinitionReader.read(file, Files.readString(path), sources, sources.names());
        faults.addAll(result.faults());
        if (result.type() != null) add(file, result.type());
      } catch (CharacterCodingException e) {
        faults.add(new DefinitionFault(file, null, "The file is not UTF-8 text."));
      } catch (IOException e) {
        faults.add(new DefinitionFault(file, null, "The file cannot be read."));
      } catch (RuntimeException | StackOverflowError e) {
        // Whatever a file does to its reader, the others still load.
        log.atWarn()
            .setCause(e)
            .addKeyValue("file", file)
            .log("report definition broke its reader");
        faults.add(new DefinitionFault(file, null, "The file is nested too deeply or broken."));
      }
    }

    private void add(String file, ReportType type) {
      String other = files.putIfAbsent(type.id(), file);
      if (other == null) {
        types.put(type.id(), type);
        return;
      }
      String message =
          "id %s is defined in %s and in %s; the first one counts."
              .formatted(type.id(), other, file);
      faults.add(new DefinitionFault(file, 1, message));
    }
  }
}

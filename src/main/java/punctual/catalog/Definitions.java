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
 * @param faults of the files that are not among them
 */
record Definitions(Map<String, ReportType> types, List<DefinitionFault> faults) {
  private static final Logger log = LoggerFactory.getLogger(Definitions.class);
  private static final String BUILT_IN = "classpath*:reports/*.yaml";
  private static final long LARGEST_FILE = 1_000_000;

  /** Built-in definitions whose source is not configured are left out: they are examples. */
  static Definitions load(@Nullable Path directory, Sources sources) {
    var loading = new Loading(sources);
    loading.addBuiltIn();
    if (directory != null) loading.addDirectory(directory);
    return new Definitions(Map.copyOf(loading.types), List.copyOf(loading.faults));
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
    final Map<String, ReportType> types = new LinkedHashMap<>();
    final Map<String, String> files = new LinkedHashMap<>();
    final List<DefinitionFault> faults = new ArrayList<>();

    Loading(Sources sources) {
      this.sources = sources;
    }

    void addBuiltIn() {
      try {
        for (Resource resource : new PathMatchingResourcePatternResolver().getResources(BUILT_IN)) {
          try (InputStream in = resource.getInputStream()) {
            String content = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String file = "built-in " + resource.getFilename();
            DefinitionReader.Result result = DefinitionReader.read(file, content, sources);
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
      try {
        if (Files.size(path) > LARGEST_FILE) {
          faults.add(new DefinitionFault(file, null, "The file is larger than 1 MB."));
          return;
        }
        DefinitionReader.Result result =
            DefinitionReader.read(file, Files.readString(path), sources);
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

package punctual.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * {@code punctual.yaml}: flat keys as in the environment, and the mappings that a feature reads
 * itself.
 */
final class SettingsFile {
  static final String NAME = "punctual.yaml";
  static final String SOURCES = "sources";
  static final String STORES = "stores";

  /** The mappings, each with an example for who writes something else. */
  private static final Map<String, String> SECTIONS =
      Map.of(
          SOURCES,
          "sources: {shop: {url: …}}",
          STORES,
          "stores: {main: {kind: s3, …}}",
          "file_roots",
          "file_roots: {finance: {path: …}}");

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS) // a tree is read in mid-document
          .build();

  private final Path file;
  private final Names names;
  private final List<SettingFault> faults;
  private final Map<String, Given> given = new TreeMap<>();
  private final Map<String, JsonNode> sections = new TreeMap<>();

  private SettingsFile(Path file, Names names, List<SettingFault> faults) {
    this.file = file;
    this.names = names;
    this.faults = faults;
  }

  /** Nothing where there is no file: it is optional. */
  static SettingsFile read(Path home, Names names, List<SettingFault> faults) {
    var read = new SettingsFile(home.resolve(NAME), names, faults);
    if (Files.exists(read.file)) read.readFile();
    return read;
  }

  Map<String, Given> given() {
    return given;
  }

  /** The mappings that are there, by name. */
  Map<String, JsonNode> sections() {
    return sections;
  }

  private void readFile() {
    try (JsonParser parser = YAML.createParser(Files.readString(file))) {
      readDocument(parser);
    } catch (IOException e) {
      fault(file.toString(), "cannot be read (%s)".formatted(e), "Make it a readable text file.");
    } catch (JacksonException e) {
      fault(YamlError.place(e), YamlError.problem(e), "Mend the line, or the one before it.");
    }
  }

  private void readDocument(JsonParser parser) {
    JsonToken first = parser.nextToken();
    if (first == null || first == JsonToken.VALUE_NULL) return;
    if (first != JsonToken.START_OBJECT) {
      fault(NAME, "holds no settings", "Write one setting a line: port: 8080");
      return;
    }
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) readSetting(parser);
    if (parser.nextToken() != null) {
      fault(NAME, "holds more than one document", "Remove the lines from the second --- on.");
    }
  }

  private void readSetting(JsonParser parser) {
    String key = parser.currentName();
    String where = "%s in %s, line %d".formatted(key, NAME, line(parser));
    JsonToken value = parser.nextToken();
    if (SECTIONS.containsKey(key)) readSection(key, where, YAML.readTree(parser));
    else if (!names.knows(key)) skipUnknown(key, where, parser);
    else keep(key, where, value, parser);
  }

  private void readSection(String key, String where, @Nullable JsonNode value) {
    if (value == null || value.isNull()) return;
    if (value.isObject()) sections.put(key, value);
    else fault(where, "is not a mapping", "Write %s.".formatted(SECTIONS.get(key)));
  }

  private void skipUnknown(String key, String where, JsonParser parser) {
    parser.skipChildren();
    faults.add(names.unknownKey(key, where));
  }

  private void keep(String key, String where, JsonToken value, JsonParser parser) {
    String text = value.isScalarValue() ? parser.getString() : null;
    parser.skipChildren();
    if (value == JsonToken.VALUE_NULL) return;
    var next = new Given(where, text == null ? null : text.strip(), file.resolveSibling(""));
    if (given.putIfAbsent(key, next) != null) {
      fault(where, "is set a second time", "Keep one of the two lines.");
    }
  }

  private void fault(String setting, String problem, String remedy) {
    faults.add(new SettingFault(setting, null, problem, remedy));
  }

  private static int line(JsonParser parser) {
    return parser.currentTokenLocation().getLineNr();
  }
}

package punctual.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import punctual.settings.Setting.InvalidSetting;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Opens encrypted secrets while settings are read.
 *
 * @param key null where the installation has none yet
 */
record Unsealing(@Nullable SecretKey key) {
  static final String REMEDY =
      "Give Punctual the secret key that it was encrypted with, or make it anew with: punctual"
          + " config encrypt";

  /** With the key that a first start has put into home. A damaged one is refused at start. */
  static Unsealing stored(Path home) {
    Path file = home.resolve(FirstStart.KEY_FILE);
    try {
      if (!Files.exists(file)) return new Unsealing(null);
      return new Unsealing(SecretKey.of(SecretKey.KIND.parse(Files.readString(file).strip())));
    } catch (IOException | InvalidSetting _) {
      return new Unsealing(null);
    }
  }

  String open(String text) throws InvalidSetting {
    if (key == null)
      throw new InvalidSetting("is encrypted, and there is no secret key to open it");
    return SealedText.open(text, key);
  }

  /** The same tree with its encrypted texts opened; those that cannot be become faults. */
  JsonNode opened(String path, JsonNode node, List<SettingFault> faults) {
    if (!(node instanceof ObjectNode object)) return node;
    ObjectNode opened = object.deepCopy();
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      String field = path + "." + entry.getKey();
      JsonNode value = entry.getValue();
      if (value.isObject()) opened.set(entry.getKey(), opened(field, value, faults));
      if (!value.isString() || !SealedText.is(value.asString())) continue;
      try {
        opened.put(entry.getKey(), open(value.asString()));
      } catch (InvalidSetting e) {
        String problem = String.valueOf(e.getMessage());
        faults.add(new SettingFault(field + " in punctual.yaml", null, problem, REMEDY));
      }
    }
    return opened;
  }
}

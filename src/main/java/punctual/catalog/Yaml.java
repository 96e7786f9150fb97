package punctual.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A part of a YAML file that knows its line; a plain tree of values has lost it. */
record Yaml(Node node) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int LONGEST_FILE = 1_000_000;

  /** Where a key is missing: nothing, on the first line. */
  static final Yaml NOTHING = new Yaml(new ScalarNode(Tag.NULL, "", ScalarStyle.PLAIN));

  /** What is wrong, and where. */
  static final class Broken extends Exception {
    private final int line;

    Broken(int line, String message) {
      super(message);
      this.line = line;
    }

    int line() {
      return line;
    }
  }

  static Yaml parse(String text) throws Broken {
    var settings = LoadSettings.builder().setUseMarks(true).setCodePointLimit(LONGEST_FILE).build();
    try {
      return new Yaml(
          new Compose(settings)
              .composeString(text)
              .orElseThrow(() -> new Broken(1, "The file is empty.")));
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      throw new Broken(line, "This is not YAML: " + e.getProblem() + ".");
    } catch (YamlEngineException e) {
      throw new Broken(1, "This is not YAML: " + e.getMessage() + ".");
    }
  }

  /** From 1. */
  int line() {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }

  /** The line at which the text of a scalar begins: a block begins below its mark. */
  int textLine() {
    boolean block =
        node instanceof ScalarNode scalar
            && (scalar.getScalarStyle() == ScalarStyle.LITERAL
                || scalar.getScalarStyle() == ScalarStyle.FOLDED);
    return block ? line() + 1 : line();
  }

  boolean isMap() {
    return node instanceof MappingNode;
  }

  boolean isList() {
    return node instanceof SequenceNode;
  }

  boolean isNull() {
    return node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.NULL);
  }

  /** The text of a scalar, whatever its type; empty for lists and maps. */
  Optional<String> text() {
    return node instanceof ScalarNode scalar && !isNull()
        ? Optional.of(scalar.getValue())
        : Optional.empty();
  }

  /** In the order of the file. */
  Map<String, Yaml> entries() throws Broken {
    var entries = new LinkedHashMap<String, Yaml>();
    if (!(node instanceof MappingNode map)) return entries;
    if (node.isRecursive()) throw new Broken(line(), "An alias refers to what it stands in.");
    for (NodeTuple tuple : map.getValue()) {
      Yaml key = new Yaml(tuple.getKeyNode());
      String name = key.text().orElseThrow(() -> new Broken(key.line(), "A key is not text."));
      if (entries.put(name, new Yaml(tuple.getValueNode())) != null) {
        throw new Broken(key.line(), name + " stands here twice.");
      }
    }
    return entries;
  }

  List<Yaml> items() {
    return node instanceof SequenceNode list
        ? list.getValue().stream().map(Yaml::new).toList()
        : List.of();
  }

  JsonNode json() throws Broken {
    if (isMap()) {
      var object = JSON.objectNode();
      for (Map.Entry<String, Yaml> entry : entries().entrySet()) {
        object.set(entry.getKey(), entry.getValue().json());
      }
      return object;
    }
    if (isList()) {
      var array = JSON.arrayNode();
      for (Yaml item : items()) array.add(item.json());
      return array;
    }
    return scalar();
  }

  private JsonNode scalar() {
    String text = text().orElse("");
    Tag tag = node.getTag();
    if (isNull()) return JSON.nullNode();
    if (tag.equals(Tag.BOOL)) return JSON.booleanNode(text.equalsIgnoreCase("true"));
    if (!tag.equals(Tag.INT) && !tag.equals(Tag.FLOAT)) return JSON.stringNode(text);
    try {
      var number = new java.math.BigDecimal(text);
      return number.scale() <= 0 && tag.equals(Tag.INT) && number.precision() < 19
          ? JSON.numberNode(number.longValueExact())
          : JSON.numberNode(number);
    } catch (NumberFormatException e) {
      return JSON.stringNode(text); // .inf, 0x1F and their like
    }
  }
}

package punctual.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import punctual.catalog.spi.Align;
import punctual.catalog.spi.Chart;
import punctual.catalog.spi.ColumnType;
import punctual.catalog.spi.PageSetup;
import punctual.catalog.spi.Total;
import punctual.identity.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schema that editors use knows what the reader knows, no more and no less. */
@SuppressWarnings("NullAway.Init")
class DefinitionSchemaTest {
  private static JsonNode schema;

  @BeforeAll
  static void read() throws IOException {
    schema =
        JsonMapper.shared()
            .readTree(Files.readString(Path.of("docs/reference/report-definition.schema.json")));
  }

  private static Set<String> keys(String pointer) {
    return Set.copyOf(schema.at(pointer + "/properties").propertyNames());
  }

  private static List<String> words(String pointer) {
    return schema.at(pointer + "/enum").valueStream().map(JsonNode::asString).sorted().toList();
  }

  private static List<String> words(Enum<?>[] values) {
    return Arrays.stream(values).map(v -> v.name().toLowerCase(Locale.ROOT)).sorted().toList();
  }

  @Test
  void keys_are_those_of_the_readers() {
    assertThat(keys("")).isEqualTo(DefinitionReader.KEYS);
    assertThat(keys("/properties/sections/items")).isEqualTo(SectionReader.KEYS);
    assertThat(keys("/properties/templates/items")).isEqualTo(TemplateReader.KEYS);
    assertThat(keys("/properties/layout")).isEqualTo(LayoutReader.KEYS);
    assertThat(keys("/$defs/column")).isEqualTo(ColumnReader.KEYS);
    assertThat(keys("/$defs/chart")).isEqualTo(ChartReader.KEYS);
    assertThat(keys("/$defs/parameter")).isEqualTo(ParameterReader.KEYS);
    assertThat(keys("/properties/burst")).isEqualTo(BurstReader.KEYS);
    assertThat(keys("/properties/burst/properties/recipients"))
        .isEqualTo(BurstReader.RECIPIENT_KEYS);
    assertThat(keys("/properties/incremental")).isEqualTo(BurstReader.INCREMENTAL_KEYS);
  }

  @Test
  void words_are_those_of_the_readers() {
    assertThat(words("/$defs/column/properties/type")).isEqualTo(words(ColumnType.values()));
    assertThat(words("/$defs/column/properties/total")).isEqualTo(words(Total.values()));
    assertThat(words("/$defs/column/properties/align")).isEqualTo(words(Align.values()));
    assertThat(words("/$defs/chart/properties/type")).isEqualTo(words(Chart.Kind.values()));
    assertThat(words("/$defs/parameter/properties/type")).isEqualTo(words(ParameterType.values()));
    assertThat(words("/properties/layout/properties/paper"))
        .isEqualTo(words(PageSetup.Paper.values()));
    assertThat(words("/properties/access/properties/pii_role")).isEqualTo(words(Role.values()));
  }
}

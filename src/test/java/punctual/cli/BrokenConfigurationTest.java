package punctual.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import punctual.testing.RunningServer;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * PR-10.5, .10: a broken configuration is refused, by name, with the remedy, and never a secret.
 */
class BrokenConfigurationTest {
  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path folder;

  /** One entry of broken.yaml. */
  record Case(
      String it,
      @Nullable Map<String, String> env,
      @Nullable String yaml,
      @Nullable Map<String, String> files,
      String says,
      @Nullable String remedy,
      @Nullable Boolean online) {
    @Override
    public String toString() {
      return it;
    }
  }

  static Stream<Case> cases() throws IOException {
    try (InputStream file = BrokenConfigurationTest.class.getResourceAsStream("broken.yaml")) {
      var list = new TypeReference<List<Case>>() {};
      return YAMLMapper.shared().readValue(Objects.requireNonNull(file), list).stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void is_refused_with_its_line_and_exit_code(Case broken) throws IOException {
    Commanded serve = commanded(broken).run("serve");
    assertThat(serve.code()).isEqualTo(78);
    assertThat(serve.err()).contains(filled(broken.says));
    if (broken.remedy != null) assertThat(serve.err()).contains(filled(broken.remedy));
    assertThat(serve.err()).doesNotContain("hunter2");
    assertThat(serve.started()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void fails_the_check_and_shows_no_secret(Case broken) throws IOException {
    Commanded check = commanded(broken).run("config", "check");
    if (broken.online == null) assertThat(check.code()).isEqualTo(1);
    assertThat(check.out()).doesNotContain("hunter2");
    Commanded json = commanded(broken).run("config", "check", "--json");
    assertThat(json.out()).startsWith("{").doesNotContain("hunter2");
  }

  @Test
  void every_fault_is_named_at_once() throws IOException {
    Files.writeString(folder.resolve("punctual.yaml"), "tick: never\nslots: 3\n");
    var commanded = new Commanded(folder).with("PUNCTUAL_PORT", "x").with("PUNCTUAL_HOST", "y");
    assertThat(commanded.run("serve").err())
        .contains("4 things are to be mended")
        .contains("tick in punctual.yaml, line 1", "slots in punctual.yaml, line 2")
        .contains("PUNCTUAL_PORT", "PUNCTUAL_HOST");
  }

  @Test
  void checking_makes_nothing() {
    Path home = folder.resolve("new");
    assertThat(new Commanded(home).run("config", "check", "--online").code()).isZero();
    assertThat(home).doesNotExist();
  }

  private Commanded commanded(Case broken) throws IOException {
    if (broken.yaml != null) Files.writeString(folder.resolve("punctual.yaml"), broken.yaml);
    for (var file : Objects.requireNonNullElse(broken.files, Map.<String, String>of()).entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
    var variables = new HashMap<>(Map.of("PUNCTUAL_PORT", "" + RunningServer.freePort()));
    if (broken.env != null) broken.env.forEach((name, text) -> variables.put(name, filled(text)));
    var commanded = new Commanded(folder);
    variables.forEach(commanded::with);
    return commanded;
  }

  private String filled(String text) {
    return text.replace("{home}", folder.toString());
  }
}

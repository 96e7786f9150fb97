package punctual.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import punctual.settings.Setting;

class SettingsReferenceTest {

  @Test
  void the_reference_page_is_up_to_date() throws IOException {
    assertThat(Files.readString(Path.of("docs/reference/configuration.md")))
        .as("./punctual settings --markdown > docs/reference/configuration.md")
        .isEqualTo(SettingsReference.markdown(KnownSettings.parts()));
  }

  @Test
  void no_two_settings_share_a_name() {
    assertThat(KnownSettings.all()).extracting(Setting::key).doesNotHaveDuplicates();
  }

  @Test
  void names_are_plain_and_described_in_a_sentence() {
    assertThat(KnownSettings.all())
        .allSatisfy(setting -> {
          assertThat(setting.key()).matches("[a-z][a-z0-9_]*");
          assertThat(setting.description()).matches("[A-Z].*\\.");
        });
  }
}

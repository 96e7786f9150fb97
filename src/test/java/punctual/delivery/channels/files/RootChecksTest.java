package punctual.delivery.channels.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import punctual.settings.CoreSettings;
import punctual.settings.SettingFault;
import punctual.settings.Settings;
import punctual.testing.Given;

/**
 * PL-F.1, P1, P2: roots come from the configuration only, and never reach what is Punctual's own.
 */
class RootChecksTest {
  @TempDir Path disk;
  private Path home;

  @BeforeEach
  void folders() throws IOException {
    home = Files.createDirectories(disk.resolve("home"));
    for (String name : List.of("home/inside", "finance", "reports/own", "holder"))
      Files.createDirectories(disk.resolve(name));
  }

  private Settings settings(String roots) {
    String json = roots.replace('\'', '"').replace("DISK", disk.toString());
    return new Settings(home, Map.of(), Given.json("{}"))
        .with(CoreSettings.REPORTS_DIR, disk.resolve("reports"))
        .withSection(FileRoots.SECTION, Given.json(json));
  }

  private List<String> faults(String roots) {
    return FileRoots.faults(settings(roots)).stream()
        .map(fault -> fault.setting() + " " + fault.problem())
        .toList();
  }

  @Test
  void a_sound_root_has_no_fault_and_nothing_stays_of_the_check() throws IOException {
    assertThat(faults("{'finance': {'path': 'DISK/finance', 'organizations': ['demo']}}"))
        .isEmpty();
    assertThat(disk.resolve("finance")).isEmptyDirectory();
  }

  @Test
  void a_root_may_not_lie_in_hold_or_be_what_is_punctuals_own() throws IOException {
    Files.createSymbolicLink(disk.resolve("holder/link"), home);
    assertThat(faults("{'a': {'path': 'DISK/home'}}"))
        .containsExactly(where("a", "is PUNCTUAL_HOME itself"));
    assertThat(faults("{'a': {'path': 'DISK/home/inside'}}"))
        .containsExactly(where("a", "lies in PUNCTUAL_HOME"));
    assertThat(faults("{'a': {'path': 'inside'}}"))
        .containsExactly(where("a", "lies in PUNCTUAL_HOME"));
    assertThat(faults("{'a': {'path': 'DISK'}}"))
        .containsExactly(where("a", "holds PUNCTUAL_HOME"), where("a", "holds reports_dir"));
    assertThat(faults("{'a': {'path': 'DISK/reports/own'}}"))
        .containsExactly(where("a", "lies in reports_dir"));
    assertThat(faults("{'a': {'path': 'DISK/holder/link'}}"))
        .as("by a link")
        .containsExactly(where("a", "is PUNCTUAL_HOME itself"));
    assertThat(faults("{'a': {'path': '/'}}")).containsExactly(where("a", "is the whole disk"));
  }

  @Test
  void the_state_database_is_never_under_a_root() {
    var settings =
        settings("{'a': {'path': 'DISK/finance'}}")
            .with(CoreSettings.DATABASE_URL, "jdbc:sqlite:" + disk.resolve("finance/state.db"));
    assertThat(FileRoots.faults(settings))
        .extracting(SettingFault::problem)
        .containsExactly("holds the state database");
  }

  @Test
  void roots_do_not_reach_into_one_another() {
    assertThat(faults("{'a': {'path': 'DISK/finance'}, 'b': {'path': 'DISK/finance/demo'}}"))
        .contains(where("a", "holds the root b"));
    assertThat(faults("{'a': {'path': 'DISK/finance'}, 'b': {'path': 'DISK/finance'}}"))
        .contains(where("a", "is the root b itself"));
  }

  @Test
  void a_folder_that_is_missing_or_no_folder_is_a_fault() throws IOException {
    Files.writeString(disk.resolve("file"), "x");
    assertThat(faults("{'a': {'path': 'DISK/none'}, 'b': {'path': 'DISK/file'}}"))
        .containsExactly(where("a", "is not there"), where("b", "is not a folder"));
  }

  @Test
  void what_is_written_is_checked_and_every_fault_named_at_once() {
    assertThat(
            faults(
                "{'Bad Name': {'path': 'DISK/finance'}, 'b': {'pth': 'x'}, 'c': 'x', 'd': {'path': 'DISK/holder', 'organizations': []}}"))
        .containsExactly(
            "file_roots.Bad Name in punctual.yaml is no alias",
            "file_roots.b.pth in punctual.yaml is not a setting of a root",
            "file_roots.b.path in punctual.yaml is missing",
            "file_roots.c in punctual.yaml is not a mapping",
            "file_roots.d.organizations in punctual.yaml is not a list of organisations");
  }

  @Test
  void an_organisation_sees_the_roots_that_are_its_own() {
    FileRoots roots =
        FileRoots.of(
            settings(
                "{'all': {'path': 'DISK/holder'}, 'finance': {'path': 'DISK/finance', 'organizations': ['demo']}}"));
    assertThat(roots.aliases("demo")).containsExactly("all", "finance");
    assertThat(roots.aliases("other")).containsExactly("all");
    assertThat(roots.find("finance", "other")).isEmpty();
  }

  private static String where(String alias, String problem) {
    return "file_roots.%s.path in punctual.yaml %s".formatted(alias, problem);
  }
}

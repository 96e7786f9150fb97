package punctual.operations.alerts.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import punctual.operations.alerts.Finding;
import punctual.operations.alerts.Rule;
import punctual.operations.disk.DiskFixture;
import punctual.operations.disk.DiskWatch;
import punctual.testing.TestDatabase;

/** What the rules about the disk find (PR-8.3, RA.2). */
@ParameterizedClass
@EnumSource(TestDatabase.class)
@SuppressWarnings("NullAway.Init")
class DiskFindingsTest extends Findings {
  private static final long GB = 1_000_000_000;

  @TempDir Path home;
  private final DiskFixture fixture = new DiskFixture(time);
  private DiskWatch watch;
  private Rule low;
  private Rule stopped;

  DiskFindingsTest(TestDatabase kind) {
    super(kind);
  }

  @BeforeEach
  void rules() {
    watch = fixture.watch("web-1", home, database);
    low = new DiskSpace(fixture.disk, watch, false);
    stopped = new DiskSpace(fixture.disk, watch, true);
  }

  @AfterEach
  void end() {
    fixture.close();
  }

  private void free(long bytes) {
    fixture.free(bytes);
    time.advance(Duration.ofSeconds(10));
    DiskFixture.look(watch);
  }

  private List<String> titles(Rule rule) {
    return findings(rule).stream().map(Finding::title).toList();
  }

  @Test
  void room_enough_is_no_trouble() {
    free(5 * GB);
    assertThat(findings(low)).isEmpty();
    assertThat(findings(stopped)).isEmpty();
  }

  @Test
  void little_room_is_a_warning() {
    free(5 * GB - 1);
    assertThat(titles(low)).containsExactly("Little room on the disk of web-1");
    assertThat(findings(low).getFirst().link()).isEqualTo("/operations/disk");
    assertThat(findings(stopped)).isEmpty();
  }

  /**
   * The warning is not over when the graver one begins, else people would read that all is well.
   */
  @Test
  void no_room_is_both() {
    free(GB - 1);
    assertThat(titles(stopped)).containsExactly("No report starts: the disk of web-1 is full");
    assertThat(findings(stopped).getFirst().message()).contains("none is lost");
    assertThat(titles(low)).hasSize(1);
    free(80 * GB);
    assertThat(findings(low)).isEmpty();
    assertThat(findings(stopped)).isEmpty();
  }
}

package punctual.operations.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import punctual.operations.disk.Disk.State;
import punctual.testing.SettableTime;

/** Whether there is room for reports (PR-8.1, PR-8.2, PR-8.3, PR-8.6). */
class DiskTest {
  private static final long MB = 1_000_000;
  private static final long GB = 1_000 * MB;

  private final SettableTime time = new SettableTime();
  private final DiskFixture fixture = new DiskFixture(time);
  private final DiskFixture.FakeVolume volume = fixture.volume;
  private final Disk disk = fixture.disk;

  @AfterEach
  void close() {
    fixture.close();
  }

  private State free(long bytes) {
    volume.free = bytes;
    time.advance(Duration.ofSeconds(1));
    return disk.read().state();
  }

  /** PR-8.2, PR-8.3: below 5 GB a warning, below 1 GB no report starts. */
  @Test
  void states_by_what_is_free() {
    assertThat(free(5 * GB)).isEqualTo(State.OK);
    assertThat(free(5 * GB - 1)).isEqualTo(State.LOW);
    assertThat(free(GB)).isEqualTo(State.LOW);
    assertThat(free(900 * MB)).isEqualTo(State.STOPPED);
    assertThat(free(6 * GB)).isEqualTo(State.OK);
  }

  /** PR-8.1, PR-8.2: reports are held, deliveries of what is there already go on. */
  @Test
  void reports_are_held_and_nothing_else() {
    free(900 * MB);
    assertThat(disk.hold("reports")).isEqualTo("disk");
    assertThat(disk.hold("deliveries")).isNull();
    free(2 * GB);
    assertThat(disk.hold("reports")).isNull();
  }

  /** Asked before every claim, it must not ask the disk each time. */
  @Test
  void the_disk_is_asked_once_a_second_at_most() {
    for (int i = 0; i < 100; i++) disk.hold("reports");
    assertThat(volume.asked.get()).isEqualTo(1);
    free(2 * GB);
    assertThat(volume.asked.get()).isEqualTo(2);
  }

  @Test
  void a_disk_that_does_not_say_holds_nothing_up() {
    volume.broken = true;
    assertThat(disk.hold("reports")).isNull();
  }

  /** PR-8.6: what must stay free is so after the next run has written what its like wrote. */
  @Test
  void what_runs_need_counts_as_gone() {
    free(2 * GB);
    Map<String, Long> average = Map.of("small", 10 * MB, "large", 600 * MB);
    disk.expect(Needs.of(Map.of("small", 7), Map.of(), average));
    assertThat(free(2 * GB)).isEqualTo(State.LOW);
    disk.expect(Needs.of(Map.of("small", 7, "large", 1), Map.of("large", 1), average));
    assertThat(free(2 * GB)).isEqualTo(State.STOPPED);
    assertThat(free(GB + 1_200 * MB)).isEqualTo(State.LOW);
    assertThat(disk.needs()).isEqualTo(new Needs(1_200 * MB, 670 * MB, 305 * MB, 8));
  }

  @Test
  void a_type_that_never_ran_needs_the_threshold_itself() {
    disk.expect(Needs.of(Map.of("new", 3), Map.of(), Map.of()));
    assertThat(free(GB)).isEqualTo(State.LOW);
    assertThat(free(GB - 1)).isEqualTo(State.STOPPED);
  }

  // the trend ------------------------------------------------------------------------------------

  private static List<DiskSamples.Sample> line(int count, Duration step, long free, long lost) {
    var samples = new ArrayList<DiskSamples.Sample>();
    for (int i = 0; i < count; i++) {
      Instant at = SettableTime.START.plus(step.multipliedBy(i));
      long wobble = (i % 2 == 0 ? 1 : -1) * MB;
      samples.add(new DiskSamples.Sample("n", at, free - i * lost + wobble, 100 * GB, 0, State.OK));
    }
    return samples;
  }

  private static Trend trend(List<DiskSamples.Sample> samples) {
    return Objects.requireNonNull(Trend.of(samples));
  }

  /** PR-8.5: "full in about 47 days". */
  @Test
  void the_trend_says_when_the_disk_is_full() {
    Trend trend = trend(line(14 * 24, Duration.ofHours(1), 100 * GB, 67 * MB));
    assertThat(trend.bytesPerDay()).isBetween(1_600 * MB, 1_610 * MB);
    assertThat(trend.fullInDays()).isEqualTo(48);
  }

  @Test
  void a_disk_that_does_not_fill_is_never_full() {
    assertThat(trend(line(100, Duration.ofHours(1), 100 * GB, 0)).fullInDays()).isNull();
    Trend gaining = trend(line(100, Duration.ofHours(1), 10 * GB, -50 * MB));
    assertThat(gaining.fullInDays()).isNull();
    assertThat(gaining.bytesPerDay()).isNegative();
  }

  @Test
  void with_too_few_samples_nothing_is_said() {
    assertThat(Trend.of(List.of())).isNull();
    assertThat(Trend.of(line(20, Duration.ofHours(3), GB, MB))).isNull();
    assertThat(Trend.of(line(100, Duration.ofMinutes(5), GB, MB))).isNull();
  }
}

package punctual.schedules.recurrence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import punctual.testing.Seeded;
import tools.jackson.databind.json.JsonMapper;

/** Where offsets come from: the runtime, or the machine where its release is later. */
class ZoneSourceTest {
  private static final Path MACHINE = Path.of("/usr/share/zoneinfo");
  private static final ZoneSource JDK = ZoneSource.jdk();

  /** Their rules have not changed for years, so all releases agree. */
  private static final List<String> SETTLED =
      List.of(
          "America/New_York",
          "Europe/London",
          "Europe/Berlin",
          "Europe/Dublin",
          "UTC",
          "Asia/Tokyo",
          "Asia/Kolkata",
          "Australia/Sydney",
          "Australia/Lord_Howe",
          "Pacific/Chatham",
          "Pacific/Apia",
          "America/Santiago",
          "Antarctica/Troll",
          "Asia/Kathmandu",
          "Asia/Jerusalem",
          "America/St_Johns");

  @TempDir Path folder = Path.of("");

  @Test
  void a_table_gives_the_offsets_of_the_runtime() {
    Seeded.runs(
        3000,
        random -> {
          var ids = List.copyOf(JDK.ids());
          String id = ids.get(random.nextInt(ids.size()));
          Instant instant = Instant.ofEpochSecond(random.nextLong(-6_000_000_000L, 7_200_000_000L));
          assertThat(JDK.zone(id).offsetAt(instant))
              .as("%s at %s", id, instant)
              .isEqualTo(ZoneId.of(id).getRules().getOffset(instant));
        });
  }

  @Test
  @DisplayName("P14: the machine's files give the runtime's offsets where the releases agree")
  void zone_files_agree_with_the_runtime() {
    var machine = TzifZones.in(MACHINE, JDK);
    assumeThat(machine).isPresent();
    boolean same = machine.get().version().equals(JDK.version());
    Collection<String> ids = same ? JDK.ids() : SETTLED;
    for (String id : ids) {
      var ours = JDK.zone(id);
      var theirs = machine.get().zone(id);
      for (long t = 0; t < 4_000_000_000L; t += 7 * 3600 + 1800) {
        Instant instant = Instant.ofEpochSecond(t);
        if (!ours.offsetAt(instant).equals(theirs.offsetAt(instant))) {
          assertThat(theirs.offsetAt(instant))
              .as("%s at %s", id, instant)
              .isEqualTo(ours.offsetAt(instant));
        }
      }
    }
  }

  @Test
  void a_later_release_on_the_machine_wins() throws IOException {
    release("2999a");
    Files.createDirectories(folder.resolve("America"));
    Instant change = Instant.parse("2026-11-01T09:00:00Z");
    Files.write(folder.resolve("America/Vancouver"), zoneFile(-8 * 3600, change));
    var zones = ZoneSource.newest(folder);
    assertThat(zones.version()).isEqualTo("2999a");
    var recurrences = new Recurrences(zones, HolidaySource.none());
    assertThat(recurrences.tzdbVersion()).isEqualTo("2999a");
    var schedule = "{\"cadence\":\"daily\",\"timezone\":\"America/Vancouver\",\"time\":\"09:00\"}";
    var run =
        recurrences
            .parse(new JsonMapper().readTree(schedule))
            .next(Instant.parse("2026-11-22T00:00:00Z"))
            .orElseThrow();
    assertThat(run.local()).hasToString("2026-11-22T09:00-07:00");
  }

  @Test
  void an_earlier_release_on_the_machine_does_not() throws IOException {
    release("2001a");
    assertThat(ZoneSource.newest(folder).version()).isEqualTo(JDK.version());
    assertThat(ZoneSource.newest(folder.resolve("nowhere")).version()).isEqualTo(JDK.version());
  }

  @Test
  void a_broken_missing_or_foreign_file_falls_back_to_the_runtime() throws IOException {
    release("2999a");
    Files.createDirectories(folder.resolve("Europe"));
    Files.writeString(folder.resolve("Europe/Paris"), "TZif2 but no more");
    Path outside = Files.createTempFile("outside", ".tz");
    Files.write(outside, zoneFile(0, Instant.EPOCH));
    Files.createSymbolicLink(folder.resolve("Europe/Rome"), outside);
    var zones = ZoneSource.newest(folder);
    Instant summer = Instant.parse("2026-07-01T00:00:00Z");
    for (String id : List.of("Europe/Paris", "Europe/Rome", "Europe/Madrid")) {
      assertThat(zones.zone(id).offsetAt(summer)).as(id).isEqualTo(ZoneOffset.ofHours(2));
    }
    Files.delete(outside);
  }

  @Test
  void the_footer_holds_for_all_years_to_come() {
    var newYork = new Segments(-5 * 3600);
    PosixRule.parse("EST5EDT,M3.2.0,M11.1.0").extend(newYork, 2007);
    var nuuk = new Segments(-3 * 3600);
    PosixRule.parse("<-02>2<-01>,M3.5.0/-1,M10.5.0/0").extend(nuuk, 2024);
    var julian = new Segments(0);
    PosixRule.parse("AAA0BBB,J60/0,J300/0:30").extend(julian, 2024);
    Instant leap = Instant.parse("2096-03-01T00:00:00Z");
    assertThat(offset(newYork, "2150-07-01T00:00:00Z")).isEqualTo(-4);
    assertThat(offset(newYork, "2150-12-01T00:00:00Z")).isEqualTo(-5);
    assertThat(offset(nuuk, "2026-03-29T00:59:59Z")).isEqualTo(-2);
    assertThat(offset(nuuk, "2026-03-29T01:00:00Z")).isEqualTo(-1);
    assertThat(julian.table().offsetAt(leap)).isEqualTo(ZoneOffset.ofHours(1));
    assertThat(julian.table().offsetAt(leap.minusSeconds(1))).isEqualTo(ZoneOffset.UTC);
  }

  private static int offset(Segments segments, String instant) {
    return segments.table().offsetAt(Instant.parse(instant)).getTotalSeconds() / 3600;
  }

  private void release(String version) throws IOException {
    Files.writeString(folder.resolve("tzdata.zi"), "# version " + version + "\n# more\n");
  }

  /** A zone file with one change, from the given offset to UTC-7. */
  private static byte[] zoneFile(int first, Instant change) {
    byte[] footer = "\nMST7\n".getBytes(StandardCharsets.US_ASCII);
    var bytes = ByteBuffer.allocate(88 + 9 + 12 + 4 + footer.length);
    header(bytes, 0, 0, 0);
    header(bytes, 1, 2, 4);
    bytes.putLong(change.getEpochSecond()).put((byte) 1);
    bytes.putInt(first).putShort((short) 0).putInt(-7 * 3600).putShort((short) 0);
    bytes.put("MST\0".getBytes(StandardCharsets.US_ASCII)).put(footer);
    return bytes.array();
  }

  private static void header(ByteBuffer bytes, int times, int types, int letters) {
    bytes.put("TZif2".getBytes(StandardCharsets.US_ASCII)).put(new byte[15]);
    bytes.putInt(0).putInt(0).putInt(0).putInt(times).putInt(types).putInt(letters);
  }
}

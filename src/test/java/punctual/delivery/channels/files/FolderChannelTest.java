package punctual.delivery.channels.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import punctual.delivery.channels.Channel.InvalidDestination;
import punctual.delivery.channels.Parcel;
import punctual.delivery.channels.Receipt;
import punctual.faults.Category;
import punctual.testing.Given;
import punctual.testing.TestDatabase;

/** PL-F.1, PL-E.2, PL-E.3: files arrive whole under their names, once. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class FolderChannelTest {
  private final FilesFixture fixture;

  @TempDir Path disk;

  FolderChannelTest(TestDatabase kind) {
    fixture = new FilesFixture(kind);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private FolderChannel channel() {
    return fixture.channel(disk);
  }

  private Parcel parcel(String destination, Parcel.File... files) {
    return fixture.parcel(destination, "{}", FilesFixture.DUE, List.of(files));
  }

  private static String reference(Receipt receipt) {
    assertThat(receipt).isInstanceOf(Receipt.Sent.class);
    return ((Receipt.Sent) receipt).reference();
  }

  private static void refused(Receipt receipt, String code, Category category) {
    assertThat(receipt)
        .isInstanceOfSatisfying(
            Receipt.NotSent.class,
            not -> {
              assertThat(not.fault().code()).isEqualTo(code);
              assertThat(not.fault().category()).isEqualTo(category);
            });
  }

  private List<String> names() throws IOException {
    try (var found = Files.walk(disk)) {
      return found
          .filter(Files::isRegularFile)
          .map(file -> disk.relativize(file).toString())
          .filter(name -> !name.endsWith(Turns.LOCK_FILE))
          .sorted()
          .toList();
    }
  }

  @Test
  void every_file_of_the_run_is_written_and_named_in_the_reference() throws IOException {
    var receipt =
        fixture.send(
            channel(),
            parcel(
                "all/sales/{{ due.date }}-{{ report.name }}.{{ format }}",
                FilesFixture.file("s.csv", "a,b"),
                FilesFixture.file("s.xlsx", "PK")));
    assertThat(reference(receipt))
        .isEqualTo(
            "all/sales/2026-11-24-Sales-summary.csv, all/sales/2026-11-24-Sales-summary.xlsx");
    String own = fixture.key() + "/sales/2026-11-24-Sales-summary";
    assertThat(names()).containsExactly("all/" + own + ".csv", "all/" + own + ".xlsx");
    Path csv = disk.resolve("all/" + own + ".csv");
    assertThat(csv).hasContent("a,b");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(csv)))
        .isEqualTo("rw-r-----");
  }

  @Test
  void who_has_a_root_alone_writes_into_it_directly() throws IOException {
    fixture.send(channel(), parcel("own/x", FilesFixture.file("s.csv", "a")));
    assertThat(names()).containsExactly("own/x.csv");
  }

  /** PL-E.3: an attempt is repeated after a crash; the same names, and nothing twice. */
  @Test
  void the_same_delivery_repeated_doubles_nothing() throws IOException {
    Parcel parcel = parcel("own/x", FilesFixture.file("s.csv", "a"));
    String first = reference(fixture.send(channel(), parcel));
    assertThat(reference(fixture.send(channel(), FilesFixture.again(parcel)))).isEqualTo(first);
    assertThat(names()).containsExactly("own/x.csv");
  }

  @Test
  void a_crash_before_the_names_are_given_leaves_nothing_that_the_next_attempt_does_not_remove()
      throws IOException {
    Parcel parcel = parcel("own/a/x", FilesFixture.file("s.csv", "a"));
    String part = new PartFile.Name(parcel.deliveryId(), 1, 0).toString();
    Files.createDirectories(disk.resolve("own/a"));
    Files.writeString(disk.resolve("own/a").resolve(part), "half");
    assertThatThrownBy(() ->
            channel()
                .send(
                    parcel,
                    FilesFixture.LATER,
                    () -> {
                      throw new IllegalStateException("the row is another attempt's");
                    }))
        .hasMessage("the row is another attempt's");
    assertThat(names()).isEmpty();
    Files.writeString(disk.resolve("own/a").resolve(part), "half");
    fixture.send(channel(), FilesFixture.again(parcel));
    assertThat(names()).containsExactly("own/a/x.csv");
  }

  @Test
  void another_file_of_the_same_name_is_left_and_the_new_one_gets_a_number() throws IOException {
    Files.createDirectories(disk.resolve("own"));
    Files.writeString(disk.resolve("own/x.csv"), "somebody else's");
    Parcel parcel = parcel("own/x", FilesFixture.file("s.csv", "a"));
    assertThat(reference(fixture.send(channel(), parcel))).isEqualTo("own/x-2.csv");
    assertThat(reference(fixture.send(channel(), FilesFixture.again(parcel))))
        .isEqualTo("own/x-2.csv");
    assertThat(disk.resolve("own/x.csv")).hasContent("somebody else's");
    assertThat(reference(fixture.send(channel(), parcel("own/x", FilesFixture.file("s.csv", "b")))))
        .isEqualTo("own/x-3.csv");
  }

  @Test
  void what_is_to_be_replaced_is_replaced() throws IOException {
    for (String text : List.of("monday", "tuesday")) {
      var due = FilesFixture.DUE.plusSeconds(text.equals("tuesday") ? 86_400 : 0);
      var parcel =
          fixture.parcel(
              "own/x", "{\"overwrite\": true}", due, List.of(FilesFixture.file("s.csv", text)));
      assertThat(reference(fixture.send(channel(), parcel))).isEqualTo("own/x.csv");
    }
    assertThat(names()).containsExactly("own/x.csv");
    assertThat(disk.resolve("own/x.csv")).hasContent("tuesday");
  }

  /** Neither somebody's own file nor what another schedule delivers there. */
  @Test
  void what_is_not_its_own_is_never_replaced() throws IOException {
    Files.createDirectories(disk.resolve("own"));
    Files.writeString(disk.resolve("own/x.csv"), "by hand");
    for (long recipient : List.of(1L, 2L, 1L)) {
      var parcel =
          fixture.parcel(
              new UUID(0, recipient),
              "own/x",
              "{\"overwrite\": true}",
              FilesFixture.DUE,
              List.of(FilesFixture.file("s.csv", "of " + recipient)));
      assertThat(reference(fixture.send(channel(), parcel)))
          .isEqualTo("own/x-" + (recipient + 1) + ".csv");
    }
    assertThat(disk.resolve("own/x.csv")).hasContent("by hand");
    assertThat(disk.resolve("own/x-2.csv")).hasContent("of 1");
    assertThat(disk.resolve("own/x-3.csv")).hasContent("of 2");
  }

  private String replaced(long recipient, String options, String text) {
    var files = List.of(FilesFixture.file("s.csv", text));
    var parcel = fixture.parcel(new UUID(0, recipient), "own/x", options, FilesFixture.DUE, files);
    return reference(fixture.send(channel(), parcel));
  }

  /** Two reports without rows are the same bytes, and still two people's files. */
  @Test
  void the_same_bytes_do_not_make_a_file_ones_own() {
    String replace = "{\"overwrite\": true}";
    assertThat(replaced(1, replace, "empty")).isEqualTo("own/x.csv");
    assertThat(replaced(2, replace, "empty")).isEqualTo("own/x.csv");
    assertThat(replaced(2, replace, "of 2")).isEqualTo("own/x-2.csv");
    assertThat(replaced(1, replace, "of 1")).isEqualTo("own/x.csv");
    assertThat(disk.resolve("own/x.csv")).hasContent("of 1");
  }

  @Test
  void a_file_that_took_a_free_name_is_not_the_earlier_ones_to_replace() throws IOException {
    String replace = "{\"overwrite\": true}";
    assertThat(replaced(1, replace, "first")).isEqualTo("own/x.csv");
    Files.delete(disk.resolve("own/x.csv"));
    assertThat(replaced(2, "{}", "to stay")).isEqualTo("own/x.csv");
    assertThat(replaced(1, replace, "second")).isEqualTo("own/x-2.csv");
    assertThat(disk.resolve("own/x.csv")).hasContent("to stay");
  }

  /** Promise 4: a late attempt and a report sent again never look like the newest one. */
  @Test
  void an_older_report_never_replaces_a_newer_one() throws IOException {
    var newer =
        fixture.parcel(
            "own/x",
            "{\"overwrite\": true}",
            FilesFixture.DUE,
            List.of(FilesFixture.file("s.csv", "newer")));
    var older =
        fixture.parcel(
            "own/x",
            "{\"overwrite\": true}",
            FilesFixture.DUE.minusSeconds(60),
            List.of(FilesFixture.file("s.csv", "older")));
    fixture.send(channel(), newer);
    assertThat(reference(fixture.send(channel(), older))).isEqualTo("own/x-2.csv");
    assertThat(disk.resolve("own/x.csv")).hasContent("newer");
    assertThat(disk.resolve("own/x-2.csv")).hasContent("older");
  }

  @Test
  void many_writers_of_one_name_each_get_a_name_of_their_own() throws Exception {
    var channels = List.of(channel(), channel());
    int writers = 16;
    var ready = new CountDownLatch(writers);
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var sent = new ArrayList<Future<Receipt>>();
      for (int i = 0; i < writers; i++) {
        var parcel = parcel("own/x", FilesFixture.file("s.csv", "text " + i));
        var channel = channels.get(i % 2);
        sent.add(
            pool.submit(() -> {
              ready.countDown();
              ready.await();
              return fixture.send(channel, parcel);
            }));
      }
      var references = new ArrayList<String>();
      for (var each : sent) references.add(reference(each.get()));
      assertThat(references).doesNotHaveDuplicates();
    }
    assertThat(names()).hasSize(writers);
  }

  @Test
  void bytes_that_are_not_those_of_the_report_are_never_written() throws IOException {
    var good = FilesFixture.file("s.csv", "good");
    var bad =
        new Parcel.File(
            good.name(),
            good.contentType(),
            good.bytes(),
            good.sha256(),
            good.link(),
            good.linkUntil(),
            () -> new ByteArrayInputStream("evil".getBytes(StandardCharsets.UTF_8)));
    refused(fixture.send(channel(), parcel("own/x", bad)), "file_damaged", Category.DATA);
    assertThat(names()).isEmpty();
  }

  @Test
  void a_report_that_cannot_be_read_is_a_fault_of_the_system() throws IOException {
    var good = FilesFixture.file("s.csv", "good");
    var broken =
        new Parcel.File(
            good.name(),
            good.contentType(),
            good.bytes(),
            good.sha256(),
            good.link(),
            good.linkUntil(),
            FolderChannelTest::unreadable);
    refused(
        fixture.send(channel(), parcel("own/x", good, broken)), "file_unreadable", Category.SYSTEM);
    assertThat(names()).isEmpty();
  }

  private static InputStream unreadable() throws IOException {
    throw new java.nio.file.NoSuchFileException("kept");
  }

  @Test
  void a_root_that_vanished_is_tried_again() throws IOException {
    FolderChannel channel = channel();
    Files.delete(disk.resolve("own"));
    refused(
        fixture.send(channel, parcel("own/x", FilesFixture.file("s.csv", "a"))),
        "file_root_missing",
        Category.SYSTEM);
  }

  @Test
  void a_folder_without_the_right_to_write_is_a_matter_of_configuration() throws IOException {
    assumeFalse("root".equals(System.getProperty("user.name")));
    FolderChannel channel = channel();
    Path locked = Files.createDirectories(disk.resolve("own/locked"));
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-x------"));
    refused(
        fixture.send(channel, parcel("own/locked/x", FilesFixture.file("s.csv", "a"))),
        "file_denied",
        Category.CONFIGURATION);
  }

  @Test
  void a_link_in_the_way_is_a_matter_of_configuration() throws IOException {
    FolderChannel channel = channel();
    Path outside = Files.createDirectories(disk.resolve("outside"));
    Files.createSymbolicLink(disk.resolve("own/out"), outside);
    refused(
        fixture.send(channel, parcel("own/out/x", FilesFixture.file("s.csv", "a"))),
        "file_outside",
        Category.CONFIGURATION);
    assertThat(outside).isEmptyDirectory();
  }

  @Test
  void a_folder_of_the_files_name_is_stepped_around_even_where_files_are_replaced()
      throws IOException {
    FolderChannel channel = channel();
    Files.createDirectories(disk.resolve("own/x.csv"));
    var parcel =
        fixture.parcel(
            "own/x",
            "{\"overwrite\": true}",
            FilesFixture.DUE,
            List.of(FilesFixture.file("s.csv", "a")));
    assertThat(reference(fixture.send(channel, parcel))).isEqualTo("own/x-2.csv");
  }

  @Test
  void a_root_that_is_not_offered_any_more_is_refused() {
    refused(
        fixture.send(channel(), parcel("gone/x", FilesFixture.file("s.csv", "a"))),
        "file_root_unknown",
        Category.CONFIGURATION);
    refused(
        fixture.send(channel(), parcel("others/x", FilesFixture.file("s.csv", "a"))),
        "file_root_unknown",
        Category.CONFIGURATION);
  }

  @Test
  void the_deadline_ends_a_slow_write() throws IOException {
    Parcel parcel = parcel("own/x", FilesFixture.file("s.csv", "a"));
    Receipt receipt = channel().send(parcel, Instant.EPOCH, () -> {});
    refused(receipt, "file_too_slow", Category.SYSTEM);
    assertThat(names()).isEmpty();
  }

  @Test
  void a_notice_without_a_file_writes_none() throws IOException {
    assertThat(reference(fixture.send(channel(), parcel("own/x")))).startsWith("No file");
    assertThat(names()).isEmpty();
  }

  @Test
  void options_are_checked_when_a_person_writes_them() throws Exception {
    FolderChannel channel = channel();
    channel.check("own/x", Given.json("{\"overwrite\": true}"), fixture.key());
    for (String bad : List.of("{\"overwrite\": \"yes\"}", "{\"overwrit\": true}"))
      assertThatThrownBy(() -> channel.check("own/x", Given.json(bad), fixture.key()))
          .isInstanceOfSatisfying(
              InvalidDestination.class, e -> assertThat(e.field()).isEqualTo("options"));
    assertThatThrownBy(() -> channel.check("others/x", Given.json("{}"), fixture.key()))
        .hasMessageContaining("use one of all, own");
    assertThatThrownBy(() -> channel.check("own/x", Given.json("{}"), "none" + UUID.randomUUID()))
        .isInstanceOf(InvalidDestination.class);
  }
}

package punctual.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import punctual.faults.CodedException;

/** PL-F.3: what is stored tells nothing and cannot be changed. PL-F.6: it is small. */
class SealedTest {
  private static final UUID FILE = new UUID(1, 2);
  private static final int SEGMENT = Segments.CONTENT;

  private final Packing packing = StorageFixture.packing(1);

  private static byte[] noise(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private byte[] packed(byte[] content, String format) throws IOException {
    var stored = new ByteArrayOutputStream();
    try (var packer = packing.packer(stored, FILE, format)) {
      for (int at = 0; at < content.length; at += 7000)
        packer.out().write(content, at, Math.min(7000, content.length - at));
      packer.finish();
      assertThat(packer.storedBytes()).isEqualTo(stored.size());
    }
    return stored.toByteArray();
  }

  private byte[] unpacked(byte[] stored) throws IOException {
    try (var in = packing.unpack(new ByteArrayInputStream(stored), FILE)) {
      return in.readAllBytes();
    }
  }

  private String refusal(byte[] stored) {
    var e = catchThrowableOfType(CodedException.class, () -> unpacked(stored));
    return e == null ? "opened" : e.code().name();
  }

  @ParameterizedTest
  @ValueSource(
      ints = {0, 1, SEGMENT - 1, SEGMENT, SEGMENT + 1, 2 * SEGMENT, 2 * SEGMENT + 1, 1_000_000})
  void what_was_written_comes_back(int length) throws IOException {
    for (String format : new String[] {"csv", "xlsx"})
      assertThat(unpacked(packed(noise(length), format))).isEqualTo(noise(length));
  }

  @Test
  void nothing_of_the_content_shows() throws IOException {
    byte[] content = "alice@example.org,".repeat(1000).getBytes(StandardCharsets.UTF_8);
    assertThat(new String(packed(content, "pdf"), StandardCharsets.ISO_8859_1))
        .doesNotContain("alice");
    assertThat(packed(content, "pdf")).isNotEqualTo(packed(content, "pdf"));
  }

  @Test
  void text_takes_a_fraction_of_its_size_and_what_is_dense_is_left_alone() throws IOException {
    byte[] text =
        "2026-11-29,Berlin,1234.50,EUR\r\n".repeat(20_000).getBytes(StandardCharsets.UTF_8);
    assertThat(packed(text, "csv")).hasSizeLessThan(text.length / 20);
    assertThat(packed(text, "jsonl")).hasSizeLessThan(text.length / 20);
    assertThat(packed(text, "html")).hasSizeLessThan(text.length / 20);
    for (String dense : new String[] {"xlsx", "pdf", "parquet"})
      assertThat(packed(text, dense)).hasSizeGreaterThan(text.length);
  }

  @ParameterizedTest
  @CsvSource({"xlsx", "csv"})
  void a_file_that_was_cut_off_anywhere_does_not_open(String format) throws IOException {
    byte[] stored = packed(noise(2 * SEGMENT + 10), format);
    int first = FileHeader.LENGTH + Segments.SEALED;
    for (int end :
        new int[] {
          0,
          FileHeader.LENGTH - 1,
          FileHeader.LENGTH,
          FileHeader.LENGTH + 5,
          first - 1,
          first,
          first + 1,
          first + Segments.SEALED,
          stored.length - 1
        })
      assertThat(refusal(Arrays.copyOf(stored, end))).as("at " + end).isEqualTo("file_damaged");
    assertThat(refusal(Arrays.copyOf(stored, stored.length + 1))).isEqualTo("file_damaged");
  }

  @Test
  void every_changed_byte_is_noticed() throws IOException {
    byte[] stored = packed(noise(1000), "xlsx");
    for (int at = 0; at < stored.length; at++) {
      byte[] changed = stored.clone();
      changed[at] ^= 1;
      assertThat(refusal(changed)).as("byte " + at).isIn("file_damaged", "file_key_unknown");
    }
  }

  @Test
  void segments_cannot_change_places_or_be_left_out_or_repeated() throws IOException {
    byte[] stored = packed(noise(3 * SEGMENT), "xlsx");
    byte[] header = Arrays.copyOf(stored, FileHeader.LENGTH);
    byte[][] s = new byte[3][];
    for (int i = 0; i < 3; i++) {
      int from = FileHeader.LENGTH + i * Segments.SEALED;
      s[i] = Arrays.copyOfRange(stored, from, from + Segments.SEALED);
    }
    assertThat(refusal(joined(header, s[0], s[1], s[2]))).isEqualTo("opened");
    assertThat(refusal(joined(header, s[1], s[0], s[2]))).isEqualTo("file_damaged");
    assertThat(refusal(joined(header, s[0], s[2]))).isEqualTo("file_damaged");
    assertThat(refusal(joined(header, s[0], s[1], s[1], s[2]))).isEqualTo("file_damaged");
    assertThat(refusal(joined(header, s[0], s[1]))).isEqualTo("file_damaged");
    assertThat(refusal(joined(header, s[0], s[1], s[2], s[2]))).isEqualTo("file_damaged");
  }

  private static byte[] joined(byte[]... parts) throws IOException {
    var all = new ByteArrayOutputStream();
    for (byte[] part : parts) all.write(part);
    return all.toByteArray();
  }

  @Test
  void another_installation_cannot_open_it_and_learns_that_the_key_is_another() throws IOException {
    byte[] stored = packed(noise(10), "csv");
    assertThatThrownBy(
            () -> StorageFixture.packing(2).unpack(new ByteArrayInputStream(stored), FILE))
        .isInstanceOfSatisfying(
            CodedException.class, e -> assertThat(e.code().name()).isEqualTo("file_key_unknown"));
    assertThat(packing.isOurs(new ByteArrayInputStream(stored))).isTrue();
    assertThat(StorageFixture.packing(2).isOurs(new ByteArrayInputStream(stored))).isFalse();
    assertThat(packing.isOurs(new ByteArrayInputStream(noise(100)))).isFalse();
  }

  @Test
  void another_file_in_its_place_does_not_open() throws IOException {
    byte[] stored = packed(noise(10), "csv");
    assertThatThrownBy(() -> packing.unpack(new ByteArrayInputStream(stored), new UUID(1, 3)))
        .isInstanceOfSatisfying(
            CodedException.class, e -> assertThat(e.code().name()).isEqualTo("file_damaged"));
  }
}

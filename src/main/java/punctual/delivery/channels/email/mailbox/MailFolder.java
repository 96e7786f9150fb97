package punctual.delivery.channels.email.mailbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * Mails on disk: {@code 000000000042.eml} and, beside it, what the list shows. The JSON is written
 * last: a mail that has one was complete before anyone was told that it is kept.
 */
final class MailFolder {
  private static final Pattern ID = Pattern.compile("\\d{12}");
  private static final ObjectMapper JSON = JsonMapper.shared();

  private final Path folder;
  private final NavigableMap<String, KeptMail> mails = new ConcurrentSkipListMap<>();
  private final AtomicLong last = new AtomicLong();

  private MailFolder(Path folder) {
    this.folder = folder;
  }

  /** Opens the folder, makes it where it is missing, and clears what a crash left half written. */
  static MailFolder open(Path folder) throws IOException {
    var opened = new MailFolder(Files.createDirectories(folder));
    opened.load();
    return opened;
  }

  private void load() throws IOException {
    List<Path> files;
    try (Stream<Path> listed = Files.list(folder)) {
      files = listed.sorted().toList();
    }
    for (Path file : files) {
      if (file.getFileName().toString().endsWith(".json")) remember(file);
    }
    for (Path file : files) {
      if (isRemains(file.getFileName().toString())) Files.deleteIfExists(file);
    }
    if (!mails.isEmpty()) last.set(Long.parseLong(mails.lastKey()));
  }

  private void remember(Path json) throws IOException {
    try {
      KeptMail mail = JSON.readValue(Files.readAllBytes(json), KeptMail.class);
      mails.put(mail.id(), mail);
    } catch (JacksonException e) {
      throw new IOException(json + " is not readable", e);
    }
  }

  private boolean isRemains(String name) {
    boolean orphan = name.endsWith(".eml") && !mails.containsKey(name.replace(".eml", ""));
    return orphan || name.endsWith(".tmp");
  }

  /** Keeps a mail; when this returns it survives a crash of the machine. */
  KeptMail keep(String from, List<String> to, byte[] eml, Instant receivedAt) throws IOException {
    OpenedMail opened = OpenedMail.open(eml);
    String id = "%012d".formatted(last.incrementAndGet());
    List<KeptMail.File> files =
        opened.attachments().stream()
            .map(file -> new KeptMail.File(file.name(), file.content().length))
            .toList();
    var mail = new KeptMail(id, from, to, opened.subject(), receivedAt, files);
    write(id + ".eml", eml);
    write(id + ".json", JSON.writeValueAsBytes(mail));
    sync(folder);
    mails.put(id, mail);
    return mail;
  }

  private void write(String name, byte[] content) throws IOException {
    Path temporary = folder.resolve(name + ".tmp");
    try (var channel =
        FileChannel.open(
            temporary,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      var buffer = ByteBuffer.wrap(content);
      while (buffer.hasRemaining()) channel.write(buffer);
      channel.force(true);
    }
    Files.move(temporary, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Makes the names durable: a rename is safe only when its directory is. */
  private static void sync(Path directory) throws IOException {
    try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** All mails, newest first. */
  List<KeptMail> list() {
    return new ArrayList<>(mails.descendingMap().values());
  }

  int size() {
    return mails.size();
  }

  Optional<KeptMail> find(String id) {
    return ID.matcher(id).matches() ? Optional.ofNullable(mails.get(id)) : Optional.empty();
  }

  /** The mail as it arrived; empty where there is none of this id. */
  Optional<byte[]> raw(String id) {
    if (find(id).isEmpty()) return Optional.empty();
    try {
      return Optional.of(Files.readAllBytes(folder.resolve(id + ".eml")));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

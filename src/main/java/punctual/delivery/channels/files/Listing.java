package punctual.delivery.channels.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a folder, for people: folders first, then files, by name. Nothing hidden, no link,
 * no name that could not be written back.
 *
 * @param next where the next page begins; null on the last one
 * @param cut the folder holds more than is ever listed
 */
record Listing(List<Entry> entries, int total, @Nullable String next, boolean cut) {
  private static final int PAGE = 200;

  /** A folder that holds more is no place to look around in. */
  private static final int MOST = 20_000;

  private static final Comparator<Entry> ORDER =
      Comparator.comparing((Entry e) -> !e.folder())
          .thenComparing(e -> e.name().toLowerCase(Locale.ROOT))
          .thenComparing(Entry::name);

  /**
   * One line.
   *
   * @param bytes 0 for a folder
   */
  record Entry(String name, boolean folder, long bytes, Instant changedAt) {
    private static Entry of(String name, BasicFileAttributes found) {
      return new Entry(
          name,
          found.isDirectory(),
          found.isDirectory() ? 0 : found.size(),
          found.lastModifiedTime().toInstant());
    }

    private String mark() {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(((folder ? "d" : "f") + name).getBytes(StandardCharsets.UTF_8));
    }
  }

  /**
   * One page of a folder.
   *
   * @param after {@code next} of the page before; null for the first
   * @throws IllegalArgumentException where {@code after} is none
   */
  static Listing of(Folder folder, @Nullable String after) throws IOException {
    var names = new ArrayList<String>();
    folder.forEachName(name -> {
      if (SafePath.isPlain(name)) names.add(name);
      return names.size() <= MOST;
    });
    boolean cut = names.size() > MOST;
    var all = new ArrayList<Entry>();
    for (String name : cut ? names.subList(0, MOST) : names)
      folder
          .find(name)
          .filter(found -> found.isDirectory() || found.isRegularFile())
          .ifPresent(found -> all.add(Entry.of(name, found)));
    all.sort(ORDER);
    return page(all, after, cut);
  }

  private static Listing page(List<Entry> all, @Nullable String after, boolean cut) {
    List<Entry> rest = all;
    if (after != null) {
      Entry last = marked(after);
      rest = all.stream().filter(entry -> ORDER.compare(entry, last) > 0).toList();
    }
    List<Entry> page = rest.subList(0, Math.min(PAGE, rest.size()));
    String next = page.size() < rest.size() ? page.getLast().mark() : null;
    return new Listing(List.copyOf(page), all.size(), next, cut);
  }

  private static Entry marked(String mark) {
    String text = new String(Base64.getUrlDecoder().decode(mark), StandardCharsets.UTF_8);
    if (!text.matches("(?s)[df].+")) throw new IllegalArgumentException("no mark: " + mark);
    return new Entry(text.substring(1), text.startsWith("d"), 0, Instant.EPOCH);
  }
}

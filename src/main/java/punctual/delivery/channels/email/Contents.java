package punctual.delivery.channels.email;

import java.util.List;
import org.jspecify.annotations.Nullable;
import punctual.delivery.channels.Parcel;

/**
 * Which files a mail carries. A page of HTML is read in the mail itself: it is not attached beside.
 *
 * @param page whose tables stand in the text; null where there is none
 * @param attachable the others
 */
record Contents(Parcel.@Nullable File page, List<Parcel.File> attachable) {
  /** Headers and both texts of a mail, generously. */
  private static final long TEXT_BYTES = 40_000;

  /** An encoded byte takes three at most. */
  private static final int LONGEST_ENCODING = 3;

  static Contents of(Parcel parcel) {
    List<Parcel.File> files = parcel.files();
    return new Contents(
        files.stream().filter(Contents::isPage).findFirst().orElse(null),
        files.stream().filter(file -> !isPage(file)).toList());
  }

  private static boolean isPage(Parcel.File file) {
    return file.contentType().startsWith("text/html");
  }

  /** Bytes of the message without files. */
  long textSize() {
    return TEXT_BYTES + (page == null ? 0 : LONGEST_ENCODING * Excerpt.MOST_BYTES);
  }

  /** Bytes of the message with its files inside. */
  long size() {
    return textSize() + attachable.stream().mapToLong(Attachment::encodedBytes).sum();
  }
}

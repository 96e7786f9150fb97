package punctual.delivery.channels.files;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import punctual.delivery.channels.Parcel;

/**
 * One attempt to write the files of one delivery: all of them whole beside their places first, then
 * one after the other under its name.
 */
final class Writing implements AutoCloseable {
  private static final int MOST_NUMBERS = 1000;

  private final Job job;
  private final Turns turns;
  private final LatestFiles latest;
  private final InstantSource time;
  private final List<Part> parts = new ArrayList<>();
  private final Set<SafePath> published = new HashSet<>();

  /** What is to be written where, and until when. */
  record Job(Parcel parcel, String organization, Destination to, Confined place, Instant deadline) {
    private NameTemplate.Facts facts() {
      return new NameTemplate.Facts(
          parcel.dueAt(),
          parcel.zone(),
          parcel.scheduleName(),
          parcel.reportName(),
          parcel.period(),
          organization);
    }
  }

  private record Part(SafePath path, PartFile file) {}

  Writing(Job job, Turns turns, LatestFiles latest, InstantSource time) {
    this.job = job;
    this.turns = turns;
    this.latest = latest;
    this.time = time;
  }

  /** Writes every file beside its place; nothing that a reader sees is there yet. */
  void prepare() throws IOException {
    Parcel parcel = job.parcel();
    for (int i = 0; i < parcel.files().size(); i++) {
      Parcel.File file = parcel.files().get(i);
      String extension = file.name().substring(file.name().lastIndexOf('.') + 1);
      SafePath path = job.to().name().fill(job.facts(), extension);
      var name = new PartFile.Name(parcel.deliveryId(), parcel.attempt(), i);
      Folder folder = folder(path.parent());
      parts.add(new Part(path, PartFile.write(folder, name, file, time, job.deadline())));
    }
  }

  private Folder folder(SafePath path) throws IOException {
    try {
      return job.place().open(path);
    } catch (NoSuchFileException e) {
      String spare = ".punctual-%s.folder".formatted(job.parcel().deliveryId());
      return turn(() -> job.place().openOrMake(path, spare));
    }
  }

  private <T> T turn(Turns.Work<T> work) throws IOException {
    return turns.take(job.to().alias(), job.place(), job.deadline(), work);
  }

  /**
   * Gives each file its name.
   *
   * @return the names, with the alias before them
   */
  List<String> publish() throws IOException {
    return turn(() -> {
      var names = new ArrayList<String>();
      for (Part part : parts) names.add(job.to().alias() + "/" + publish(part));
      return names;
    });
  }

  /** Whether a reader may have seen a file of this attempt. */
  boolean hasPublished() {
    return parts.stream().anyMatch(part -> part.file().isPlaced());
  }

  private SafePath publish(Part part) throws IOException {
    for (int number = 1; number <= MOST_NUMBERS; number++) {
      SafePath path = number == 1 ? part.path() : numbered(part.path(), number);
      if (!isOver(part.file(), path)) continue;
      published.add(path);
      return path;
    }
    throw new FileAlreadyExistsException(part.path().toString());
  }

  private static SafePath numbered(SafePath path, int number) {
    return path.parent().with(NameTemplate.numbered(path.name(), number));
  }

  /** Whether the file stands under this name now; false where the name is another's. */
  private boolean isOver(PartFile file, SafePath path) throws IOException {
    if (published.contains(path)) return false;
    BasicFileAttributes found = file.folder().find(path.name()).orElse(null);
    if (found == null || mayReplace(found, path)) {
      file.place(path.name());
      remember(path);
      return true;
    }
    boolean isThere = file.isAt(path.name(), found);
    UUID recipient = replacing();
    // an attempt may have died before it could be remembered
    if (isThere && recipient != null) latest.found(place(path), job.parcel().dueAt(), recipient);
    return isThere;
  }

  private boolean mayReplace(BasicFileAttributes found, SafePath path) {
    UUID recipient = replacing();
    return recipient != null
        && found.isRegularFile()
        && latest.mayReplace(place(path), job.parcel().dueAt(), recipient);
  }

  private void remember(SafePath path) {
    UUID recipient = replacing();
    if (recipient == null) latest.forget(place(path));
    else latest.wrote(place(path), job.parcel().dueAt(), recipient);
  }

  /** For whom files are replaced; null: every report stays. */
  private @Nullable UUID replacing() {
    boolean overwrites = job.parcel().options().path(FolderChannel.OVERWRITE).asBoolean(false);
    return overwrites ? job.parcel().recipientId() : null;
  }

  private LatestFiles.Place place(SafePath path) {
    return new LatestFiles.Place(job.parcel().organizationId(), job.to().alias(), path.toString());
  }

  @Override
  public void close() {
    for (Part part : parts) part.file().close();
  }
}

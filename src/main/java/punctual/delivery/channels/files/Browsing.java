package punctual.delivery.channels.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import punctual.audit.Audit;
import punctual.audit.AuditEntry;
import punctual.database.Database;
import punctual.database.Ids;
import punctual.delivery.channels.files.SafePath.UnsafePath;
import punctual.faults.Classifier;
import punctual.identity.Actor;
import punctual.identity.Role;
import punctual.web.Problem;

/**
 * Looking around in the folders that reports may be written to, and making new ones: for who may
 * have schedules, each only in the own organisation's part.
 */
final class Browsing {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final FileRoots roots;
  private final Turns turns;
  private final Audit audit;
  private final Database database;
  private final Ids ids;
  private final InstantSource time;

  Browsing(
      FileRoots roots, Turns turns, Audit audit, Database database, Ids ids, InstantSource time) {
    this.roots = roots;
    this.turns = turns;
    this.audit = audit;
    this.database = database;
    this.ids = ids;
    this.time = time;
  }

  /** The aliases that the caller may use. */
  List<String> aliases(Actor actor) {
    actor.require(Role.MEMBER);
    return roots.aliases(actor.organizationKey());
  }

  /**
   * What stands in a folder.
   *
   * @throws Problem 404 for everything that is not a folder in the caller's part, whatever it is
   */
  Listing list(String alias, String path, @Nullable String after, Actor actor) {
    Confined place = place(alias, actor);
    String shown = alias + "/" + path;
    try (Folder folder = place.open(SafePath.parse(path))) {
      return Listing.of(folder, after);
    } catch (NoSuchFileException e) {
      // the organisation's own part is made with its first file
      if (path.isEmpty() && isThere(place)) return new Listing(List.of(), 0, null, false);
      throw Problem.notFound("folder", shown);
    } catch (UnsafePath | OutsideRoot | NotDirectoryException | InvalidPathException e) {
      throw Problem.notFound("folder", shown);
    } catch (IllegalArgumentException e) {
      throw Problem.invalid("cursor", "cursor is not one that a list gave; leave it out.");
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private static boolean isThere(Confined place) {
    try (Folder _ = place.top()) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Makes a folder and the folders on the way to it.
   *
   * @return whether it is new
   * @throws Problem 422 naming what is wrong with the name, 409 where a file has it
   */
  boolean make(String alias, String path, Actor actor) {
    Confined place = place(alias, actor);
    try {
      SafePath wanted = SafePath.parse(path);
      if (wanted.segments().isEmpty()) throw new UnsafePath("The folder needs a name.");
      if (isFolder(place, wanted)) return false;
      String spare = ".punctual-%s.folder".formatted(ids.next());
      turns.take(
          alias,
          place,
          time.instant().plus(PATIENCE),
          () -> {
            place.openOrMake(wanted, spare).close();
            return true;
          });
      // a disk takes no part in a transaction: the folder first, so that no entry is of nothing
      database.write(() -> audit.record(entry(alias + "/" + wanted, actor)));
      return true;
    } catch (UnsafePath e) {
      throw Problem.invalid("path", String.valueOf(e.getMessage()));
    } catch (InvalidPathException e) {
      throw Problem.invalid("path", "The server cannot write this name; use plain letters.");
    } catch (NotDirectoryException e) {
      throw Problem.of(HttpStatus.CONFLICT, "exists", "A file of this name is there.");
    } catch (OutsideRoot e) {
      throw Problem.notFound("folder", alias + "/" + path);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private static boolean isFolder(Confined place, SafePath path) throws IOException {
    try (Folder _ = place.open(path)) {
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private Confined place(String alias, Actor actor) {
    actor.require(Role.MEMBER);
    return roots
        .find(alias, actor.organizationKey())
        .orElseThrow(() -> Problem.notFound("root of files", alias));
  }

  private static Problem unusable(IOException e) {
    HttpStatus status =
        e instanceof AccessDeniedException ? HttpStatus.CONFLICT : HttpStatus.SERVICE_UNAVAILABLE;
    var code = Classifier.STANDARD.file(e);
    return Problem.of(status, code.name(), code.words());
  }

  private static AuditEntry entry(String path, Actor actor) {
    return new AuditEntry(
        actor.organizationId(),
        actor.userId(),
        actor.email(),
        "folder.created",
        "folder",
        path,
        path,
        null,
        Map.of("path", path),
        actor.ip());
  }
}

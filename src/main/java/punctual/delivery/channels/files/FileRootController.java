package punctual.delivery.channels.files;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import punctual.identity.Actor;

/** The folders that a schedule's files may go to. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class FileRootController {
  private final Browsing browsing;
  private final NamePreviews previews;

  FileRootController(Browsing browsing, NamePreviews previews) {
    this.browsing = browsing;
    this.previews = previews;
  }

  record RootView(String alias) {}

  record RootsView(List<RootView> items) {}

  record EntryView(
      String name,
      @Schema(allowableValues = {"folder", "file"}) String kind,
      @Nullable Long bytes,
      Instant changedAt) {
    static EntryView of(Listing.Entry entry) {
      return new EntryView(
          entry.name(),
          entry.folder() ? "folder" : "file",
          entry.folder() ? null : entry.bytes(),
          entry.changedAt());
    }
  }

  /**
   * One page of a folder.
   *
   * @param nextCursor for the next page; null on the last
   * @param cut the folder holds more than is ever listed
   */
  record EntriesView(
      String path, List<EntryView> items, int total, @Nullable String nextCursor, boolean cut) {}

  record FolderForm(@Nullable String path) {}

  record FolderView(String path) {}

  @GetMapping("/file-roots")
  RootsView roots(Actor actor) {
    return new RootsView(browsing.aliases(actor).stream().map(RootView::new).toList());
  }

  @GetMapping("/file-roots/{alias}/entries")
  EntriesView entries(
      @PathVariable String alias,
      @RequestParam(defaultValue = "") String path,
      @RequestParam(required = false) @Nullable String cursor,
      Actor actor) {
    Listing listing = browsing.list(alias, path, cursor, actor);
    List<EntryView> items = listing.entries().stream().map(EntryView::of).toList();
    return new EntriesView(path, items, listing.total(), listing.next(), listing.cut());
  }

  /** 201 for a new folder, 200 where it is there already. */
  @PostMapping("/file-roots/{alias}/folders")
  ResponseEntity<FolderView> make(
      @PathVariable String alias, @RequestBody FolderForm form, Actor actor) {
    String path = form.path() == null ? "" : form.path();
    boolean made = browsing.make(alias, path, actor);
    return ResponseEntity.status(made ? HttpStatus.CREATED : HttpStatus.OK)
        .body(new FolderView(path));
  }

  /** The names that a destination gives, before anything is saved. */
  @PostMapping("/file-name-previews")
  NamePreviews.Names preview(@RequestBody NamePreviews.Form form, Actor actor) {
    return previews.names(form, actor);
  }
}

package punctual.reports;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import punctual.identity.Actor;
import punctual.reports.Sharing.Line;

/** Links to the files of a run: who has one, one more, one less (PL-F.4). */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class SharingController {
  private final Sharing sharing;
  private final InstantSource time;

  SharingController(Sharing sharing, InstantSource time) {
    this.sharing = sharing;
    this.time = time;
  }

  /**
   * @param expiresIn {@code 7d}, {@code 12h} or ISO 8601; null: seven days
   */
  record ShareForm(
      @Nullable String format,
      @Nullable String key,
      @Nullable String expiresIn,
      @Nullable Boolean oneTime,
      @Nullable String note) {}

  /**
   * @param sharedWith a delivery's destination; null: whoever has the link
   * @param state {@code open}, {@code expired}, {@code revoked} or {@code used}
   * @param url of an open link that was made to share; null: of any other
   */
  record ShareView(
      UUID id,
      String format,
      String fileName,
      @Nullable UUID deliveryId,
      @Nullable String sharedWith,
      @Nullable String createdBy,
      @Nullable String note,
      boolean oneTime,
      int uses,
      String state,
      Instant createdAt,
      Instant expiresAt,
      @Nullable Instant lastUsedAt,
      @Nullable Instant revokedAt,
      @Nullable String url) {}

  record Shares(List<ShareView> items) {}

  @GetMapping("/report-executions/{id}/links")
  Shares list(@PathVariable UUID id, Actor actor) {
    return new Shares(sharing.of(id, actor).stream().map(this::view).toList());
  }

  @PostMapping("/report-executions/{id}/links")
  @ResponseStatus(HttpStatus.CREATED)
  ShareView share(
      @PathVariable UUID id, @RequestBody(required = false) @Nullable ShareForm form, Actor actor) {
    ShareForm wish = form == null ? new ShareForm(null, null, null, null, null) : form;
    var wanted =
        new Sharing.Wish(
            wish.format(),
            wish.key(),
            Sharing.expiry(wish.expiresIn()),
            Boolean.TRUE.equals(wish.oneTime()),
            Sharing.note(wish.note()));
    return view(sharing.share(id, wanted, actor));
  }

  @DeleteMapping("/links/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void revoke(@PathVariable UUID id, Actor actor) {
    sharing.revoke(id, actor);
  }

  private ShareView view(Line line) {
    var link = line.link();
    return new ShareView(
        link.id(),
        line.file().format(),
        line.file().fileName(),
        link.deliveryId(),
        line.sharedWith(),
        line.createdBy(),
        link.note(),
        link.maxUses() != null,
        link.uses(),
        line.state(time.instant()).word(),
        link.createdAt(),
        line.until(),
        link.lastUsedAt(),
        link.revokedAt(),
        line.address(time.instant()));
  }
}

package punctual.reports;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import punctual.audit.Audit;
import punctual.audit.AuditEntry;
import punctual.database.Database;
import punctual.delivery.Deliveries;
import punctual.identity.Actor;
import punctual.identity.Role;
import punctual.identity.User;
import punctual.identity.Users;
import punctual.schedules.Schedules;
import punctual.settings.Kinds;
import punctual.settings.Setting;
import punctual.storage.Artifact;
import punctual.storage.Artifacts;
import punctual.storage.Links;
import punctual.storage.SharedLink;
import punctual.web.Problem;

/**
 * Links to the files of a run, for managers and the schedule's owner. A link that is shared may
 * reach anybody, so personal data that is not masked never goes that way.
 */
final class Sharing {
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final int LONGEST_NOTE = 200;
  private static final int MOST = 200;

  private final Parts parts;
  private final Users users;
  private final Audit audit;
  private final Database database;

  Sharing(Parts parts, Users users, Audit audit, Database database) {
    this.parts = parts;
    this.users = users;
    this.audit = audit;
    this.database = database;
  }

  /** What sharing stands on. */
  record Parts(
      Executions executions,
      Schedules schedules,
      Artifacts artifacts,
      Links links,
      Deliveries deliveries) {}

  /**
   * A link that is wanted.
   *
   * @param format null: the first file of the run
   * @param key whose file of a split run
   */
  record Wish(
      @Nullable String format,
      @Nullable String key,
      Duration good,
      boolean oneTime,
      @Nullable String note) {}

  /**
   * A file that a link leads to.
   *
   * @param until null: it is gone
   */
  record Target(String format, String fileName, @Nullable Instant until) {}

  /**
   * A link with what is known around it.
   *
   * @param sharedWith destination of its delivery
   * @param createdBy name of who shared it
   * @param whole its address
   */
  record Line(
      SharedLink link,
      Target file,
      @Nullable String sharedWith,
      @Nullable String createdBy,
      URI whole) {
    SharedLink.State state(Instant now) {
      SharedLink.State state = link.state(now);
      boolean gone = state == SharedLink.State.OPEN && !until().isAfter(now);
      return gone || (state == SharedLink.State.OPEN && file.until() == null)
          ? SharedLink.State.EXPIRED
          : state;
    }

    /** No link outlives its file. */
    Instant until() {
      Instant file = file().until();
      return file == null || link.expiresAt().isBefore(file) ? link.expiresAt() : file;
    }

    /** What was sent to one reader is not handed on to others. */
    @Nullable String address(Instant now) {
      boolean shown = link.createdBy() != null && state(now) == SharedLink.State.OPEN;
      return shown ? whole.toString() : null;
    }
  }

  /**
   * How long a link is to be good.
   *
   * @throws Problem 422 for what is no duration, below a minute or above 30 days
   */
  static Duration expiry(@Nullable String text) {
    if (text == null) return Links.IN_MAIL;
    try {
      Duration good = Kinds.duration(text);
      if (good.compareTo(SHORTEST) >= 0 && good.compareTo(Links.LONGEST) <= 0) return good;
    } catch (Setting.InvalidSetting e) {
      // answered below, with the range
    }
    throw Problem.invalid(
        "expires_in",
        "expires_in is “%s”; use a duration from 1m to 30d, such as 12h, 7d or P7D."
            .formatted(text));
  }

  /**
   * What a person writes beside a link.
   *
   * @throws Problem 422 above 200 characters
   */
  static @Nullable String note(@Nullable String text) {
    if (text == null || text.isBlank()) return null;
    if (text.length() > LONGEST_NOTE) {
      throw Problem.invalid(
          "note",
          "The note has %d characters; use at most %d.".formatted(text.length(), LONGEST_NOTE));
    }
    return text.strip();
  }

  /** At most {@value #MOST} of them, those that were shared first. */
  List<Line> of(UUID id, Actor actor) {
    Execution execution = mine(id, actor);
    List<Links.Listed> found = parts.links().of(execution.id(), MOST);
    Map<UUID, String> readers = parts.deliveries().destinations(ids(found, SharedLink::deliveryId));
    Map<UUID, User> people = users.byIds(ids(found, SharedLink::createdBy));
    return found.stream().map(listed -> line(listed, readers, people)).toList();
  }

  private static Set<UUID> ids(List<Links.Listed> found, Function<SharedLink, @Nullable UUID> id) {
    return found.stream()
        .flatMap(listed -> Stream.ofNullable(id.apply(listed.link())))
        .collect(Collectors.toSet());
  }

  private Line line(Links.Listed listed, Map<UUID, String> readers, Map<UUID, User> people) {
    SharedLink link = listed.link();
    User by = link.createdBy() == null ? null : people.get(link.createdBy());
    return new Line(
        link,
        new Target(listed.format(), listed.fileName(), listed.until()),
        link.deliveryId() == null ? null : readers.get(link.deliveryId()),
        by == null ? null : by.displayName(),
        parts.links().address(link));
  }

  Line share(UUID id, Wish wish, Actor actor) {
    mine(id, actor);
    Execution execution = parts.executions().withFiles(id, actor);
    if (!Boolean.FALSE.equals(execution.running().personalData())) {
      throw Problem.of(
          org.springframework.http.HttpStatus.CONFLICT,
          "personal_data",
          "This file may hold personal data that is not masked, so only people who sign in may"
              + " have it. Send it to them, or add a reader outside the organisation: then it is"
              + " masked.");
    }
    Artifact file =
        DownloadController.file(parts.artifacts(), execution, wish.format(), wish.key());
    return database.write(() -> {
      var wanted = new Links.Wish(null, actor.userId(), wish.note(), wish.good(), wish.oneTime());
      Links.Link link = parts.links().create(file, wanted);
      SharedLink row = parts.links().find(actor.organizationId(), link.id()).orElseThrow();
      Map<String, Object> facts = DownloadController.facts(file);
      facts.put("link_id", link.id());
      facts.put("expires_at", link.expiresAt());
      facts.put("one_time", wish.oneTime());
      audit.record(Executions.entry(actor, "link.shared", id, file.fileName(), facts));
      return new Line(
          row,
          new Target(file.format(), file.fileName(), file.expiresAt()),
          null,
          actor.displayName(),
          link.address());
    });
  }

  /** Repeated, it changes nothing. */
  void revoke(UUID linkId, Actor actor) {
    SharedLink link =
        parts
            .links()
            .find(actor.organizationId(), linkId)
            .orElseThrow(() -> Problem.notFound("link", linkId));
    UUID execution =
        parts
            .artifacts()
            .execution(link.artifactId())
            .orElseThrow(() -> Problem.notFound("link", linkId));
    mine(execution, actor);
    database.write(() -> {
      if (parts.links().revoke(linkId)) audit.record(revoked(link, execution, actor));
    });
  }

  private static AuditEntry revoked(SharedLink link, UUID execution, Actor actor) {
    return Executions.entry(
        actor, "link.revoked", execution, null, Map.of("link_id", link.id(), "uses", link.uses()));
  }

  /** An execution whose links the actor may see, make and revoke. */
  private Execution mine(UUID id, Actor actor) {
    Execution execution = parts.executions().get(id, actor);
    boolean owner =
        parts
            .schedules()
            .find(actor.organizationId(), execution.scheduleId())
            .filter(schedule -> schedule.createdBy().equals(actor.userId()))
            .isPresent();
    if (!owner || !actor.is(Role.MEMBER)) actor.require(Role.MANAGER);
    return execution;
  }
}

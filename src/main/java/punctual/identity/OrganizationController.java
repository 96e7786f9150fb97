package punctual.identity;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import punctual.audit.Audit;
import punctual.audit.AuditEntry;
import punctual.database.Database;
import punctual.web.Problem;

/** The caller's organisation and how its reports look; an administrator changes it (PL-D.3). */
@RestController
@RequestMapping("/api/v1/organization")
class OrganizationController {
  private static final int LONGEST_NAME = 120;

  private final Organizations organizations;
  private final Database database;
  private final Audit audit;

  OrganizationController(Organizations organizations, Database database, Audit audit) {
    this.organizations = organizations;
    this.database = database;
    this.audit = audit;
  }

  /**
   * @param accent {@code #RRGGBB}; null: the product's own
   */
  record ProfileView(
      UUID id,
      String key,
      String name,
      List<String> emailDomains,
      @Nullable String accent,
      boolean hasLogo) {}

  /**
   * @param accent null or absent: the product's own
   */
  record ProfileForm(@Nullable String name, @Nullable String accent) {}

  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  ProfileView profile(Actor actor) {
    return database.read(() -> {
      Organization organization = organizations.find(actor.organizationId()).orElseThrow();
      Appearance appearance = organizations.appearance(organization.id());
      return new ProfileView(
          organization.id(),
          organization.key(),
          organization.name(),
          organization.emailDomains(),
          appearance.accent(),
          appearance.logo() != null);
    });
  }

  @PutMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  ProfileView change(@RequestBody ProfileForm form, Actor actor) {
    actor.require(Role.ADMINISTRATOR);
    String name = name(form.name());
    String accent = accent(form.accent());
    database.write(() -> {
      ProfileView before = profile(actor);
      organizations.change(actor.organizationId(), name, accent);
      audit.record(entry(actor, "organization.changed", facts(before), facts(name, accent)));
    });
    return profile(actor);
  }

  private static String name(@Nullable String text) {
    String name = text == null ? "" : text.strip();
    if (name.isEmpty()
        || name.length() > LONGEST_NAME
        || name.codePoints().anyMatch(OrganizationController::isUnseen)) {
      throw Problem.invalid(
          "name",
          "name is “%s”; write 1 to %d characters on one line.".formatted(name, LONGEST_NAME));
    }
    return name;
  }

  /** What cannot be seen, or turns the text around it, would make one name look like another. */
  private static boolean isUnseen(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  private static @Nullable String accent(@Nullable String text) {
    try {
      return text == null || text.isBlank() ? null : Accent.normal(text.strip());
    } catch (Accent.Unfit e) {
      throw Problem.invalid("accent", String.valueOf(e.getMessage()));
    }
  }

  @GetMapping(path = "/logo", produces = MediaType.IMAGE_PNG_VALUE)
  ResponseEntity<byte[]> logo(Actor actor) {
    Picture logo = organizations.appearance(actor.organizationId()).logo();
    if (logo == null) throw Problem.notFound("logo of", actor.organizationKey());
    return ResponseEntity.ok()
        .cacheControl(CacheControl.maxAge(Duration.ZERO).cachePrivate())
        .body(logo.png());
  }

  @PutMapping(
      path = "/logo",
      consumes = {MediaType.IMAGE_PNG_VALUE, MediaType.IMAGE_JPEG_VALUE})
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void wear(@RequestBody byte[] picture, Actor actor) {
    actor.require(Role.ADMINISTRATOR);
    Picture logo = picture(picture);
    keep(logo, actor, "organization.logo_changed");
  }

  private static Picture picture(byte[] sent) {
    try {
      return Picture.of(sent);
    } catch (Picture.Unfit e) {
      throw Problem.invalid("logo", "The logo " + e.getMessage());
    }
  }

  @DeleteMapping("/logo")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void takeOff(Actor actor) {
    actor.require(Role.ADMINISTRATOR);
    keep(null, actor, "organization.logo_removed");
  }

  private void keep(@Nullable Picture logo, Actor actor, String action) {
    database.write(() -> {
      Picture before = organizations.appearance(actor.organizationId()).logo();
      organizations.wear(actor.organizationId(), logo);
      audit.record(entry(actor, action, size(before), size(logo)));
    });
  }

  private static @Nullable Map<String, ?> size(@Nullable Picture logo) {
    return logo == null ? null : Map.of("bytes", logo.png().length);
  }

  private static Map<String, ?> facts(ProfileView profile) {
    return facts(profile.name(), profile.accent());
  }

  private static Map<String, ?> facts(String name, @Nullable String accent) {
    return Map.of("name", name, "accent", Optional.ofNullable(accent).orElse(""));
  }

  private static AuditEntry entry(
      Actor actor, String action, @Nullable Map<String, ?> before, @Nullable Map<String, ?> after) {
    return new AuditEntry(
        actor.organizationId(),
        actor.userId(),
        actor.email(),
        action,
        "organization",
        actor.organizationId().toString(),
        actor.organizationKey(),
        before,
        after,
        actor.ip());
  }
}

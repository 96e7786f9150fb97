package punctual.identity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import punctual.web.Page;

/** The signed-in person, and the people of their organisation. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class MeController {
  private static final int PICKER = 20;

  private final Users users;
  private final boolean demo;

  MeController(Users users, @Value("${punctual.demo:false}") boolean demo) {
    this.users = users;
    this.demo = demo;
  }

  record OrganizationView(UUID id, String key, String name, String role) {}

  record MeView(
      UUID id,
      String email,
      String displayName,
      String role,
      boolean operator,
      String timezone,
      boolean mustChangePassword,
      OrganizationView organization,
      List<OrganizationView> organizations,
      boolean demo,
      @Nullable String mailboxUrl) {}

  record PersonView(UUID id, String email, String displayName) {}

  record UserView(
      UUID id,
      String email,
      String displayName,
      String role,
      boolean isActive,
      @Nullable Instant lastSignInAt) {
    static UserView of(Users.Person p) {
      return new UserView(
          p.id(), p.email(), p.displayName(), p.role().word(), p.active(), p.lastSignInAt());
    }
  }

  @GetMapping("/me")
  MeView me(Actor actor) {
    User user = users.find(actor.userId()).orElseThrow();
    var organizations = users.memberships(user.id()).stream().map(MeController::view).toList();
    return new MeView(
        user.id(),
        user.email(),
        user.displayName(),
        actor.role().word(),
        user.operator(),
        user.timezone(),
        user.mustChangePassword(),
        organizations.stream()
            .filter(o -> o.id().equals(actor.organizationId()))
            .findFirst()
            .orElseThrow(),
        organizations,
        demo,
        demo ? "/mailbox" : null);
  }

  private static OrganizationView view(Membership m) {
    return new OrganizationView(
        m.organization().id(), m.organization().key(), m.organization().name(), m.role().word());
  }

  @GetMapping("/people")
  Page<PersonView> people(@RequestParam(required = false) @Nullable String q, Actor actor) {
    actor.require(Role.MEMBER);
    var found = users.people(actor.organizationId(), q, PICKER);
    var views =
        found.stream().map(p -> new PersonView(p.id(), p.email(), p.displayName())).toList();
    return new Page<>(views, views.size(), 1, PICKER);
  }

  @GetMapping("/users")
  Page<UserView> users(Actor actor) {
    actor.require(Role.ADMINISTRATOR);
    var found = users.people(actor.organizationId(), null, Page.Request.MAX_LIMIT);
    return new Page<>(
        found.stream().map(UserView::of).toList(), found.size(), 1, Page.Request.MAX_LIMIT);
  }
}

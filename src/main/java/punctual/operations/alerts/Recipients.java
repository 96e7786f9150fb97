package punctual.operations.alerts;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import punctual.identity.Organization;
import punctual.identity.Organizations;
import punctual.identity.User;
import punctual.identity.Users;

/** Who is told of an alert by e-mail. */
final class Recipients {
  private final Users users;
  private final Organizations organizations;
  private final List<String> instead;
  private final String baseUrl;

  /**
   * @param instead these addresses in place of administrators and operators; empty: those
   * @param baseUrl without a slash at its end
   */
  Recipients(Users users, Organizations organizations, List<String> instead, String baseUrl) {
    this.users = users;
    this.organizations = organizations;
    this.instead = List.copyOf(instead);
    this.baseUrl = baseUrl;
  }

  /**
   * One address.
   *
   * @param reason why this address, one sentence
   * @param pages where this person's pages begin
   */
  record Recipient(String address, String reason, String pages) {
    URI page(@Nullable String link) {
      return URI.create(pages + (link == null ? "/operations/alerts" : link));
    }
  }

  List<Recipient> of(Rule rule, Alert alert) {
    UUID own = alert.organizationId();
    if (own == null) return ofInstallation();
    Optional<Organization> organization = organizations.find(own);
    if (organization.isEmpty()) return List.of();
    String pages = pages(organization.get());
    Optional<User> reader =
        rule.reader(own, alert.subject()).flatMap(users::find).filter(User::active);
    if (reader.isPresent()) {
      return List.of(
          new Recipient(
              reader.get().email(), "You get this because the schedule is yours.", pages));
    }
    if (!instead.isEmpty()) return instead(pages);
    String reason = "You get this as an administrator of %s.".formatted(organization.get().name());
    return users.administrators(own).stream()
        .map(user -> new Recipient(user.email(), reason, pages))
        .toList();
  }

  private List<Recipient> ofInstallation() {
    if (!instead.isEmpty()) return instead(baseUrl);
    return users.operators().stream()
        .map(user ->
            new Recipient(
                user.email(), "You get this as an operator of this installation.", home(user)))
        .toList();
  }

  private List<Recipient> instead(String pages) {
    return instead.stream()
        .map(a -> new Recipient(a, "You get this because alert_email names this address.", pages))
        .toList();
  }

  private String home(User user) {
    return users.memberships(user.id()).stream()
        .findFirst()
        .map(m -> pages(m.organization()))
        .orElse(baseUrl);
  }

  private String pages(Organization organization) {
    return baseUrl + "/o/" + organization.key();
  }

  /** What mails are sent in the name of. */
  String sender(@Nullable UUID organization) {
    return organization == null
        ? "Punctual"
        : organizations.find(organization).map(Organization::name).orElse("Punctual");
  }
}

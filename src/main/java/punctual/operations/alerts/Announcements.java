package punctual.operations.alerts;

import java.util.Map;
import java.util.UUID;
import punctual.database.Database;
import punctual.identity.Membership;
import punctual.identity.User;
import punctual.identity.Users;
import punctual.web.Live;

/** Hints for open pages, once the change is committed. */
final class Announcements {
  private final Live live;
  private final Users users;
  private final Database database;

  Announcements(Live live, Users users, Database database) {
    this.live = live;
    this.users = users;
    this.database = database;
  }

  /** The organisation of an alert hears of it; of the installation's, those of the operators. */
  void tell(Alert alert, String status, String title) {
    var hint =
        Map.of(
            "id",
            alert.id(),
            "status",
            status,
            "severity",
            alert.severity().word(),
            "title",
            title);
    UUID own = alert.organizationId();
    var whose =
        own != null
            ? java.util.List.of(own)
            : users.operators().stream()
                .map(User::id)
                .flatMap(operator -> users.memberships(operator).stream())
                .map(Membership::organization)
                .map(o -> o.id())
                .distinct()
                .toList();
    database.afterCommit(() -> whose.forEach(o -> live.tell(o, "alert", hint)));
  }
}

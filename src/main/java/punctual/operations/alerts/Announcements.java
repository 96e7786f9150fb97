package punctual.operations.alerts;

import java.util.Map;
import java.util.UUID;
import punctual.database.Database;
import punctual.web.Live;

/** Hints for open pages, once the change is committed. */
final class Announcements {
  private static final String EVENT = "alert";

  private final Live live;
  private final Database database;

  Announcements(Live live, Database database) {
    this.live = live;
    this.database = database;
  }

  /** Those hear of an alert who may read it: its title tells what goes wrong, and where. */
  void tell(Alert alert, String status, String title) {
    String severity = alert.severity().word();
    var hint = Map.of("id", alert.id(), "status", status, "severity", severity, "title", title);
    UUID own = alert.organizationId();
    database.afterCommit(() -> {
      if (own == null) live.tellOperators(EVENT, hint);
      else live.tellAdministrators(own, EVENT, hint);
    });
  }
}

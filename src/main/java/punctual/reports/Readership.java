package punctual.reports;

import java.util.List;
import java.util.UUID;
import punctual.catalog.ReportType;
import punctual.delivery.Reader;
import punctual.identity.Organization;
import punctual.identity.Role;
import punctual.identity.Users;
import punctual.schedules.Recipient;
import punctual.schedules.Schedules;
import tools.jackson.databind.node.JsonNodeFactory;

/** Who reads a run's report, and whether they may see personal data in it (PL-D.7). */
final class Readership {
  private final Schedules schedules;
  private final Users users;

  Readership(Schedules schedules, Users users) {
    this.schedules = schedules;
    this.users = users;
  }

  /** The recipients of the schedule, or the one person whom the run is for. */
  List<Reader> of(Execution execution) {
    if (execution.sendTo() != null) {
      return users
          .find(execution.sendTo())
          .map(me -> new Reader(null, "email", me.email(), JsonNodeFactory.instance.objectNode()))
          .stream()
          .toList();
    }
    return schedules.recipients(execution.scheduleId()).stream().map(Readership::reader).toList();
  }

  private static Reader reader(Recipient r) {
    return new Reader(r.id(), r.channel(), r.destination(), r.options());
  }

  /** Personal data is shown only where the owner and every reader may see it. */
  boolean isMasked(
      ReportType type,
      Execution execution,
      Organization organization,
      Role owner,
      List<Reader> readers) {
    Role least = type.access().piiRole();
    return !owner.includes(least)
        || hasOutsider(readers, organization)
        || !mayRequesterSee(execution, organization, least);
  }

  /** Whether any of them is neither a member of the organisation nor at one of its domains. */
  boolean hasOutsider(List<Reader> readers, Organization organization) {
    return readers.stream().anyMatch(reader -> isOutsider(reader, organization));
  }

  /** Neither a member of the organisation nor at one of its domains. */
  private boolean isOutsider(Reader reader, Organization organization) {
    return reader.channel().equals("email")
        && !organization.owns(reader.destination())
        && users.member(organization.id(), reader.destination()).isEmpty();
  }

  /** A copy for one person shows what that person may see, whoever owns the schedule. */
  private boolean mayRequesterSee(Execution execution, Organization organization, Role least) {
    UUID only = execution.sendTo();
    return only == null
        || users
            .membership(only, organization.id())
            .filter(m -> m.role().includes(least))
            .isPresent();
  }
}

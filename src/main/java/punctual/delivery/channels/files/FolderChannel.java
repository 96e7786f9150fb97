package punctual.delivery.channels.files;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import punctual.database.Database;
import punctual.delivery.channels.Channel;
import punctual.delivery.channels.Parcel;
import punctual.delivery.channels.Receipt;
import punctual.delivery.channels.files.SafePath.UnsafePath;
import punctual.faults.Classifier;
import punctual.faults.Fault;
import punctual.identity.Organization;
import punctual.identity.Organizations;
import tools.jackson.databind.JsonNode;

/**
 * Writes the files of a report into a folder (PL-F.1). The same delivery always writes the same
 * names, and finding its own bytes there already is success: an attempt that is repeated after a
 * crash doubles nothing.
 */
@Component
final class FolderChannel implements Channel {
  static final String NAME = "file";

  /** Whether a file of the same name is replaced; else the new one gets a number. */
  static final String OVERWRITE = "overwrite";

  private final FileRoots roots;
  private final Organizations organizations;
  private final LatestFiles latest;
  private final InstantSource time;
  private final Turns turns;

  FolderChannel(
      FileRoots roots,
      Organizations organizations,
      Database database,
      InstantSource time,
      Turns turns) {
    this.roots = roots;
    this.organizations = organizations;
    latest = new LatestFiles(database);
    this.time = time;
    this.turns = turns;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String normalize(String destination) throws InvalidDestination {
    try {
      return Destination.parse(destination).toString();
    } catch (UnsafePath e) {
      throw new InvalidDestination(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void check(String destination, JsonNode options, String organization)
      throws InvalidDestination {
    String alias = destination.substring(0, destination.indexOf('/'));
    if (roots.find(alias, organization).isEmpty())
      throw new InvalidDestination(unknown(alias, organization));
    for (String name : options.propertyNames())
      if (!name.equals(OVERWRITE) || !options.get(name).isBoolean())
        throw new InvalidDestination(
            "options",
            "%s is %s; a file takes only the option overwrite, true or false."
                .formatted(name, options.get(name)));
  }

  private String unknown(String alias, String organization) {
    String known = String.join(", ", roots.aliases(organization));
    return known.isEmpty()
        ? "There are no folders for reports here; an operator can name some (file_roots)."
        : "There is no folder “%s” for reports here; use one of %s.".formatted(alias, known);
  }

  @Override
  public boolean sendsLinks() {
    return false;
  }

  @Override
  public Receipt send(Parcel parcel, Instant deadline, Runnable aboutToSend) {
    if (parcel.files().isEmpty())
      return new Receipt.Sent("No file was written: there were no data.");
    try {
      Organization organization = organizations.find(parcel.organizationId()).orElseThrow();
      Destination to = Destination.parse(parcel.destination());
      Confined place = roots.find(to.alias(), organization.key()).orElse(null);
      if (place == null) return notSent("file_root_unknown", to.alias());
      var job = new Writing.Job(parcel, organization.key(), to, place, deadline);
      return write(job, aboutToSend);
    } catch (UnsafePath e) {
      return notSent("file_name_refused", String.valueOf(e.getMessage()));
    }
  }

  private Receipt write(Writing.Job job, Runnable aboutToSend) {
    try (var writing = new Writing(job, turns, latest, time)) {
      return write(writing, aboutToSend);
    }
  }

  private static Receipt write(Writing writing, Runnable aboutToSend) {
    try {
      writing.prepare();
      aboutToSend.run();
      return new Receipt.Sent(String.join(", ", writing.publish()));
    } catch (IOException e) {
      Fault fault = Classifier.STANDARD.file(e).fault(e.toString());
      // a reader may have taken a file by now, so that it would be written a second time
      return writing.hasPublished()
          ? new Receipt.Uncertain(fault)
          : new Receipt.NotSent(fault, Duration.ZERO);
    } catch (InvalidPathException e) {
      return notSent("file_name_refused", e.toString());
    }
  }

  private static Receipt notSent(String code, String detail) {
    return new Receipt.NotSent(Classifier.STANDARD.code(code).fault(detail), Duration.ZERO);
  }
}

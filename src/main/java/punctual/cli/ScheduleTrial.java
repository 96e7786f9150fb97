package punctual.cli;

import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import punctual.catalog.Catalog;
import punctual.cli.Finding.Status;
import punctual.database.Database;
import punctual.database.DatabaseSettings;
import punctual.database.Ids;
import punctual.identity.Organizations;
import punctual.schedules.Misfits;
import punctual.schedules.Misfits.Misfit;
import punctual.settings.Settings;

/** Holds the schedules of an installation against definitions. */
final class ScheduleTrial {
  private ScheduleTrial() {}

  static List<Finding> of(Settings settings, Catalog catalog) {
    var place = DatabaseSettings.from(settings);
    if (DatabaseCheck.isMissing(place.url()))
      return List.of(new Finding(Status.SUCCESS, "schedules", "there are none yet", ""));
    InstantSource time = InstantSource.system();
    try (Database database = Database.open(place)) {
      var organizations =
          new Organizations(database, time, new Ids(time, RandomGenerator.getDefault()));
      List<Misfit> misfits = new Misfits(database, organizations, catalog).all();
      if (misfits.isEmpty())
        return List.of(new Finding(Status.SUCCESS, "schedules", "every one fits", ""));
      return misfits.stream().map(ScheduleTrial::failure).toList();
    }
  }

  private static Finding failure(Misfit misfit) {
    String subject = "schedule “%s” of %s".formatted(misfit.name(), misfit.organization());
    String text = "would fail with %s. %s".formatted(misfit.reportType(), misfit.fault());
    return new Finding(
        Status.FAILURE,
        subject,
        text,
        "/o/" + misfit.organization() + "/schedules/" + misfit.schedule());
  }
}

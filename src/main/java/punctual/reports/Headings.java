package punctual.reports;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import punctual.catalog.BoundReport;
import punctual.catalog.Window;
import punctual.identity.Appearance;
import punctual.identity.Organization;
import punctual.identity.Picture;
import punctual.reports.formats.Brand;
import punctual.reports.formats.Heading;
import punctual.reports.formats.Logo;

/** What stands above the tables of a report. */
final class Headings {
  private final Function<UUID, Appearance> appearances;
  private final InstantSource time;

  /**
   * @param appearances of organisations
   */
  Headings(Function<UUID, Appearance> appearances, InstantSource time) {
    this.appearances = appearances;
    this.time = time;
  }

  /** Of a report whose data are read now. */
  Heading of(BoundReport report, Organization organization, ZoneId zone) {
    Window window = report.window();
    return new Heading(
        report.title(),
        organization.name(),
        window == null ? null : window.label(),
        report.values().stream()
            .filter(value -> window == null || !value.text().equals(window.label()))
            .map(value -> new Heading.Value(value.label(), value.text()))
            .toList(),
        time.instant(),
        zone,
        report.type().layout().page(),
        brand(appearances.apply(organization.id())));
  }

  /** The same over one part of a split report. */
  static Heading with(Heading heading, Heading.Value part) {
    var values = new ArrayList<>(heading.values());
    values.add(part);
    return new Heading(
        heading.title(),
        heading.organization(),
        heading.windowLabel(),
        List.copyOf(values),
        heading.dataAsOf(),
        heading.zone(),
        heading.page(),
        heading.brand());
  }

  private static Brand brand(Appearance appearance) {
    Picture logo = appearance.logo();
    return new Brand(
        Objects.requireNonNullElse(appearance.accent(), Brand.PLAIN.accent()),
        logo == null ? null : new Logo(logo.png()));
  }
}

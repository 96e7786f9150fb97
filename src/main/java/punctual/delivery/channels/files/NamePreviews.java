package punctual.delivery.channels.files;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import punctual.delivery.channels.files.SafePath.UnsafePath;
import punctual.identity.Actor;
import punctual.identity.Role;
import punctual.web.Problem;
import punctual.web.Zones;

/** What a destination of files gives for a run, while a person still writes it. */
final class NamePreviews {
  private static final List<String> USUAL = List.of("csv");
  private static final int MOST_FORMATS = 20;
  private static final int LONGEST_PERIOD = 100;

  private final FileRoots roots;
  private final InstantSource time;

  NamePreviews(FileRoots roots, InstantSource time) {
    this.roots = roots;
    this.time = time;
  }

  /**
   * A run as far as it is known.
   *
   * @param outputFormats csv where there are none
   * @param dueAt now where it is not known
   * @param timezone UTC where it is not known
   */
  record Form(
      @Nullable String destination,
      @Nullable String scheduleName,
      @Nullable String reportName,
      @Nullable List<String> outputFormats,
      @Nullable String period,
      @Nullable Instant dueAt,
      @Nullable String timezone) {}

  /**
   * The answer.
   *
   * @param destination in its normal form
   * @param names one for each format, with the alias before it
   */
  record Names(String destination, List<String> names) {}

  /**
   * @throws Problem 422 naming what is wrong with the destination
   */
  Names names(Form form, Actor actor) {
    actor.require(Role.MEMBER);
    try {
      Destination to = Destination.parse(Objects.requireNonNullElse(form.destination(), ""));
      if (roots.find(to.alias(), actor.organizationKey()).isEmpty())
        throw new UnsafePath("There is no folder “%s” for reports here.".formatted(to.alias()));
      NameTemplate.Facts facts = facts(form, actor);
      List<String> names =
          formats(form).stream()
              .map(format -> to.name().fill(facts, format))
              .map(path -> to.alias() + "/" + path)
              .toList();
      return new Names(to.toString(), names);
    } catch (UnsafePath e) {
      throw Problem.invalid("destination", String.valueOf(e.getMessage()));
    }
  }

  private static List<String> formats(Form form) {
    List<String> formats = form.outputFormats();
    if (formats == null || formats.isEmpty()) return USUAL;
    if (formats.size() > MOST_FORMATS
        || !formats.stream().allMatch(f -> f.matches("[a-z0-9]{1,16}")))
      throw Problem.invalid("output_formats", "output_formats must be a list such as [\"csv\"].");
    return formats;
  }

  private NameTemplate.Facts facts(Form form, Actor actor) {
    return new NameTemplate.Facts(
        Objects.requireNonNullElseGet(form.dueAt(), time::instant),
        Zones.of(form.timezone()),
        Objects.requireNonNullElse(form.scheduleName(), ""),
        Objects.requireNonNullElse(form.reportName(), ""),
        period(form.period()),
        actor.organizationKey());
  }

  private static @Nullable String period(@Nullable String given) {
    return given == null || given.length() > LONGEST_PERIOD ? null : given;
  }
}

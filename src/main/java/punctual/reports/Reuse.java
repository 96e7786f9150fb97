package punctual.reports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import punctual.catalog.BoundReport;
import punctual.catalog.ReportType;
import punctual.catalog.sources.Query;
import punctual.queue.spi.Job;
import punctual.reports.formats.Footer;
import punctual.storage.Artifact;
import punctual.storage.Artifacts;

/**
 * Identical runs share one result where the report type says how old it may be (PL-C.10). Only what
 * was read from the source is shared again, so that its age never adds up; never a result of
 * another organisation, and never with whoever asked for new data ({@code retry}).
 */
final class Reuse {
  private final RunningRepository runs;
  private final Artifacts artifacts;
  private final InstantSource time;

  Reuse(RunningRepository runs, Artifacts artifacts, InstantSource time) {
    this.runs = runs;
    this.artifacts = artifacts;
    this.time = time;
  }

  /** What a run takes over, and from which. */
  record Taken(UUID from, Generation.Result result) {}

  /**
   * The same for every run that would give the same files; null where the type shares nothing, and
   * for a split report, whose recipients only its source knows. Whatever the query binds is in it,
   * so the owner and the role are where they matter.
   */
  static @Nullable String key(Plan plan) {
    BoundReport report = plan.report();
    if (freshness(report.type()) == null || plan.isSplit()) return null;
    Execution x = plan.execution();
    String formats = x.outputFormats().stream().sorted().collect(Collectors.joining(","));
    var parts = new ArrayList<Object>();
    parts.add(x.organizationId());
    parts.add(report.type().id());
    parts.add(report.type().version());
    parts.add(report.type().source());
    for (Query query : report.queries()) {
      parts.add(query.sql());
      query.binds().forEach(bind -> parts.add(bind.getClass().getName() + " " + bind));
    }
    parts.add(report.title());
    parts.add(String.valueOf(report.window()));
    parts.add(x.timezone());
    parts.add(plan.masked());
    parts.add(formats);
    parts.add(x.formatOptions());
    return hash(parts);
  }

  /** Each part with its length: no two lists of parts read the same. */
  private static String hash(List<Object> parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Object part : parts) {
        byte[] text = part.toString().getBytes(StandardCharsets.UTF_8);
        digest.update((text.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(text);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  private static @Nullable Duration freshness(ReportType type) {
    return type.limits().freshness();
  }

  /** A result that is fresh enough and still there whole; empty where the source must be asked. */
  Optional<Taken> find(Plan plan, Job job) {
    String key = key(plan);
    if (key == null || plan.execution().trigger().equals("retry")) return Optional.empty();
    if (plan.schedule().condition() != null) return Optional.empty(); // it looks at rows
    Instant since = time.instant().minus(Objects.requireNonNull(freshness(plan.report().type())));
    return runs.reusable(plan.execution().organizationId(), key, since)
        .filter(old -> !mayBeCut(old, plan.report().type()))
        .flatMap(old -> take(old, plan, job));
  }

  /**
   * Whether the limit of rows cut it off is not on record: as many rows as the limit tell nothing.
   */
  private static boolean mayBeCut(Execution old, ReportType type) {
    return Objects.equals(old.rowCount(), type.limits().maxRows());
  }

  private Optional<Taken> take(Execution old, Plan plan, Job job) {
    List<Artifact> files = artifacts.of(old.organizationId(), old.id());
    Long rows = old.rowCount();
    if (rows == null || files.size() != plan.execution().outputFormats().size()) {
      return Optional.empty();
    }
    var taken = new ArrayList<Artifact>();
    try {
      for (Artifact file : files) taken.add(artifacts.again(file, target(file, plan, job)));
    } catch (IOException e) {
      taken.forEach(artifacts::discard);
      return Optional.empty(); // gone meanwhile, or on another node's disk: the source has the data
    }
    return Optional.of(
        new Taken(
            old.id(),
            new Generation.Result(
                taken, new Footer(rows, false), old.running().notes(), Measure.Reading.NOTHING)));
  }

  private static Artifacts.Target target(Artifact file, Plan plan, Job job) {
    String name = file.fileName();
    return new Artifacts.Target(
        job.organizationId(),
        job.id(),
        file.reportType(),
        job.attempt(),
        file.format(),
        plan.fileName() + name.substring(name.lastIndexOf('.')),
        file.contentType(),
        plan.schedule().store(),
        null);
  }
}

package punctual.operations.disk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import punctual.identity.Actor;
import punctual.identity.Organizations;
import punctual.operations.disk.Disk.State;
import punctual.storage.StorageUse.Part;

/**
 * Room on the disk (PR-8.4, PR-8.5): an operator sees the installation, an administrator what the
 * own organisation takes up.
 */
@RestController
class DiskController {
  private static final Duration SHOWN = Duration.ofDays(30);
  private static final int POINTS = 200;

  private final Disk disk;
  private final DiskWatch watch;
  private final Advice advice;
  private final Organizations organizations;
  private final InstantSource time;

  DiskController(
      Disk disk, DiskWatch watch, Advice advice, Organizations organizations, InstantSource time) {
    this.disk = disk;
    this.watch = watch;
    this.advice = advice;
    this.organizations = organizations;
    this.time = time;
  }

  record ThresholdsView(long warnBytes, long stopBytes) {}

  record TrendView(@Nullable Integer fullInDays, long bytesPerDay) {}

  /**
   * @param reportBytes of all organisations, for operators only
   */
  record SampleView(Instant at, long freeBytes, @Nullable Long reportBytes) {}

  record OrganizationUse(String key, String name, long bytes, int files) {}

  record TypeUse(String reportType, long bytes, int files) {}

  record AdviceView(String code, String text, long bytes) {}

  record DiskView(
      String state,
      long freeBytes,
      long totalBytes,
      long reportBytes,
      ThresholdsView thresholds,
      long neededBytes,
      long averageReportBytes,
      @Nullable TrendView trend,
      List<SampleView> samples,
      List<OrganizationUse> byOrganization,
      List<TypeUse> byReportType,
      List<AdviceView> advice,
      int waitingForSpace) {}

  @GetMapping(path = "/api/v1/disk", produces = MediaType.APPLICATION_JSON_VALUE)
  DiskView disk(Actor actor) {
    actor.requireAdministratorOrOperator();
    Instant now = time.instant();
    Disk.Reading reading = disk.read();
    Needs needs = disk.needs();
    UUID only = actor.operator() ? null : actor.organizationId();
    List<Part> parts =
        watch.parts().stream()
            .filter(p -> only == null || p.organizationId().equals(only))
            .toList();
    boolean isShort = reading.state() != State.OK;
    return new DiskView(
        reading.state().word(),
        reading.freeBytes(),
        reading.totalBytes(),
        parts.stream().mapToLong(Part::bytes).sum(),
        new ThresholdsView(disk.warnBytes(), disk.stopBytes()),
        needs.waitingBytes(),
        needs.averageBytes(),
        trend(),
        samples(now, actor.operator()),
        byOrganization(parts),
        byType(parts),
        isShort ? advice(only, parts, now) : List.of(),
        reading.state() == State.STOPPED ? needs.waiting() : 0);
  }

  private @Nullable TrendView trend() {
    Trend trend = watch.trend();
    return trend == null ? null : new TrendView(trend.fullInDays(), trend.bytesPerDay());
  }

  /** As many as a line on a screen has points for; the newest is always there. */
  private List<SampleView> samples(Instant now, boolean ofAll) {
    List<DiskSamples.Sample> all = watch.samples(now.minus(SHOWN));
    int step = Math.max(1, Math.ceilDiv(all.size(), POINTS));
    var some = new ArrayList<SampleView>();
    for (int i = all.size() - 1; i >= 0; i -= step) {
      DiskSamples.Sample s = all.get(i);
      some.add(new SampleView(s.at(), s.freeBytes(), ofAll ? s.reportBytes() : null));
    }
    return some.reversed();
  }

  private List<OrganizationUse> byOrganization(List<Part> parts) {
    Map<UUID, Sum> sums = sums(parts, Part::organizationId);
    var use = new ArrayList<OrganizationUse>();
    organizations
        .byIds(sums.keySet())
        .forEach((id, organization) -> {
          Sum sum = sums.getOrDefault(id, new Sum());
          use.add(
              new OrganizationUse(organization.key(), organization.name(), sum.bytes, sum.files));
        });
    use.sort(Comparator.comparingLong(OrganizationUse::bytes).reversed());
    return use;
  }

  private static List<TypeUse> byType(List<Part> parts) {
    return sums(parts, Part::reportType).entrySet().stream()
        .map(e -> new TypeUse(e.getKey(), e.getValue().bytes, e.getValue().files))
        .sorted(Comparator.comparingLong(TypeUse::bytes).reversed())
        .toList();
  }

  private static final class Sum {
    private long bytes;
    private int files;
  }

  private static <K> Map<K, Sum> sums(List<Part> parts, Function<Part, K> key) {
    var sums = new LinkedHashMap<K, Sum>();
    for (Part part : parts) {
      Sum sum = sums.computeIfAbsent(key.apply(part), _ -> new Sum());
      sum.bytes += part.bytes();
      sum.files += part.files();
    }
    return sums;
  }

  private List<AdviceView> advice(@Nullable UUID only, List<Part> parts, Instant now) {
    return advice.items(only, parts, now).stream()
        .map(i -> new AdviceView(i.code(), i.text(), i.bytes()))
        .toList();
  }
}

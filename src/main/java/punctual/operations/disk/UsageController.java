package punctual.operations.disk;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import punctual.identity.Actor;
import punctual.identity.Organization;
import punctual.identity.Organizations;
import punctual.web.Problem;

/**
 * What an organisation's reports take up and cost (RA.11, PL-F.7): for its administrators, and of
 * any organisation for operators.
 */
@RestController
class UsageController {
  private static final Duration LONGEST = Duration.ofDays(366);

  private final Costs costs;
  private final Organizations organizations;

  UsageController(Costs costs, Organizations organizations) {
    this.costs = costs;
    this.organizations = organizations;
  }

  /**
   * @param cpuMs processor time of this installation, of all attempts
   * @param byteDays bytes kept, times the days that they were
   * @param bytes of the files that are there at the end
   */
  record TypeCost(
      String reportType,
      long runs,
      long cpuMs,
      long byteDays,
      long deliveries,
      long bytes,
      int files) {}

  /** Bytes at the end of a day in UTC. */
  record DayUse(LocalDate day, long bytes) {}

  record UsageView(
      String organization,
      Instant from,
      Instant to,
      List<TypeCost> byReportType,
      List<DayUse> days) {}

  /**
   * @param from inclusive
   * @param to exclusive; at most 366 days later
   * @param organization key; for operators, null: one's own
   */
  @GetMapping(path = "/api/v1/usage", produces = MediaType.APPLICATION_JSON_VALUE)
  UsageView usage(
      @RequestParam Instant from,
      @RequestParam Instant to,
      @RequestParam(required = false) @Nullable String organization,
      Actor actor) {
    actor.requireAdministratorOrOperator();
    if (!to.isAfter(from) || Duration.between(from, to).compareTo(LONGEST) > 0) {
      throw Problem.invalid(
          "to", "to is %s; use an instant after from, at most 366 days later.".formatted(to));
    }
    Organization of = organization(organization, actor);
    Costs.Report report = costs.of(of.id(), from, to);
    return new UsageView(
        of.key(),
        from,
        to,
        report.byType().stream().map(UsageController::cost).toList(),
        report.days().stream().map(d -> new DayUse(d.day(), d.bytes())).toList());
  }

  private Organization organization(@Nullable String key, Actor actor) {
    if (key == null || key.equals(actor.organizationKey()))
      return organizations.find(actor.organizationId()).orElseThrow();
    if (!actor.operator()) throw Problem.notFound("organisation", key);
    return organizations.byKey(key).orElseThrow(() -> Problem.notFound("organisation", key));
  }

  private static TypeCost cost(Costs.Cost c) {
    return new TypeCost(
        c.reportType(), c.runs(), c.cpuMs(), c.byteDays(), c.deliveries(), c.bytes(), c.files());
  }
}

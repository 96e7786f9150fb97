package punctual.reports;

import static punctual.database.schema.Tables.EXECUTION_FIGURES;
import static punctual.database.schema.Tables.REPORT_EXECUTIONS;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;
import punctual.database.Database;
import punctual.database.schema.tables.records.ExecutionFiguresRecord;
import punctual.metrics.Distribution;
import punctual.metrics.Period;
import punctual.metrics.RollUp;
import punctual.metrics.RolledSums;
import punctual.reports.ExecutionFigure.Key;

/**
 * How runs ended, over time (PR-3, PR-6.10, PR-7.9): full hours from their roll-up, the rest from
 * the rows, so that an answer is exact and takes no longer beside a long history.
 */
public final class ExecutionFigures {
  /** Stands for the installation: the sum of all organisations. */
  private static final UUID ALL = new UUID(0, 0);

  /** Stands for all rolled hours together. */
  private static final Instant EVER = Instant.EPOCH;

  private static final Duration HOUR = Duration.ofHours(1);

  private final Database database;
  private final InstantSource time;
  private final EndedExecutions ended;
  private final RollUp rollUp;
  private final RolledSums<ExecutionFigure> sums = new RolledSums<>();

  ExecutionFigures(Database database, InstantSource time) {
    this.database = database;
    this.time = time;
    ended = new EndedExecutions(database);
    rollUp = new RollUp("execution_figures", new Hours(), database, time);
  }

  /** For whoever has them rolled up, every minute or so. */
  public RollUp rollUp() {
    return rollUp;
  }

  /**
   * What ended, without report types and hours.
   *
   * @param periods each up to now
   * @param ever since the first
   */
  public record Summary(
      Map<Period, Collection<ExecutionFigure>> periods, Collection<ExecutionFigure> ever) {
    public Collection<ExecutionFigure> of(Period period) {
      return periods.getOrDefault(period, List.of());
    }
  }

  /**
   * Reads what metrics need; cheap enough for every scrape.
   *
   * @param organization null: of the installation
   */
  public Summary summary(@Nullable UUID organization) {
    return database.read(() -> {
      Instant now = time.instant();
      Instant until = rollUp.until();
      UUID scope = scope(organization);
      List<ExecutionFigure> tail = live(organization, until, Period.end(now));
      var periods = new EnumMap<Period, Collection<ExecutionFigure>>(Period.class);
      for (Period period : Period.values()) {
        List<ExecutionFigure> all =
            period.read(
                now,
                until,
                (from, to) -> sums.get(scope, period, from, to, () -> sum(rolled(scope, from, to))),
                (from, to) -> from.equals(until) ? tail : live(organization, from, to));
        periods.put(period, sum(all));
      }
      var ever = new ArrayList<>(rolled(scope, EVER, EVER.plusSeconds(1)));
      ever.addAll(tail);
      return new Summary(periods, sum(ever));
    });
  }

  private static List<ExecutionFigure> sum(Collection<ExecutionFigure> all) {
    return List.copyOf(ExecutionFigure.merged(all, key -> key.at(EVER).withoutType()).values());
  }

  /**
   * What ended within a period up to now, by the hour.
   *
   * @param organization null: of the installation
   */
  public List<ExecutionFigure> hours(@Nullable UUID organization, Period period) {
    return database.read(() ->
        period.read(
            time.instant(),
            rollUp.until(),
            (from, to) -> rolled(scope(organization), from, to),
            (from, to) -> live(organization, from, to)));
  }

  /** What of an organisation ended from one instant on and before another, by the hour. */
  public List<ExecutionFigure> between(UUID organization, Instant from, Instant before) {
    return database.read(() -> {
      Instant until = rollUp.until();
      Instant first = from.plusNanos(HOUR.toNanos() - 1).truncatedTo(ChronoUnit.HOURS);
      Instant last = (before.isBefore(until) ? before : until).truncatedTo(ChronoUnit.HOURS);
      if (!last.isAfter(first)) return live(organization, from, before);
      var all = new ArrayList<>(rolled(organization, first, last));
      all.addAll(live(organization, from, first));
      all.addAll(live(organization, last, before));
      return all;
    });
  }

  /** The report types of executions, by their ids. */
  public Map<UUID, String> types(Collection<UUID> executions) {
    var e = REPORT_EXECUTIONS;
    return database
        .dsl()
        .select(e.ID, e.REPORT_TYPE)
        .from(e)
        .where(e.ID.in(executions))
        .fetchMap(e.ID, e.REPORT_TYPE);
  }

  private static UUID scope(@Nullable UUID organization) {
    return organization == null ? ALL : organization;
  }

  private List<ExecutionFigure> live(@Nullable UUID organization, Instant from, Instant to) {
    var found = new HashMap<Key, ExecutionFigure>();
    ended.read(
        organization,
        from,
        to,
        (owner, key, run) -> found.computeIfAbsent(key, ExecutionFigure::new).add(run));
    return new ArrayList<>(found.values());
  }

  private List<ExecutionFigure> rolled(UUID scope, Instant from, Instant before) {
    var f = EXECUTION_FIGURES;
    return database
        .dsl()
        .selectFrom(f)
        .where(f.ORGANIZATION_ID.eq(scope))
        .and(f.HOUR.ge(from))
        .and(f.HOUR.lt(before))
        .fetch(ExecutionFigures::figure);
  }

  private static ExecutionFigure figure(ExecutionFiguresRecord row) {
    var key =
        new Key(
            row.getHour(),
            row.getReportType(),
            row.getOutcome(),
            row.getErrorCategory(),
            row.getErrorCode());
    return new ExecutionFigure(
            key,
            row.getCount(),
            Distribution.of(row.getDurations()),
            Distribution.of(row.getLateness()),
            Distribution.of(row.getWaits()))
        .with(row.getRetries(), row.getCpuMs(), row.getBytes(), row.getRowCount());
  }

  /** Forgets hours that are over for long; what ever ended stays counted. */
  public int prune(Instant before) {
    var f = EXECUTION_FIGURES;
    return database.dsl().deleteFrom(f).where(f.HOUR.gt(EVER)).and(f.HOUR.lt(before)).execute();
  }

  /** Hours of runs that ended become rows. */
  private final class Hours implements RollUp.History {
    @Override
    public Optional<Instant> firstEnd(Instant from, Instant before) {
      return ended.first(from, before);
    }

    @Override
    public Runnable roll(Instant from, Instant before) {
      var byOwner = new HashMap<UUID, Map<Key, ExecutionFigure>>();
      database.read(() -> {
        ended.read(
            null,
            from,
            before,
            (owner, key, run) -> {
              for (UUID scope : List.of(owner, ALL)) of(byOwner, scope, key).add(run);
            });
        return true;
      });
      return () -> {
        var hour = EXECUTION_FIGURES.HOUR;
        replace(hour.ge(from).and(hour.lt(before)), byOwner);
        replace(hour.eq(EVER), everWith(byOwner));
      };
    }

    private ExecutionFigure of(Map<UUID, Map<Key, ExecutionFigure>> all, UUID scope, Key key) {
      return all.computeIfAbsent(scope, _ -> new HashMap<>())
          .computeIfAbsent(key, ExecutionFigure::new);
    }

    private Map<UUID, Map<Key, ExecutionFigure>> everWith(
        Map<UUID, Map<Key, ExecutionFigure>> more) {
      var f = EXECUTION_FIGURES;
      var ever = new HashMap<UUID, Map<Key, ExecutionFigure>>();
      database
          .dsl()
          .selectFrom(f)
          .where(f.HOUR.eq(EVER))
          .forEach(row -> {
            ExecutionFigure figure = figure(row);
            of(ever, row.getOrganizationId(), figure.key()).add(figure);
          });
      more.forEach((scope, figures) ->
          figures.forEach(
              (key, figure) -> of(ever, scope, key.at(EVER).withoutType()).add(figure)));
      return ever;
    }

    private void replace(Condition which, Map<UUID, Map<Key, ExecutionFigure>> figures) {
      database.dsl().deleteFrom(EXECUTION_FIGURES).where(which).execute();
      database
          .dsl()
          .batchInsert(
              figures.entrySet().stream()
                  .flatMap(e -> e.getValue().values().stream().map(f -> row(e.getKey(), f)))
                  .toList())
          .execute();
    }

    private ExecutionFiguresRecord row(UUID scope, ExecutionFigure figure) {
      Key key = figure.key();
      var row = new ExecutionFiguresRecord();
      row.setHour(key.hour());
      row.setOrganizationId(scope);
      row.setReportType(key.reportType());
      row.setOutcome(key.outcome());
      row.setErrorCategory(key.category());
      row.setErrorCode(key.code());
      row.setCount(figure.count());
      row.setRetries(figure.retries());
      row.setCpuMs(figure.cpuMs());
      row.setBytes(figure.bytes());
      row.setRowCount(figure.rows());
      row.setDurations(figure.durations().json());
      row.setLateness(figure.lateness().json());
      row.setWaits(figure.waits().json());
      return row;
    }
  }
}

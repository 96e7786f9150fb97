package punctual.delivery;

import static punctual.database.schema.Tables.DELIVERY_ATTEMPTS;
import static punctual.database.schema.Tables.DELIVERY_FIGURES;
import static punctual.database.schema.Tables.REPORT_DELIVERIES;

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
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import punctual.database.Database;
import punctual.database.schema.tables.records.DeliveryFiguresRecord;
import punctual.delivery.DeliveryFigure.Key;
import punctual.metrics.Distribution;
import punctual.metrics.Period;
import punctual.metrics.RollUp;
import punctual.metrics.RolledSums;

/**
 * How attempts to deliver ended, over time (PR-3.6): full hours from their roll-up, the rest from
 * the rows. Attempts are counted, not deliveries: an attempt never changes, while a delivery that
 * failed may be asked for again.
 */
public final class DeliveryFigures {
  /** Stands for the installation: the sum of all organisations. */
  private static final UUID ALL = new UUID(0, 0);

  /** Stands for all rolled hours together. */
  private static final Instant EVER = Instant.EPOCH;

  private static final int FETCH = 1000;

  private final Database database;
  private final InstantSource time;
  private final RollUp rollUp;
  private final RolledSums<DeliveryFigure> sums = new RolledSums<>();

  DeliveryFigures(Database database, InstantSource time) {
    this.database = database;
    this.time = time;
    rollUp = new RollUp("delivery_figures", new Hours(), database, time);
  }

  /** For whoever has them rolled up, every minute or so. */
  public RollUp rollUp() {
    return rollUp;
  }

  /**
   * What was tried, without hours.
   *
   * @param periods each up to now
   * @param ever since the first
   */
  public record Summary(
      Map<Period, Collection<DeliveryFigure>> periods, Collection<DeliveryFigure> ever) {
    public Collection<DeliveryFigure> of(Period period) {
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
      List<DeliveryFigure> tail = live(organization, until, Period.end(now));
      var periods = new EnumMap<Period, Collection<DeliveryFigure>>(Period.class);
      for (Period period : Period.values()) {
        List<DeliveryFigure> all =
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

  private static List<DeliveryFigure> sum(Collection<DeliveryFigure> all) {
    return List.copyOf(DeliveryFigure.merged(all, key -> key.at(EVER)).values());
  }

  /**
   * What was tried within a period up to now, by the hour.
   *
   * @param organization null: of the installation
   */
  public List<DeliveryFigure> hours(@Nullable UUID organization, Period period) {
    return database.read(() ->
        period.read(
            time.instant(),
            rollUp.until(),
            (from, to) -> rolled(scope(organization), from, to),
            (from, to) -> live(organization, from, to)));
  }

  private static UUID scope(@Nullable UUID organization) {
    return organization == null ? ALL : organization;
  }

  /**
   * Attempts after which the reader's server has it, of all that settled a delivery, 0 to 1; an
   * uncertain one counts as not delivered, also where it is sent once more. Empty where none did.
   */
  public static OptionalDouble success(Collection<DeliveryFigure> all, String channel) {
    long sent = count(all, channel, "sent");
    long settled = settled(all, channel);
    return settled == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) sent / settled);
  }

  /** Attempts that settled a delivery. */
  public static long settled(Collection<DeliveryFigure> all, String channel) {
    return List.of("sent", "failed", "bounced", "indeterminate").stream()
        .mapToLong(outcome -> count(all, channel, outcome))
        .sum();
  }

  /** Attempts of a channel that ended so. */
  public static long count(Collection<DeliveryFigure> all, String channel, String outcome) {
    return all.stream()
        .filter(f -> f.key().channel().equals(channel) && f.key().outcome().equals(outcome))
        .mapToLong(DeliveryFigure::count)
        .sum();
  }

  /** Deliveries that have not been settled, each state by its own index. */
  public int pending(@Nullable UUID organization) {
    var d = REPORT_DELIVERIES;
    Condition whose =
        organization == null ? DSL.noCondition() : database.filter(d.ORGANIZATION_ID, organization);
    return Stream.of("status = 'pending'", "status = 'delayed'", "status in ('claimed', 'sending')")
        .mapToInt(state -> database.dsl().fetchCount(d, DSL.condition(state).and(whose)))
        .sum();
  }

  // reading --------------------------------------------------------------------------------------

  @FunctionalInterface
  private interface Taker {
    void take(UUID organization, Key key, long ms);
  }

  private List<DeliveryFigure> live(@Nullable UUID organization, Instant from, Instant to) {
    var found = new HashMap<Key, DeliveryFigure>();
    read(
        organization,
        from,
        to,
        (owner, key, ms) -> found.computeIfAbsent(key, DeliveryFigure::new).add(ms));
    return new ArrayList<>(found.values());
  }

  private void read(@Nullable UUID organization, Instant from, Instant before, Taker taker) {
    if (!from.isBefore(before)) return;
    var a = DELIVERY_ATTEMPTS;
    var d = REPORT_DELIVERIES;
    Condition whose =
        organization == null ? DSL.noCondition() : database.filter(a.ORGANIZATION_ID, organization);
    try (Cursor<? extends Record> rows =
        database
            .dsl()
            .select(
                a.ORGANIZATION_ID, a.STARTED_AT, a.ENDED_AT, a.OUTCOME, a.ERROR_CATEGORY, d.CHANNEL)
            .from(a)
            .join(d)
            .on(d.ID.eq(a.DELIVERY_ID))
            .where(a.ENDED_AT.ge(from).and(a.ENDED_AT.lt(before)).and(whose))
            .fetchSize(FETCH)
            .fetchLazy()) {
      for (Record row : rows) {
        long ms = Duration.between(row.get(a.STARTED_AT), row.get(a.ENDED_AT)).toMillis();
        taker.take(row.get(a.ORGANIZATION_ID), key(row), ms);
      }
    }
  }

  private static Key key(Record row) {
    var a = DELIVERY_ATTEMPTS;
    @Nullable String category = row.get(a.ERROR_CATEGORY);
    return new Key(
        row.get(a.ENDED_AT).truncatedTo(ChronoUnit.HOURS),
        row.get(REPORT_DELIVERIES.CHANNEL),
        row.get(a.OUTCOME),
        category == null ? "" : category);
  }

  private List<DeliveryFigure> rolled(UUID scope, Instant from, Instant before) {
    var f = DELIVERY_FIGURES;
    return database
        .dsl()
        .selectFrom(f)
        .where(f.ORGANIZATION_ID.eq(scope))
        .and(f.HOUR.ge(from))
        .and(f.HOUR.lt(before))
        .fetch(DeliveryFigures::figure);
  }

  private static DeliveryFigure figure(DeliveryFiguresRecord row) {
    var key = new Key(row.getHour(), row.getChannel(), row.getOutcome(), row.getErrorCategory());
    return new DeliveryFigure(key, row.getCount(), Distribution.of(row.getDurations()));
  }

  /** Forgets hours that are over for long; what was ever tried stays counted. */
  public int prune(Instant before) {
    var f = DELIVERY_FIGURES;
    return database.dsl().deleteFrom(f).where(f.HOUR.gt(EVER)).and(f.HOUR.lt(before)).execute();
  }

  // rolling up -----------------------------------------------------------------------------------

  /** Hours of attempts become rows. */
  private final class Hours implements RollUp.History {
    @Override
    public Optional<Instant> firstEnd(Instant from, Instant before) {
      var a = DELIVERY_ATTEMPTS;
      return database
          .dsl()
          .select(a.ENDED_AT)
          .from(a)
          .where(a.ENDED_AT.ge(from).and(a.ENDED_AT.lt(before)))
          .orderBy(a.ENDED_AT)
          .limit(1)
          .fetchOptional(a.ENDED_AT);
    }

    @Override
    public Runnable roll(Instant from, Instant before) {
      var byOwner = new HashMap<UUID, Map<Key, DeliveryFigure>>();
      database.read(() -> {
        read(
            null,
            from,
            before,
            (owner, key, ms) -> {
              for (UUID scope : List.of(owner, ALL)) of(byOwner, scope, key).add(ms);
            });
        return true;
      });
      return () -> {
        var hour = DELIVERY_FIGURES.HOUR;
        replace(hour.ge(from).and(hour.lt(before)), byOwner);
        replace(hour.eq(EVER), everWith(byOwner));
      };
    }

    private DeliveryFigure of(Map<UUID, Map<Key, DeliveryFigure>> all, UUID scope, Key key) {
      return all.computeIfAbsent(scope, _ -> new HashMap<>())
          .computeIfAbsent(key, DeliveryFigure::new);
    }

    private Map<UUID, Map<Key, DeliveryFigure>> everWith(Map<UUID, Map<Key, DeliveryFigure>> more) {
      var f = DELIVERY_FIGURES;
      var ever = new HashMap<UUID, Map<Key, DeliveryFigure>>();
      database
          .dsl()
          .selectFrom(f)
          .where(f.HOUR.eq(EVER))
          .forEach(row -> {
            DeliveryFigure figure = figure(row);
            of(ever, row.getOrganizationId(), figure.key()).add(figure);
          });
      more.forEach((scope, figures) ->
          figures.forEach((key, figure) -> of(ever, scope, key.at(EVER)).add(figure)));
      return ever;
    }

    private void replace(Condition which, Map<UUID, Map<Key, DeliveryFigure>> figures) {
      database.dsl().deleteFrom(DELIVERY_FIGURES).where(which).execute();
      database
          .dsl()
          .batchInsert(
              figures.entrySet().stream()
                  .flatMap(e -> e.getValue().values().stream().map(f -> row(e.getKey(), f)))
                  .toList())
          .execute();
    }

    private DeliveryFiguresRecord row(UUID scope, DeliveryFigure figure) {
      Key key = figure.key();
      var row = new DeliveryFiguresRecord();
      row.setHour(key.hour());
      row.setOrganizationId(scope);
      row.setChannel(key.channel());
      row.setOutcome(key.outcome());
      row.setErrorCategory(key.category());
      row.setCount(figure.count());
      row.setDurations(figure.durations().json());
      return row;
    }
  }
}

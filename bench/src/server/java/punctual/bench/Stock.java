package punctual.bench;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import punctual.database.Database;
import punctual.database.Dialect;
import punctual.database.InstantBinding;

/**
 * Fills a state database with organisations, schedules and executions, by the million and without
 * the product's help. Ids are made of numbers, so that every run has the same.
 */
public final class Stock {
  private static final String SCHEDULE =
      """
      {"cadence": "daily", "timezone": "Europe/Paris", "time": "09:00"}\
      """;

  private final Database database;
  private final boolean sqlite;

  public Stock(Database database) {
    this.database = database;
    sqlite = database.dialect() == Dialect.SQLITE;
  }

  /** Organisations 1 to {@code count}, each with one person and a limit. */
  public void organizations(int count, int maxRunning) {
    run(
        """
        insert into organizations (id, key, name, email_domains, created_at)
        select %s, 'o' || i, 'Organisation ' || i, '[]', %s from numbers"""
            .formatted(id("1", "i"), now()),
        count);
    run(
        """
        insert into organization_quotas (organization_id, weight, max_running)
        select %s, 1, %d from numbers"""
            .formatted(id("1", "i"), maxRunning),
        count);
    run(
        """
        insert into users (id, email, display_name, password_hash, is_operator, is_active,
            must_change_password, session_version, timezone, created_at)
        select %s, 'u' || i || '@example.org', 'U', '', %s, %s, %s, 1, 'UTC', %s from numbers"""
            .formatted(id("2", "i"), flag(false), flag(true), flag(false), now()),
        count);
  }

  /** The data source of all executions, with its limit. */
  public void source(int maxRunning) {
    run(
        """
        insert into queue_resources (name, max_running, circuit, failures, opens, updated_at)
        select 'shop', %d, 'closed', 0, 0, %s from numbers"""
            .formatted(maxRunning, now()),
        1);
  }

  /**
   * Schedules {@code from} to {@code to}, dealt out to the organisations in turn.
   *
   * @param next when they are due; each one {@code step} microseconds after the last
   */
  public void schedules(int from, int to, int organizations, Instant next, long step) {
    String owner = "1 + i %% %d".formatted(organizations);
    run(
        """
        insert into scheduled_reports (id, organization_id, created_by, updated_by, name,
            report_type, report_params, output_formats, format_options, schedule_config, timezone,
            cadence, timeout_minutes, when_empty, catch_up, catch_up_window, next_run_at,
            next_nominal, next_pass, tzdb_version, is_active, version, created_at, updated_at)
        select %s, %s, %s, %s, 'Schedule ' || i, 'sales_summary', '{"period": "last_7_days"}',
            '["csv"]', '{}', '%s', 'Europe/Paris', 'daily', 30, 'send', 'latest', 'P1D', %s,
            null, 0, '2026a', %s, 1, %s, %s
          from numbers where i >= %d"""
            .formatted(
                id("3", "i"),
                id("1", owner),
                id("2", owner),
                id("2", owner),
                SCHEDULE,
                later(next, "(i - " + from + ") * cast(" + step + " as bigint)"),
                flag(true),
                now(),
                now(),
                from),
        to);
  }

  /** What an execution of this stock is. */
  public enum State {
    WAITING,
    OVER
  }

  /**
   * One execution for each of the schedules {@code from} to {@code to}.
   *
   * @param organization SQL that gives the number of the organisation for {@code i}
   * @param series tells executions of one schedule apart; 0 to 9
   */
  public void executions(int from, int to, String organization, int series, State state) {
    boolean over = state == State.OVER;
    Instant due = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(60L * (series + 1));
    run(
        """
        insert into report_executions (id, organization_id, scheduled_report_id, scheduled_for,
            pass, trigger, lane, status, available_at, attempt, retry_count, started_at,
            completed_at, duration_ms, timeout_seconds, report_type, report_params_snapshot,
            output_formats, format_options, timezone, when_empty, created_at, source)
        select %s, %s, %s, %s, 0, 'scheduled', 1, '%s', %s, 0, 0, %s, %s, %s, 1800,
            'sales_summary', '{"period": "last_7_days"}', '["csv"]', '{}', 'Europe/Paris', 'send', %s, 'shop'
          from numbers where i >= %d"""
            .formatted(
                id("4" + series, "i"),
                id("1", organization),
                id("3", "i"),
                at(due),
                over ? "completed" : "queued",
                at(due),
                over ? at(due) : "null",
                over ? at(due) : "null",
                over ? "1200" : "null",
                now(),
                from),
        to);
  }

  /**
   * Executions that are over, evenly up to {@code until}: of five report types, one in fifty failed,
   * 0.2 to 60 s long, at most 2 s late. One in ten was sent, at once.
   */
  public void history(int count, int organizations, int schedules, Instant until, long step) {
    String due = "(i - %d) * cast(%d as bigint)".formatted(count, step);
    String start = due + " + (i * 31 % 2000) * 1000";
    String end = start + " + (200 + i % 59800) * 1000";
    String owner = id("1", "1 + i %% %d".formatted(organizations));
    run(
        """
        insert into report_executions (id, organization_id, scheduled_report_id, scheduled_for,
            pass, trigger, lane, status, available_at, attempt, retry_count, started_at,
            completed_at, duration_ms, timeout_seconds, report_type, report_params_snapshot,
            output_formats, format_options, timezone, when_empty, created_at, row_count,
            file_size_bytes, error_category, error_code, error_message)
        select %s, %s, %s, %s, 0, 'scheduled', 1, case when i %% 50 = 0 then 'failed' else 'completed' end,
            %s, 1, 0, %s, %s, 200 + i %% 59800, 1800, 'type_' || (i %% 5), '{}', '["csv"]', '{}',
            'Europe/Paris', 'send', %s, 1000, 50000,
            case when i %% 50 = 0 then 'network' end, case when i %% 50 = 0 then 'timeout' end,
            case when i %% 50 = 0 then 'It took too long.' end
          from numbers"""
            .formatted(
                id("5", "i"),
                owner,
                id("3", "1 + i %% %d".formatted(schedules)),
                later(until, due),
                later(until, due),
                later(until, start),
                later(until, end),
                later(until, due)),
        count);
    sendings(count / 10, owner, until, step);
  }

  private void sendings(int count, String owner, Instant until, long step) {
    String end = later(until, "(i - %d) * cast(%d as bigint)".formatted(count, step * 10));
    run(
        """
        insert into report_deliveries (id, organization_id, report_execution_id, execution_attempt,
            channel, destination, reader, options, lane, status, available_at, attempt, retry_count,
            uncertain_count, timeout_seconds, sent_at, completed_at, created_at)
        select %s, %s, %s, 1, 'email', 'u' || i || '@example.org', 'u' || i || '@example.org', '{}', 1, 'sent', %s, 1, 0, 0, 600,
            %s, %s, %s from numbers"""
            .formatted(id("6", "i"), owner, id("5", "i"), end, end, end, end),
        count);
    run(
        """
        insert into delivery_attempts (id, organization_id, delivery_id, attempt, worker_id,
            started_at, ended_at, outcome, certainty)
        select %s, %s, %s, 1, %s, %s, %s, 'sent', 'sent' from numbers"""
            .formatted(id("7", "i"), owner, id("6", "i"), id("8", "1"), end, end),
        count);
  }

  private void run(String sql, int count) {
    String numbers =
        sqlite
            ? "with recursive numbers(i) as (select 1 union all select i + 1 from numbers where i < %d) "
            : "with numbers as (select i from generate_series(1, %d) i) ";
    // on PostgreSQL "with" stands before "insert" too
    try (var connection = java.sql.DriverManager.getConnection(address())) {
      try (var statement = connection.createStatement()) {
        if (sqlite) statement.execute("pragma journal_mode = wal");
        statement.execute(numbers.formatted(count) + sql);
      }
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private String address() {
    return database
        .dsl()
        .connectionResult(
            connection -> {
              String url = connection.getMetaData().getURL();
              return sqlite || url.contains("user=")
                  ? url
                  : url + (url.contains("?") ? "&" : "?") + "user=postgres";
            });
  }

  /** An id from a prefix and a number, spread over the key space as real ids are not. */
  private String id(String prefix, String number) {
    String text =
        sqlite
            ? "printf('%s%%07x-0000-7000-8000-%%012x', (%s) & 268435455, (%s))"
                .formatted(prefix.substring(0, 1), number, number)
            : "('%s' || lpad(to_hex((%s) & 268435455), 7, '0') || '-0000-7000-8000-' || lpad(to_hex(%s), 12, '0'))::uuid"
                .formatted(prefix.substring(0, 1), number, number);
    return prefix.length() == 1 ? text : text.replace("-0000-", "-000" + prefix.charAt(1) + "-");
  }

  private String now() {
    return at(Instant.now());
  }

  private String at(Instant instant) {
    String text = "'" + InstantBinding.text(instant) + "'";
    return sqlite ? text : "timestamptz " + text;
  }

  private String later(Instant from, String micros) {
    if (!sqlite) return "%s + (%s)::double precision * interval '1 microsecond'".formatted(at(from), micros);
    return "strftime('%%Y-%%m-%%dT%%H:%%M:%%f', %d + (%s) / 1000000.0, 'unixepoch') || '000Z'"
        .formatted(from.getEpochSecond(), micros);
  }

  private String flag(boolean value) {
    return sqlite ? (value ? "1" : "0") : String.valueOf(value);
  }
}

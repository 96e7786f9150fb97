-- Limits by source, circuits, dead letters, disk, alerts, and the figures that metrics are read from.

-- the queue --------------------------------------------------------------------------------------

alter table organization_quotas add column start_jitter_seconds integer not null default 0;

-- what several rows share and what bears only so many at once: data sources
create table queue_resources (
  name         text not null primary key,
  max_running  integer not null check (max_running >= 0),
  -- the circuit: closed, open (nothing starts until open_until), probing (one at a time)
  circuit      text not null check (circuit in ('closed', 'open', 'probing')),
  failures     integer not null,
  opens        integer not null,
  opened_at    ${timestamptz},
  open_until   ${timestamptz},
  last_error_code  text,
  updated_at   ${timestamptz} not null
) ${table_options};

alter table workers add column version text not null default '';
alter table workers add column clock_offset_ms ${bigint} not null default 0;
alter table workers add column beat_at ${timestamptz};
-- a node that will start nothing for now, and why: 'disk'
alter table workers add column held_by text;

alter table report_executions add column source text not null default '';
alter table report_executions add column progress ${json};
alter table report_executions add column reused_from ${uuid};
alter table report_executions add column reuse_key text;
alter table report_executions add column long_notice_at ${timestamptz};
alter table report_executions add column cpu_ms ${bigint};
-- an administrator gave this run a limit of its own
alter table report_executions add column timeout_overridden ${boolean} not null default false;
drop index report_executions_queue;
create index report_executions_queue on report_executions (lane, source, organization_id, available_at, id)
  where status = 'queued';
create index report_executions_running_source on report_executions (source) where status = 'running';
create index report_executions_reuse on report_executions (organization_id, reuse_key, completed_at)
  where status = 'completed' and reuse_key is not null;
create index report_executions_completed on report_executions (completed_at, organization_id)
  where completed_at is not null;

-- schedules --------------------------------------------------------------------------------------

-- the circuit of a schedule: five failures of its own in a row open it, one probe after open_until closes it
alter table scheduled_reports add column failure_streak integer not null default 0;
alter table scheduled_reports add column circuit text not null default 'closed';
alter table scheduled_reports add column circuit_opens integer not null default 0;
alter table scheduled_reports add column circuit_until ${timestamptz};
-- the due instant of the last execution, so that a list of schedules need not read executions
alter table scheduled_reports add column last_scheduled_for ${timestamptz};

-- dead letters -----------------------------------------------------------------------------------

create table dead_letters (
  id                   ${uuid} not null primary key,
  organization_id      ${uuid} not null,
  scheduled_report_id  ${uuid} not null references scheduled_reports (id),
  -- the run that failed, and the last one that a retry made
  execution_id         ${uuid} not null unique references report_executions (id),
  last_execution_id    ${uuid} not null references report_executions (id),
  scheduled_for        ${timestamptz} not null,
  report_type          text not null,
  status               text not null check (status in ('open', 'retrying', 'resolved')),
  attempts             integer not null,
  error_category       text not null,
  error_code           text not null,
  error_message        text not null,
  error_detail         text,
  created_at           ${timestamptz} not null,
  last_failed_at       ${timestamptz} not null,
  resolved_at          ${timestamptz},
  resolved_by          ${uuid},
  note                 text,
  deleted_at           ${timestamptz}
) ${table_options};
create index dead_letters_list on dead_letters (organization_id, created_at, id) where deleted_at is null;
create index dead_letters_status on dead_letters (organization_id, status) where deleted_at is null;
create index dead_letters_last on dead_letters (last_execution_id);
create index dead_letters_schedule on dead_letters (organization_id, scheduled_report_id, created_at);
-- the runs that retries of an item made; the item may be archived before them
alter table report_executions add column dead_letter_id ${uuid};
create index report_executions_dead_letter on report_executions (dead_letter_id) where dead_letter_id is not null;

-- figures ----------------------------------------------------------------------------------------

-- one row for each full hour, organisation and outcome: what metrics, trends and KPIs are read from, whatever
-- the length of the history. Rolled up once an hour is over, from the rows themselves; the hours that are not
-- rolled up yet are read from the rows. The organisation of zeros is the installation; the hour 1970-01-01 is
-- the sum of all rolled hours.
create table execution_figures (
  hour             ${timestamptz} not null,
  organization_id  ${uuid} not null,
  report_type      text not null,
  outcome          text not null,
  error_category   text not null,
  -- of a skipped run its reason
  error_code       text not null,
  count            ${bigint} not null,
  retries          ${bigint} not null,
  cpu_ms           ${bigint} not null,
  bytes            ${bigint} not null,
  row_count        ${bigint} not null,
  -- how many took how long, started how late, and waited how long: sparse, from the number of a bucket to a count
  durations        ${json} not null,
  lateness         ${json} not null,
  waits            ${json} not null,
  primary key (organization_id, hour, report_type, outcome, error_category, error_code)
) ${table_options};
create index execution_figures_hour on execution_figures (hour);

-- the same of attempts to deliver
create table delivery_figures (
  hour             ${timestamptz} not null,
  organization_id  ${uuid} not null,
  channel          text not null,
  outcome          text not null,
  error_category   text not null,
  count            ${bigint} not null,
  durations        ${json} not null,
  primary key (organization_id, hour, channel, outcome, error_category)
) ${table_options};
create index delivery_figures_hour on delivery_figures (hour);
create index delivery_attempts_ended on delivery_attempts (ended_at, organization_id);

-- how a component was from one instant to another, as the node that looked has noted; between two rows nobody looked
create table health_transitions (
  id           ${uuid} not null primary key,
  node         text not null,
  component    text not null,
  from_status  text,
  to_status    text not null,
  at           ${timestamptz} not null,
  seen_until   ${timestamptz} not null
) ${table_options};
create index health_transitions_until on health_transitions (seen_until);

-- disk -------------------------------------------------------------------------------------------

alter table artifacts add column report_type text not null default '';
update artifacts set report_type = (select e.report_type from report_executions e where e.id = artifacts.execution_id);
create index artifacts_usage on artifacts (organization_id, report_type, bytes) where deleted_at is null;

create table disk_samples (
  node         text not null,
  at           ${timestamptz} not null,
  free_bytes   ${bigint} not null,
  total_bytes  ${bigint} not null,
  report_bytes ${bigint} not null,
  -- ok, low or stopped, as the node saw it
  state        text not null,
  primary key (node, at)
) ${table_options};

-- alerts -----------------------------------------------------------------------------------------

create table alerts (
  id               ${uuid} not null primary key,
  -- null: the installation's, for operators
  organization_id  ${uuid},
  rule             text not null,
  -- what it is about, so that the same trouble is one alert: a schedule, a node, a source; '' where there is one
  subject          text not null,
  severity         text not null check (severity in ('warning', 'critical')),
  title            text not null,
  message          text not null,
  link             text,
  -- pending: seen, but not yet for as long as its rule asks
  status           text not null check (status in ('pending', 'open', 'acknowledged', 'resolved')),
  first_seen_at    ${timestamptz} not null,
  last_seen_at     ${timestamptz} not null,
  -- how often it began: one that comes back within an hour is the same alert
  times            integer not null,
  -- null: its present state has still to be told by e-mail
  notified_at      ${timestamptz},
  acknowledged_at  ${timestamptz},
  acknowledged_by  ${uuid},
  muted_until      ${timestamptz},
  resolved_at      ${timestamptz},
  -- equal to rule, organisation and subject while it is not resolved, its own id afterwards
  identity         text not null unique
) ${table_options};
create index alerts_list on alerts (organization_id, status, last_seen_at);
create index alerts_status on alerts (status, last_seen_at);
create index alerts_untold on alerts (first_seen_at) where notified_at is null;

-- who was told what: nobody is told twice, and the mails of an hour can be counted
create table alert_mails (
  alert_id  ${uuid} not null references alerts (id),
  times     integer not null,
  state     text not null check (state in ('open', 'resolved')),
  address   text not null,
  -- several alerts may share one mail
  mail_id   ${uuid} not null,
  sent_at   ${timestamptz} not null,
  primary key (alert_id, times, state, address)
) ${table_options};
create index alert_mails_sent on alert_mails (address, sent_at);

-- what alerts look for, however long the history
create index scheduled_reports_unsuccessful on scheduled_reports (organization_id, id)
  where deleted_at is null and (last_status is null or last_status = 'failed');
create index scheduled_reports_circuit on scheduled_reports (organization_id, id)
  where circuit <> 'closed' and deleted_at is null;
create index report_executions_failed on report_executions (completed_at, organization_id)
  where status = 'failed';
create index report_deliveries_failed on report_deliveries (completed_at, organization_id)
  where status = 'failed';

create index report_deliveries_completed on report_deliveries (completed_at, organization_id)
  where completed_at is not null;

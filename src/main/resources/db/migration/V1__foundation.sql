-- One set of migrations for SQLite and PostgreSQL; the placeholders are the type names that differ.
-- Instants are UTC with microseconds. Ids are UUIDv7, made by the application.
-- organization_id leads every key by which a tenant's rows are found.

create table installation (
  name        text not null primary key,
  value       text not null,
  updated_at  ${timestamptz} not null
) ${table_options};

-- identity ---------------------------------------------------------------------------------------

create table organizations (
  id             ${uuid} not null primary key,
  key            text not null unique,
  name           text not null,
  email_domains  ${json} not null,
  created_at     ${timestamptz} not null
) ${table_options};

create table users (
  id                    ${uuid} not null primary key,
  email                 text not null unique,
  display_name          text not null,
  password_hash         text not null,
  is_operator           ${boolean} not null,
  is_active             ${boolean} not null,
  must_change_password  ${boolean} not null,
  session_version       integer not null,
  timezone              text not null,
  created_at            ${timestamptz} not null,
  last_sign_in_at       ${timestamptz}
) ${table_options};

create table memberships (
  organization_id  ${uuid} not null references organizations (id),
  user_id          ${uuid} not null references users (id),
  role             text not null check (role in ('viewer', 'member', 'manager', 'administrator')),
  created_at       ${timestamptz} not null,
  primary key (organization_id, user_id)
) ${table_options};
create index memberships_user on memberships (user_id);

-- by a hash of the address as written, whether such a person exists or not: the answer must not tell
create table sign_in_failures (
  address_hash    text not null primary key,
  failures        integer not null,
  last_failed_at  ${timestamptz} not null,
  locked_until    ${timestamptz}
) ${table_options};

create table signing_keys (
  id           text not null primary key,
  private_key  ${bytes} not null,
  public_key   ${bytes} not null,
  created_at   ${timestamptz} not null,
  retired_at   ${timestamptz}
) ${table_options};

create table refresh_tokens (
  id               ${uuid} not null primary key,
  family_id        ${uuid} not null,
  user_id          ${uuid} not null references users (id),
  organization_id  ${uuid} not null references organizations (id),
  token_hash       text not null unique,
  created_at       ${timestamptz} not null,
  expires_at       ${timestamptz} not null,
  family_until     ${timestamptz} not null,
  used_at          ${timestamptz},
  revoked_at       ${timestamptz}
) ${table_options};
create index refresh_tokens_family on refresh_tokens (family_id);
create index refresh_tokens_expiry on refresh_tokens (expires_at);

create table idempotency_keys (
  principal    text not null,
  request_key  text not null,
  fingerprint  text not null,
  status       integer not null,
  location     text,
  etag         text,
  body         text not null,
  created_at   ${timestamptz} not null,
  primary key (principal, request_key)
) ${table_options};
create index idempotency_keys_age on idempotency_keys (created_at);

-- audit ------------------------------------------------------------------------------------------

create table audit_logs (
  id               ${uuid} not null primary key,
  organization_id  ${uuid},
  user_id          ${uuid},
  actor            text not null,
  action           text not null,
  object_type      text not null,
  object_id        text,
  object_name      text,
  old_values       ${json},
  new_values       ${json},
  ip               text,
  request_id       text,
  created_at       ${timestamptz} not null
) ${table_options};
create index audit_logs_time on audit_logs (organization_id, created_at, id);
create index audit_logs_user on audit_logs (organization_id, user_id, created_at);
create index audit_logs_action on audit_logs (organization_id, action, created_at);
create index audit_logs_object on audit_logs (organization_id, object_id, created_at);

-- schedules --------------------------------------------------------------------------------------

create table scheduled_reports (
  id               ${uuid} not null primary key,
  organization_id  ${uuid} not null references organizations (id),
  created_by       ${uuid} not null references users (id),
  updated_by       ${uuid} not null references users (id),
  name             text not null,
  description      text,
  report_type      text not null,
  report_params    ${json} not null,
  output_formats   ${json} not null,
  format_options   ${json} not null,
  schedule_config  ${json} not null,
  timezone         text not null,
  cadence          text not null,
  timeout_minutes  integer not null,
  when_empty       text not null check (when_empty in ('send', 'skip', 'notify')),
  catch_up         text not null check (catch_up in ('latest', 'all', 'none')),
  catch_up_window  text not null,
  -- the next run: its instant, and the local date-time and pass that name it whatever the zone data says
  next_run_at      ${timestamptz},
  next_nominal     text,
  next_pass        integer not null,
  tzdb_version     text not null,
  last_run_at      ${timestamptz},
  last_success_at  ${timestamptz},
  last_execution_id   ${uuid},
  last_status         text,
  last_error_message  text,
  is_active        ${boolean} not null,
  paused_at        ${timestamptz},
  deleted_at       ${timestamptz},
  version          integer not null,
  created_at       ${timestamptz} not null,
  updated_at       ${timestamptz} not null
) ${table_options};
create index scheduled_reports_due on scheduled_reports (next_run_at, id) where is_active;
create index scheduled_reports_zones on scheduled_reports (tzdb_version) where is_active;
create index scheduled_reports_organization on scheduled_reports (organization_id, created_at, id);

create table schedule_recipients (
  id                   ${uuid} not null primary key,
  organization_id      ${uuid} not null references organizations (id),
  scheduled_report_id  ${uuid} not null references scheduled_reports (id),
  channel              text not null,
  destination          text not null,
  options              ${json} not null,
  user_id              ${uuid} references users (id),
  is_active            ${boolean} not null,
  added_by             ${uuid} not null references users (id),
  created_at           ${timestamptz} not null,
  removed_at           ${timestamptz},
  unique (scheduled_report_id, channel, destination)
) ${table_options};
create index schedule_recipients_user on schedule_recipients (user_id) where user_id is not null;

-- the queue: the row is the job ------------------------------------------------------------------

create table organization_quotas (
  organization_id  ${uuid} not null primary key,
  weight           integer not null check (weight between 1 and 100),
  max_running      integer not null check (max_running > 0)
) ${table_options};

create table workers (
  id           ${uuid} not null primary key,
  node         text not null,
  slots        integer not null,
  started_at   ${timestamptz} not null,
  lease_until  ${timestamptz} not null,
  draining     ${boolean} not null
) ${table_options};

create table report_executions (
  id                      ${uuid} not null primary key,
  organization_id         ${uuid} not null,
  scheduled_report_id     ${uuid} not null references scheduled_reports (id),
  scheduled_for           ${timestamptz} not null,
  nominal                 text,
  pass                    integer not null,
  trigger                 text not null check (trigger in ('scheduled', 'manual', 'catch_up', 'retry')),
  triggered_by            ${uuid},
  send_to                 ${uuid},
  lane                    integer not null check (lane in (0, 1)),
  status                  text not null
    check (status in ('queued', 'delayed', 'running', 'completed', 'failed', 'cancelled', 'skipped')),
  skip_reason             text,
  available_at            ${timestamptz} not null,
  attempt                 integer not null,
  retry_count             integer not null,
  worker_id               ${uuid},
  started_at              ${timestamptz},
  deadline_at             ${timestamptz},
  timeout_seconds         integer not null,
  cancel_requested_at     ${timestamptz},
  completed_at            ${timestamptz},
  duration_ms             ${bigint},
  report_type             text not null,
  report_type_version     text,
  report_params_snapshot  ${json} not null,
  output_formats          ${json} not null,
  format_options          ${json} not null,
  timezone                text not null,
  when_empty              text not null,
  window_from             ${timestamptz},
  window_to               ${timestamptz},
  row_count               ${bigint},
  file_size_bytes         ${bigint},
  error_category          text,
  error_code              text,
  error_message           text,
  error_detail            text,
  created_at              ${timestamptz} not null,
  check ((status = 'running') = (worker_id is not null)),
  check ((completed_at is not null) = (status in ('completed', 'failed', 'cancelled', 'skipped')))
) ${table_options};
-- the clock can never insert one due time twice, nor one nominal time after the zone data changed
create unique index report_executions_due on report_executions (scheduled_report_id, scheduled_for)
  where trigger in ('scheduled', 'catch_up');
create unique index report_executions_nominal on report_executions (scheduled_report_id, nominal, pass)
  where trigger in ('scheduled', 'catch_up') and nominal is not null;
create index report_executions_queue on report_executions (lane, organization_id, available_at, id)
  where status = 'queued';
create index report_executions_delayed on report_executions (available_at, id) where status = 'delayed';
create index report_executions_running on report_executions (organization_id) where status = 'running';
create index report_executions_running_node on report_executions (worker_id, id) where status = 'running';
create index report_executions_deadline on report_executions (deadline_at) where status = 'running';
create index report_executions_unfinished on report_executions (scheduled_report_id, scheduled_for, id)
  where status in ('queued', 'delayed', 'running');
create index report_executions_requested on report_executions (organization_id, created_at)
  where trigger in ('manual', 'retry');
create index report_executions_history on report_executions (organization_id, scheduled_for, id);
create index report_executions_schedule on report_executions (scheduled_report_id, scheduled_for, id);

create table execution_attempts (
  id               ${uuid} not null primary key,
  organization_id  ${uuid} not null,
  execution_id     ${uuid} not null references report_executions (id),
  attempt          integer not null,
  worker_id        ${uuid} not null,
  started_at       ${timestamptz} not null,
  ended_at         ${timestamptz} not null,
  outcome          text not null,
  error_category   text,
  error_code       text,
  error_message    text,
  error_detail     text,
  unique (execution_id, attempt)
) ${table_options};

create table artifacts (
  id               ${uuid} not null primary key,
  organization_id  ${uuid} not null,
  execution_id     ${uuid} not null references report_executions (id),
  format           text not null,
  file_name        text not null,
  content_type     text not null,
  bytes            ${bigint} not null,
  sha256           text not null,
  row_count        ${bigint} not null,
  storage_key      text not null unique,
  created_at       ${timestamptz} not null,
  expires_at       ${timestamptz} not null,
  deleted_at       ${timestamptz},
  unique (execution_id, format)
) ${table_options};
create index artifacts_expiry on artifacts (expires_at) where deleted_at is null;

-- what every reader of one execution is told, frozen when the execution completes
create table delivery_parcels (
  report_execution_id  ${uuid} not null primary key references report_executions (id),
  organization_id      ${uuid} not null,
  content              ${json} not null,
  created_at           ${timestamptz} not null
) ${table_options};

create table report_deliveries (
  id                   ${uuid} not null primary key,
  organization_id      ${uuid} not null,
  report_execution_id  ${uuid} not null references report_executions (id),
  recipient_id         ${uuid} references schedule_recipients (id),
  execution_attempt    integer not null,
  channel              text not null,
  destination          text not null,
  options              ${json} not null,
  lane                 integer not null check (lane in (0, 1)),
  status               text not null
    check (status in ('pending', 'delayed', 'claimed', 'sending', 'sent', 'delivered', 'failed', 'bounced',
                      'suppressed', 'awaiting_consent', 'indeterminate', 'deferred')),
  available_at         ${timestamptz} not null,
  attempt              integer not null,
  retry_count          integer not null,
  -- how often the outcome could not be known: re-sent at most once
  uncertain_count      integer not null,
  worker_id            ${uuid},
  started_at           ${timestamptz},
  deadline_at          ${timestamptz},
  timeout_seconds      integer not null,
  sent_at              ${timestamptz},
  completed_at         ${timestamptz},
  reference            text,
  error_category       text,
  error_code           text,
  error_message        text,
  error_detail         text,
  created_at           ${timestamptz} not null,
  check ((status in ('claimed', 'sending')) = (worker_id is not null)),
  unique (report_execution_id, channel, destination)
) ${table_options};
create index report_deliveries_queue on report_deliveries (lane, organization_id, available_at, id)
  where status = 'pending';
create index report_deliveries_delayed on report_deliveries (available_at, id) where status = 'delayed';
create index report_deliveries_uncertain on report_deliveries (available_at)
  where status = 'indeterminate' and completed_at is null;
create index report_deliveries_running on report_deliveries (organization_id) where status in ('claimed', 'sending');
create index report_deliveries_running_node on report_deliveries (worker_id, id)
  where status in ('claimed', 'sending');
create index report_deliveries_execution on report_deliveries (report_execution_id);

create table delivery_attempts (
  id               ${uuid} not null primary key,
  organization_id  ${uuid} not null,
  delivery_id      ${uuid} not null references report_deliveries (id),
  attempt          integer not null,
  worker_id        ${uuid} not null,
  started_at       ${timestamptz} not null,
  ended_at         ${timestamptz} not null,
  outcome          text not null,
  certainty        text,
  error_category   text,
  error_code       text,
  error_message    text,
  error_detail     text,
  unique (delivery_id, attempt)
) ${table_options};

create table download_links (
  id               ${uuid} not null primary key,
  organization_id  ${uuid} not null,
  artifact_id      ${uuid} not null references artifacts (id),
  delivery_id      ${uuid},
  created_at       ${timestamptz} not null,
  expires_at       ${timestamptz} not null,
  revoked_at       ${timestamptz}
) ${table_options};
create index download_links_artifact on download_links (artifact_id);

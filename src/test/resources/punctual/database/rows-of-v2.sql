insert into organizations (id, key, name, email_domains, created_at)
values ('00000000-0000-7000-8000-000000000001', 'acme', 'Acme', '[]', '2026-01-01T00:00:00.000000Z');

insert into users (id, email, display_name, password_hash, is_operator, is_active, must_change_password, session_version, timezone, created_at)
values ('00000000-0000-7000-8000-000000000002', 'ann@acme.test', 'Ann', '-', false, true, false, 1, 'UTC', '2026-01-01T00:00:00.000000Z');

insert into scheduled_reports (id, organization_id, created_by, updated_by, name, report_type, report_params, output_formats,
  format_options, schedule_config, timezone, cadence, timeout_minutes, when_empty, catch_up, catch_up_window, next_pass, tzdb_version,
  is_active, version, created_at, updated_at)
values ('00000000-0000-7000-8000-000000000003', '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002',
  '00000000-0000-7000-8000-000000000002', 'Daily sales', 'sales_summary', '{}', '["csv"]', '{}',
  '{"cadence": "daily", "time": "07:00", "timezone": "UTC"}', 'UTC', 'daily', 30, 'send', 'latest', 'P1D', 0, '2026a', true, 1,
  '2026-01-01T00:00:00.000000Z', '2026-01-01T00:00:00.000000Z');

insert into report_executions (id, organization_id, scheduled_report_id, scheduled_for, pass, trigger, lane, status, available_at, attempt,
  retry_count, started_at, completed_at, timeout_seconds, report_type, report_params_snapshot, output_formats, format_options, timezone,
  when_empty, created_at)
values ('00000000-0000-7000-8000-000000000004', '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000003',
  '2026-01-02T07:00:00.000000Z', 0, 'scheduled', 1, 'completed', '2026-01-02T07:00:00.000000Z', 1, 0, '2026-01-02T07:00:01.000000Z',
  '2026-01-02T07:00:02.000000Z', 1800, 'sales_summary', '{}', '["csv"]', '{}', 'UTC', 'send', '2026-01-02T07:00:00.000000Z'),
  ('00000000-0000-7000-8000-000000000005', '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000003',
  '2026-01-01T07:00:00.000000Z', 0, 'scheduled', 1, 'completed', '2026-01-01T07:00:00.000000Z', 1, 0, '2026-01-01T07:00:01.000000Z',
  '2026-01-01T07:00:02.000000Z', 1800, 'sales_summary', '{}', '["csv"]', '{}', 'UTC', 'send', '2026-01-01T07:00:00.000000Z');

insert into artifacts (id, organization_id, execution_id, format, file_name, content_type, bytes, sha256, row_count, storage_key,
  created_at, expires_at, deleted_at, report_type)
values ('00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000004', 'csv',
  'sales.csv', 'text/csv', 12, 'aa', 3, 'k/1.csv', '2026-01-02T07:00:02.000000Z', '2026-04-02T07:00:02.000000Z', null, 'sales_summary'),
  ('00000000-0000-7000-8000-000000000007', '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000005', 'csv',
  'sales.csv', 'text/csv', 12, 'aa', 3, 'k/2.csv', '2026-01-01T07:00:02.000000Z', '2026-01-01T08:00:02.000000Z',
  '2026-01-02T02:00:00.000000Z', 'sales_summary');

insert into report_deliveries (id, organization_id, report_execution_id, execution_attempt, channel, destination, options, lane, status,
  available_at, attempt, retry_count, uncertain_count, timeout_seconds, created_at)
values ('00000000-0000-7000-8000-000000000008', '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000004', 1, 'email',
  'bob@acme.test', '{}', 1, 'pending', '2026-01-02T07:00:02.000000Z', 0, 0, 0, 600, '2026-01-02T07:00:02.000000Z');

insert into download_links (id, organization_id, artifact_id, delivery_id, created_at, expires_at)
values ('00000000-0000-7000-8000-000000000009', '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000006',
  '00000000-0000-7000-8000-000000000008', '2026-01-02T07:00:02.000000Z', '2026-01-09T07:00:02.000000Z');

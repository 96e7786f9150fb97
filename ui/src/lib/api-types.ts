/**
 * The shapes of the HTTP API, by hand and central until they are generated from the OpenAPI
 * document. `paths` has the form that openapi-typescript emits, so that only this file changes.
 * Instants are ISO-8601 with `Z`; dates are local (`2026-03-30`); `_ms` are milliseconds.
 */
export type Role = "viewer" | "member" | "manager" | "administrator";

export interface FieldFault {
  field: string;
  message: string;
}

export interface ProblemBody {
  type?: string;
  title: string;
  status: number;
  detail?: string;
  code?: string;
  errors?: FieldFault[];
}

export interface Page<T> {
  items: T[];
  total: number;
  page: number;
  limit: number;
}

export interface Login {
  access_token: string;
  token_type: string;
  expires_in: number;
  must_change_password?: boolean;
}

export interface Me {
  id: string;
  email: string;
  display_name: string;
  role: Role;
  operator: boolean;
  timezone: string;
  organization: { id: string; key: string; name: string };
  organizations: { id: string; key: string; name: string; role: Role }[];
  must_change_password?: boolean;
  demo: boolean;
  mailbox_url?: string | null;
}

export interface Home {
  on_time: number;
  late: number;
  failed: number;
  skipped: number;
  running?: number;
  due_next_24h: number;
  needs_you: NeedsYou[];
  next: { schedule_id: string; name: string; at: string; timezone: string }[];
  schedules: HomeSchedules;
  checked_at: string;
}

/** Schedules that the person sees, by state; `total` counts those of the whole organisation. */
export interface HomeSchedules {
  on: number;
  paused: number;
  failing: number;
  ended?: number;
  total?: number;
}

export interface NeedsYou {
  /** failed, late, undelivered, uncertain, paused; a later server may know more. */
  kind: string;
  title: string;
  text: string;
  schedule_id?: string | null;
  execution_id?: string | null;
  since: string;
}

export type ParameterType =
  | "text"
  | "integer"
  | "decimal"
  | "boolean"
  | "date"
  | "date_range"
  | "choice";

export type ParameterValue =
  | string
  | number
  | boolean
  | null
  | (string | number)[]
  | { from: string; to: string };

export type ParameterValues = Record<string, ParameterValue>;

export interface Parameter {
  name: string;
  label: string;
  type: ParameterType;
  required: boolean;
  multiple: boolean;
  default?: ParameterValue;
  options?: { value: string; label: string }[] | null;
  min?: number | string | null;
  max?: number | string | null;
  hint?: string | null;
}

export type ColumnType =
  | "text"
  | "integer"
  | "decimal"
  | "money"
  | "percent"
  | "boolean"
  | "date"
  | "timestamp";

export interface Column {
  name: string;
  label: string;
  type: ColumnType;
  currency?: string | null;
  total?: string | null;
  pii: boolean;
}

export interface ReportType {
  id: string;
  name: string;
  description?: string | null;
  source: string;
  version: string;
  parameters: Parameter[];
  columns: Column[];
  formats: string[];
  /** How many schedules use it. */
  schedules?: number | null;
}

export interface ReportTypes extends Page<ReportType> {
  faults?: { file: string; line?: number | null; message: string }[];
}

export interface Sample {
  columns: Column[];
  rows: unknown[][];
  truncated: boolean;
  window?: { label: string; from?: string | null; to?: string | null } | null;
  took_ms: number;
}

export type Cadence = "daily" | "weekly" | "monthly" | "quarterly" | "yearly" | "cron";

export type DayRule =
  | { kind: "day_of_month"; day_of_month: number }
  | { kind: "last_day" }
  | { kind: "nth_weekday"; ordinal: number; day_of_week: number }
  | { kind: "business_day"; ordinal: number };

export interface BusinessDays {
  rule?: "skip" | "next" | "previous" | null;
  country?: string | null;
  weekend?: number[] | null;
  holidays?: string[] | null;
}

export interface ScheduleJson {
  cadence: Cadence;
  timezone: string;
  time?: string | null;
  days_of_week?: number[] | null;
  day_of_week?: number | null;
  day_of_month?: number | null;
  day?: DayRule | null;
  month_of_quarter?: number | null;
  month?: number | null;
  cron_expression?: string | null;
  business_days?: BusinessDays | null;
  start_date?: string | null;
  end_date?: string | null;
  excluded_dates?: string[] | null;
}

export interface SchedulePreview {
  description: string;
  runs: { at: string; local: string; note?: string | null; note_text?: string | null }[];
  completed?: boolean;
}

export interface RecipientInput {
  channel: string;
  destination: string;
  options?: Record<string, unknown> | null;
}

export interface Recipient extends RecipientInput {
  id: string;
  user_id?: string | null;
  display_name?: string | null;
  external: boolean;
}

export type WhenEmpty = "send" | "skip" | "notify";
export type CatchUp = "latest" | "all" | "none";

export interface ScheduleInput {
  name: string;
  description?: string | null;
  report_type: string;
  report_params: ParameterValues;
  output_formats: string[];
  schedule: ScheduleJson;
  recipients: RecipientInput[];
  timeout_minutes: number;
  when_empty: WhenEmpty;
  catch_up: CatchUp;
  catch_up_window?: string | null;
  csv?: { profile?: string; delimiter?: string; decimal?: string } | null;
}

/** Absent while it is closed: a schedule that failed too often starts nothing until then. */
export interface Circuit {
  state: "open" | "probing";
  since?: string | null;
  until?: string | null;
  opens?: number | null;
  text: string;
}

export type ScheduleState = "on" | "paused" | "failing" | "ended" | "deleted";

export interface Schedule extends Omit<ScheduleInput, "recipients"> {
  id: string;
  report_type_name: string;
  schedule_description: string;
  timezone: string;
  recipients: Recipient[];
  state: ScheduleState;
  is_active: boolean;
  paused_at?: string | null;
  next_run_at?: string | null;
  upcoming_runs: string[];
  last_run_at?: string | null;
  last_success_at?: string | null;
  last_execution?: {
    id: string;
    status: ExecutionStatus;
    scheduled_for?: string | null;
    completed_at?: string | null;
    error_message?: string | null;
  } | null;
  owner: { id: string; display_name: string; email: string };
  version: number;
  warnings: FieldFault[];
  created_at: string;
  updated_at: string;
  deleted_at?: string | null;
  can_edit: boolean;
  circuit?: Circuit | null;
}

export interface Schedules extends Page<Schedule> {
  counts: { on: number; paused: number; failing: number; ended: number };
}

export type ExecutionStatus =
  | "queued"
  | "delayed"
  | "running"
  | "completed"
  | "failed"
  | "cancelled"
  | "skipped";

export interface Execution {
  id: string;
  schedule_id: string;
  schedule_name: string;
  report_type: string;
  trigger: "scheduled" | "manual" | "catch_up" | "retry";
  status: ExecutionStatus;
  skip_reason?: string | null;
  scheduled_for: string;
  timezone: string;
  created_at: string;
  started_at?: string | null;
  completed_at?: string | null;
  duration_ms?: number | null;
  lateness_ms?: number | null;
  row_count?: number | null;
  file_size_bytes?: number | null;
  attempt: number;
  retry_count: number;
  error_category?: string | null;
  error_code?: string | null;
  error_message?: string | null;
  deliveries_total: number;
  deliveries_done: number;
  deliveries_failed: number;
  wait?: Wait | null;
}

/** Why a run that is due does not run yet. `ahead`: runs of the organisation that start before it. */
export interface Wait {
  code: string;
  text: string;
  ahead?: number | null;
  until?: string | null;
}

export interface Progress {
  /** reading until the first row, writing, finishing */
  phase: string;
  rows: number;
  bytes: number;
  rows_per_second?: number | null;
  elapsed_ms?: number | null;
  /** The 25th and the 90th percentile of earlier runs. */
  estimate?: { low_ms: number; high_ms: number; runs: number } | null;
  /** 0 to 99 */
  percent?: number | null;
}

export interface Attempt {
  attempt: number;
  /** Where attempts of several runs stand in one history. */
  execution_id?: string | null;
  node?: string | null;
  error_detail?: string | null;
  started_at?: string | null;
  ended_at?: string | null;
  outcome: string;
  error_category?: string | null;
  error_code?: string | null;
  error_message?: string | null;
}

export interface Artifact {
  id: string;
  format: string;
  file_name: string;
  bytes: number;
  row_count?: number | null;
  sha256: string;
  expires_at?: string | null;
}

export interface Delivery {
  id: string;
  channel: string;
  destination: string;
  status: string;
  attempt: number;
  retry_count: number;
  created_at: string;
  sent_at?: string | null;
  next_attempt_at?: string | null;
  error_category?: string | null;
  error_code?: string | null;
  error_message?: string | null;
  reference?: string | null;
  uncertain: boolean;
  attempts: Attempt[];
}

export interface ExecutionDetail extends Execution {
  report_params_snapshot: ParameterValues;
  output_formats: string[];
  timeout_seconds: number;
  triggered_by?: { id: string; display_name: string } | null;
  window?: { label: string; from?: string | null; to?: string | null } | null;
  next_attempt_at?: string | null;
  error_detail?: string | null;
  progress?: Progress | null;
  timeout_overridden?: boolean | null;
  reused_from?: { execution_id: string; completed_at: string } | null;
  dead_letter_id?: string | null;
  cpu_ms?: number | null;
  /** Told to administrators. */
  node?: string | null;
  attempts: Attempt[];
  artifacts: Artifact[];
  deliveries: Delivery[];
}

export type ErrorCategory = "network" | "data" | "system" | "configuration" | "unknown";

export type DeadLetterStatus = "open" | "retrying" | "resolved";

/** A run that failed for good, and what was done about it since. */
export interface DeadLetter {
  id: string;
  schedule_id: string;
  schedule_name: string;
  execution_id: string;
  last_execution_id: string;
  scheduled_for: string;
  timezone: string;
  report_type: string;
  status: DeadLetterStatus;
  attempts: number;
  error_category: string;
  error_code: string;
  error_message: string;
  error_detail?: string | null;
  created_at: string;
  last_failed_at: string;
  in_queue_ms: number;
  resolved_at?: string | null;
  resolved_by?: { id: string; display_name: string } | null;
  note?: string | null;
}

export interface DeadLetterDetail extends DeadLetter {
  attempt_history: Attempt[];
  report_params: ParameterValues;
}

export interface DeadLetterGroup {
  error_code: string;
  error_category: string;
  error_message: string;
  count: number;
  since: string;
}

export interface DeadLetters extends Page<DeadLetter> {
  summary: {
    open: number;
    retrying: number;
    resolved: number;
    total: number;
    limit: number;
    alert_at: number;
    oldest_at?: string | null;
    by_category: Record<string, number>;
    groups: DeadLetterGroup[];
  };
}

export interface DeadLetterFilters {
  schedule_id?: string;
  error_category?: string;
  error_code?: string;
  status?: string;
  q?: string;
  /** On when it came here: from inclusive, to exclusive. */
  from?: string;
  to?: string;
}

export interface AuditItem {
  id: string;
  at: string;
  user_id?: string | null;
  actor: string;
  action: string;
  object_type: string;
  object_id?: string | null;
  object_name?: string | null;
  old_values?: Record<string, unknown> | null;
  new_values?: Record<string, unknown> | null;
  ip?: string | null;
}

export interface Person {
  id: string;
  email: string;
  display_name: string;
}

export interface User extends Person {
  role: Role;
  is_active: boolean;
  last_sign_in_at?: string | null;
}

export interface Timezone {
  id: string;
  city: string;
  offset: string;
}

export interface Health {
  status: "pass" | "warn" | "fail";
  version?: string;
  checks: Record<string, { status: string; time?: string; output?: string }>;
}

type Json<T> = { content: { "application/json": T } };

interface Spec {
  path?: Record<string, string>;
  query?: object;
  body?: unknown;
  answer?: unknown;
}

/** One operation in the form of openapi-typescript. */
interface Op<S extends Spec> {
  parameters: {
    query?: S["query"];
    path: S["path"] extends object ? S["path"] : Record<string, never>;
    header?: { "If-Match"?: string; "Idempotency-Key"?: string };
  };
  requestBody?: S["body"] extends object ? Json<S["body"]> : never;
  responses: {
    200: Json<S["answer"]>;
    default: { content: { "application/problem+json": ProblemBody } };
  };
}

export interface ScheduleQuery {
  q?: string;
  state?: string;
  report_type?: string;
  owner?: string;
  sort?: string;
  page?: number;
  limit?: number;
}

export interface ExecutionQuery {
  schedule_id?: string;
  status?: string;
  trigger?: string;
  error_category?: string;
  error_code?: string;
  from?: string;
  to?: string;
  q?: string;
  page?: number;
  limit?: number;
}

export interface AuditQuery {
  user_id?: string;
  action?: string;
  object_id?: string;
  from?: string;
  to?: string;
  page?: number;
  limit?: number;
}

export interface SampleInput {
  report_params: ParameterValues;
  limit?: number;
  timezone?: string;
  due_at?: string;
}

type ById = { id: string };
type Affected = { affected: number };
type Started = { execution_id: string };
type Paging = { page?: number; limit?: number };

export interface paths {
  "/api/v1/auth/password": {
    post: Op<{ body: { current_password: string; new_password: string }; answer: Login }>;
  };
  "/api/v1/me": { get: Op<{ answer: Me }> };
  "/api/v1/home": { get: Op<{ answer: Home }> };
  "/api/v1/report-types": { get: Op<{ query: Paging; answer: ReportTypes }> };
  "/api/v1/report-types/{id}": { get: Op<{ path: ById; answer: ReportType }> };
  "/api/v1/report-types/{id}/preview": {
    post: Op<{ path: ById; body: SampleInput; answer: Sample }>;
  };
  "/api/v1/schedule-previews": {
    post: Op<{
      body: { schedule: ScheduleJson; after?: string; count?: number };
      answer: SchedulePreview;
    }>;
  };
  "/api/v1/scheduled-reports": {
    get: Op<{ query: ScheduleQuery; answer: Schedules }>;
    post: Op<{ body: ScheduleInput; answer: Schedule }>;
  };
  "/api/v1/scheduled-reports/{id}": {
    get: Op<{ path: ById; answer: Schedule }>;
    put: Op<{ path: ById; body: ScheduleInput; answer: Schedule }>;
    delete: Op<{ path: ById }>;
  };
  "/api/v1/scheduled-reports/{id}/pause": { post: Op<{ path: ById; answer: Schedule }> };
  "/api/v1/scheduled-reports/{id}/resume": { post: Op<{ path: ById; answer: Schedule }> };
  "/api/v1/scheduled-reports/{id}/close-circuit": {
    post: Op<{ path: ById; answer: Schedule }>;
  };
  "/api/v1/scheduled-reports/{id}/restore": { post: Op<{ path: ById; answer: Schedule }> };
  "/api/v1/scheduled-reports/{id}/clone": { post: Op<{ path: ById; answer: Schedule }> };
  "/api/v1/scheduled-reports/{id}/run": {
    post: Op<{
      path: ById;
      body: { timeout_minutes?: number; send_to?: "me" };
      answer: Started;
    }>;
  };
  "/api/v1/scheduled-reports/{id}/recipients": {
    post: Op<{ path: ById; body: RecipientInput; answer: Recipient }>;
  };
  "/api/v1/scheduled-reports/{id}/recipients/{rid}": {
    delete: Op<{ path: { id: string; rid: string } }>;
  };
  "/api/v1/scheduled-reports/{id}/changes": {
    get: Op<{ path: ById; query: Paging; answer: Page<AuditItem> }>;
  };
  "/api/v1/report-executions": { get: Op<{ query: ExecutionQuery; answer: Page<Execution> }> };
  "/api/v1/report-executions/{id}": { get: Op<{ path: ById; answer: ExecutionDetail }> };
  "/api/v1/report-executions/{id}/run-again": { post: Op<{ path: ById; answer: Started }> };
  "/api/v1/report-executions/{id}/cancel": { post: Op<{ path: ById; answer: Execution }> };
  "/api/v1/report-executions/{id}/redeliver": {
    post: Op<{ path: ById; body: { delivery_ids?: string[] }; answer: Affected }>;
  };
  "/api/v1/report-executions/{id}/download-link": {
    post: Op<{ path: ById; body: { format: string }; answer: { url: string; expires_at: string } }>;
  };
  "/api/v1/report-executions/{id}/extend": {
    post: Op<{ path: ById; body: { timeout_minutes: number }; answer: ExecutionDetail }>;
  };
  "/api/v1/dead-letters": {
    get: Op<{ query: DeadLetterFilters & Paging; answer: DeadLetters }>;
    delete: Op<{ query: DeadLetterFilters; answer: Affected }>;
  };
  "/api/v1/dead-letters/retry-all": {
    post: Op<{ query: DeadLetterFilters; answer: Affected }>;
  };
  "/api/v1/dead-letters/{id}": {
    get: Op<{ path: ById; answer: DeadLetterDetail }>;
    delete: Op<{ path: ById }>;
  };
  "/api/v1/dead-letters/{id}/retry": { post: Op<{ path: ById; answer: Started }> };
  "/api/v1/dead-letters/{id}/resolve": {
    post: Op<{ path: ById; body: { note?: string }; answer: DeadLetter }>;
  };
  "/api/v1/dead-letters/{id}/reopen": { post: Op<{ path: ById; answer: DeadLetter }> };
  "/api/v1/audit-logs": { get: Op<{ query: AuditQuery; answer: Page<AuditItem> }> };
  "/api/v1/users": { get: Op<{ query: Paging; answer: Page<User> }> };
  "/api/v1/people": { get: Op<{ query: { q?: string }; answer: { items: Person[] } }> };
  "/api/v1/timezones": { get: Op<{ answer: { items: Timezone[] } }> };
}

/**
 * The shapes of the HTTP API by the names that the application uses. What they consist of is written
 * from the OpenAPI document into `api.d.ts`. Instants are ISO-8601 with `Z`; dates are local
 * (`2026-03-30`); `_ms` are milliseconds.
 */
import type { components, paths as Documented, operations } from "./api";
import type { DeadLetterStatus, ErrorCategory, ParameterValues } from "./api-words";

export type * from "./api-words";

type Schemas = components["schemas"];

export type Login = Schemas["AuthToken"];
export type Me = Schemas["Me"];
export type Person = Schemas["MePerson"];
export type User = Schemas["MeUser"];
export type Profile = Schemas["OrganizationProfile"];
export type ProfileForm = Schemas["OrganizationProfileForm"];
export type Home = Schemas["Home"];
export type NeedsYou = Schemas["HomeNeed"];
export type Health = Schemas["Health"];

export type Parameter = Schemas["ReportTypeParameter"];
export type Column = Schemas["ReportTypeColumn"];
export type ReportType = Omit<Schemas["ReportType"], "schedules"> & {
  /** How many schedules use it. */
  schedules?: number;
};
export type Template = Schemas["ReportTypeTemplate"];
export type ReportTypes = Schemas["ReportTypeList"];
export type Sample = Schemas["ReportTypePreview"];
export type BurstPreviewAnswer = Schemas["BurstPreview"];
export type BurstPreviewInput = Schemas["BurstPreviewForm"];
export type BurstPart = Schemas["BurstPart"];
export type SampleInput = Schemas["ReportTypePreviewForm"];

export type SchedulePreview = Schemas["Preview"];
export type Recipient = Schemas["ScheduleRecipient"];
export type RecipientInput = Schemas["ScheduleFormRecipientForm"];
export type Schedule = Schemas["Schedule"];
export type Schedules = Schemas["ScheduleList"];
/** What the editor sends: everything of the form but what has a default that nobody sees. */
export type ScheduleInput = Required<
  Omit<Schemas["ScheduleForm"], "csv" | "pdf" | "description" | "output_format">
> &
  Pick<Schemas["ScheduleForm"], "csv" | "pdf" | "description">;

export type Timezone = Schemas["PreviewZone"];

export type Execution = Omit<Schemas["ExecutionLine"], Loose> & {
  wait?: Wait;
  progress?: Progress;
  timeout_overridden?: boolean;
};
type Loose = "wait" | "progress" | "timeout_overridden";
export type Attempt = Omit<Schemas["ExecutionAttempt"], "ended_at" | "started_at"> & {
  /** Absent while it goes on. */
  started_at?: string;
  ended_at?: string;
  /** Where attempts of several runs stand in one history. */
  execution_id?: string;
  node?: string;
};
export type Artifact = Schemas["ExecutionFile"];
export type PastArtifact = Schemas["ExecutionPastFile"];
export type ShareLink = Schemas["SharingShare"];
export type ShareLinkInput = Schemas["SharingShareForm"];
export type Retention = Schemas["Retention"];
export type RetentionInput = Schemas["RetentionForm"];
export type RetentionEffect = Schemas["RetentionEffect"];
export type Usage = Schemas["Usage"];
export type UsageCost = Schemas["UsageTypeCost"];
export type Delivery = Schemas["Delivery"];
export type AuditItem = Schemas["Audit"];
export type Alert = Schemas["Alert"];
export type Alerts = Schemas["AlertPage"];
export type AlertCounts = Schemas["AlertCounts"];
export type AlertRule = Schemas["AlertRule"];
export type Node = Schemas["NodeItem"];
export type QueueCircuit = Schemas["QueueCircuit"];
export type QueueKind = Schemas["QueueKind"];
export type QueueOrganization = Schemas["QueueOrganization"];
export type QueueSource = Schemas["QueueSource"];

export type ScheduleQuery = Query<"scheduleList">;
export type ExecutionQuery = Query<"executionList">;
export type AuditQuery = Query<"auditList">;
export type AlertQuery = Query<"alertList">;

type Query<O extends keyof operations> = NonNullable<operations[O]["parameters"]["query"]>;

export interface FieldFault {
  field: string;
  message: string;
}

/** A refusal; what a proxy in between answers has less. */
export type ProblemBody = Partial<Schemas["Problem"]> & { title: string; status: number };

export interface Page<T> {
  items: T[];
  total: number;
  page: number;
  limit: number;
}

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
  error_detail?: string;
  created_at: string;
  last_failed_at: string;
  in_queue_ms: number;
  resolved_at?: string;
  resolved_by?: { id: string; display_name: string };
  note?: string;
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
    oldest_at?: string;
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

/** Absent while it is closed: a schedule that failed too often starts nothing until then. */
export type Circuit = NonNullable<Schedule["circuit"]>;

// What follows is built at the same time as its screens and not in the document yet. ----------------

/** Why a run that is due does not run yet. `ahead`: runs of the organisation that start before it. */
export type Wait = Schemas["ExecutionWait"] & { until?: string };

export interface Progress {
  /** reading until the first row, writing, finishing */
  phase: string;
  rows: number;
  bytes: number;
  rows_per_second?: number;
  elapsed_ms?: number;
  /** How much of its work the source has done, 0 to 100, where it tells. */
  source_percent?: number;
  /** The 25th and the 90th percentile of earlier runs. */
  estimate?: { low_ms: number; high_ms: number; runs: number };
  /** 0 to 99 */
  percent?: number;
}

export type ExecutionDetail = Omit<
  Schemas["ExecutionWhole"],
  "attempts" | "progress" | "timeout_overridden" | "usual_duration_ms" | "wait"
> & {
  attempts: Attempt[];
  wait?: Wait;
  progress?: Progress;
  timeout_overridden?: boolean;
  reused_from?: { execution_id: string; completed_at: string };
  dead_letter_id?: string;
  cpu_ms?: number;
  node?: string;
};

/** A figure against its target; `met` is absent where it cannot be judged, and the note says why. */
export interface Kpi {
  key: string;
  label: string;
  value?: number;
  unit: "ratio" | "ms";
  target?: number;
  met?: boolean;
  note?: string;
}

export type DashboardRange = "24h" | "7d" | "30d";
export type Scope = "organization" | "installation";
export type Outcome = "completed" | "failed" | "skipped";

/** Durations are 0 where nothing ended. */
export interface DashboardPoint extends Record<Outcome, number> {
  at: string;
  p95_ms: number;
}

export interface ErrorPoint extends Record<ErrorCategory, number> {
  at: string;
}

export interface TypeCost {
  report_type: string;
  count: number;
  failed: number;
  average_ms: number;
  cpu_ms: number;
  bytes: number;
}

export interface Dashboard {
  range: DashboardRange;
  at: string;
  kpis: Kpi[];
  executions: Record<Outcome | "running" | "waiting" | "cancelled" | "timeouts", number> & {
    oldest_waiting_ms: number;
  };
  /** By range; one in which nothing ended is absent. */
  success: Partial<Record<DashboardRange, number>>;
  durations: { average_ms: number; p50_ms: number; p95_ms: number; p99_ms: number };
  series: DashboardPoint[];
  errors: ErrorPoint[];
  by_report_type: TypeCost[];
  deliveries: {
    sent: number;
    failed: number;
    bounced: number;
    pending: number;
    success_rate?: number;
  };
  nodes: { active: number; draining: number; lost: number; slots: number; running: number };
  disk: { state: string; free_bytes: number; report_bytes: number };
  alerts: { open: number; critical: number };
}

export type Queue = Omit<Schemas["Queue"], "running"> & { running: QueueRun[] };
export type QueueRun = Omit<Schemas["QueueRun"], "progress"> & { progress?: Progress };
export type Disk = Schemas["Disk"];

type Json<T> = { content: { "application/json": T } };

interface Op<Query, Path, Body, Answer> {
  parameters: { query?: Query; header?: { "Idempotency-Key"?: string } } & (Path extends object
    ? { path: Path }
    : { path?: never });
  requestBody?: Body extends object ? Json<Body> : never;
  responses: {
    200: Json<Answer>;
    default: { content: { "application/problem+json": ProblemBody } };
  };
}

type ById = { id: string };
type None = undefined;
type Affected = { affected: number };

interface Promised {
  "/api/v1/admin/dashboard": {
    get: Op<{ range: DashboardRange; scope: Scope }, None, undefined, Dashboard>;
  };
  "/api/v1/queue": { get: Op<{ scope: Scope }, None, undefined, Queue> };
  "/api/v1/report-executions": {
    get: Op<ExecutionQuery, None, undefined, Page<Execution>>;
  };
  "/api/v1/report-executions/{id}": { get: Op<None, ById, undefined, ExecutionDetail> };
  "/api/v1/report-executions/{id}/extend": {
    post: Op<None, ById, { timeout_minutes: number }, ExecutionDetail>;
  };
  "/api/v1/scheduled-reports/{id}/close-circuit": { post: Op<None, ById, undefined, Schedule> };
  "/api/v1/dead-letters": {
    get: Op<DeadLetterFilters & { page?: number; limit?: number }, None, undefined, DeadLetters>;
    delete: Op<DeadLetterFilters, None, undefined, Affected>;
  };
  "/api/v1/dead-letters/retry-all": { post: Op<DeadLetterFilters, None, undefined, Affected> };
  "/api/v1/dead-letters/{id}": {
    get: Op<None, ById, undefined, DeadLetterDetail>;
    delete: Op<None, ById, undefined, undefined>;
  };
  "/api/v1/dead-letters/{id}/retry": { post: Op<None, ById, undefined, { execution_id: string }> };
  "/api/v1/dead-letters/{id}/resolve": { post: Op<None, ById, { note?: string }, DeadLetter> };
  "/api/v1/dead-letters/{id}/reopen": { post: Op<None, ById, undefined, DeadLetter> };
}

export type paths = Omit<Documented, keyof Promised> & Promised;

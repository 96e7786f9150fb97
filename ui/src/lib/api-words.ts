/**
 * The words and shapes that the OpenAPI document leaves open as text or as any object, and that the
 * application tells apart. `types.mjs` puts them into the types that it writes from the document.
 */
export type Role = "viewer" | "member" | "manager" | "administrator";

/** What becomes of keys of a split report that nobody is named for. */
export interface Burst {
  unmatched: "fail" | "skip";
}

export type HealthStatus = "pass" | "warn" | "fail";

export type Values = Record<string, unknown>;

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

export type ColumnType =
  | "text"
  | "integer"
  | "decimal"
  | "money"
  | "percent"
  | "duration"
  | "boolean"
  | "date"
  | "timestamp";

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

/** As a report type offers it: in the zone of whoever takes it. */
export type TemplateSchedule = Omit<ScheduleJson, "timezone">;

export type WhenEmpty = "send" | "skip" | "notify";

export type CatchUp = "latest" | "all" | "none";

export type ScheduleState = "on" | "paused" | "failing" | "ended" | "deleted";

/** Schedules by state; `total`, where it is told, counts also those that the person does not see. */
export interface ScheduleCounts {
  on: number;
  paused: number;
  failing: number;
  ended: number;
  total?: number;
}

export type ExecutionStatus =
  | "queued"
  | "delayed"
  | "running"
  | "completed"
  | "failed"
  | "cancelled"
  | "skipped";

export type ErrorCategory = "network" | "data" | "system" | "configuration" | "unknown";

export type DeadLetterStatus = "open" | "retrying" | "resolved";

export type Trigger = "scheduled" | "manual" | "catch_up" | "retry";

/** When a scheduled run is sent; absent: always. */
export interface Condition {
  kind: "always" | "has_rows" | "no_rows" | "changed" | "threshold";
  column?: string;
  aggregate?: "sum" | "min" | "max" | "count";
  operator?: "<" | "<=" | ">" | ">=" | "==" | "!=";
  value?: number;
  /** ISO 8601, such as PT2H. */
  wait_until?: string;
}

export interface PdfOptions {
  paper?: string;
  orientation?: string;
}

export interface CsvOptions {
  profile?: string;
  delimiter?: string;
  decimal?: string;
}

import type { DeadLetterSearch } from "@/features/deadletters/model";
import { instant, oneOf, pageNumber, type RawSearch, text } from "@/lib/search";

/** What the addresses of the pages may carry. */
export const scheduleSorts = [
  "name",
  "-name",
  "next_run_at",
  "-next_run_at",
  "last_run_at",
  "-last_run_at",
  "created_at",
  "-created_at",
] as const;

function compact<T extends object>(search: T): T {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as T;
}

export interface SchedulesSearch {
  q?: string | undefined;
  state?: string | undefined;
  type?: string | undefined;
  owner?: string | undefined;
  sort?: (typeof scheduleSorts)[number] | undefined;
  page?: number | undefined;
}

export function schedulesSearch(raw: RawSearch): SchedulesSearch {
  return compact({
    q: text(raw, "q"),
    state: text(raw, "state"),
    type: text(raw, "type"),
    owner: text(raw, "owner"),
    sort: oneOf(raw, "sort", scheduleSorts),
    page: pageNumber(raw),
  });
}

export interface ExecutionsSearch {
  q?: string | undefined;
  status?: string | undefined;
  trigger?: string | undefined;
  category?: string | undefined;
  error_code?: string | undefined;
  schedule?: string | undefined;
  /** How far back: a number of days, or `all`. */
  since?: string | undefined;
  /** Due from (inclusive) to (exclusive), as instants; instead of `since`. */
  from?: string | undefined;
  to?: string | undefined;
  page?: number | undefined;
}

export function executionsSearch(raw: RawSearch): ExecutionsSearch {
  return compact({
    q: text(raw, "q"),
    status: text(raw, "status"),
    trigger: text(raw, "trigger"),
    category: text(raw, "category"),
    error_code: text(raw, "error_code"),
    schedule: text(raw, "schedule"),
    since: text(raw, "since"),
    from: instant(raw, "from"),
    to: instant(raw, "to"),
    page: pageNumber(raw),
  });
}

export const ranges = ["24h", "7d", "30d"] as const;
export const scopes = ["organization", "installation"] as const;

export interface DashboardSearch {
  range?: (typeof ranges)[number] | undefined;
  scope?: (typeof scopes)[number] | undefined;
}

export function dashboardSearch(raw: RawSearch): DashboardSearch {
  return compact({ range: oneOf(raw, "range", ranges), scope: oneOf(raw, "scope", scopes) });
}

export interface AuditSearch {
  user?: string | undefined;
  action?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  object?: string | undefined;
  open?: string | undefined;
  page?: number | undefined;
}

export function auditSearch(raw: RawSearch): AuditSearch {
  return compact({
    user: text(raw, "user"),
    action: text(raw, "action"),
    from: text(raw, "from"),
    to: text(raw, "to"),
    object: text(raw, "object"),
    open: text(raw, "open"),
    page: pageNumber(raw),
  });
}

export interface DeadLettersSearch extends DeadLetterSearch {
  page?: number | undefined;
}

export function deadLettersSearch(raw: RawSearch): DeadLettersSearch {
  return compact({
    q: text(raw, "q"),
    schedule: text(raw, "schedule"),
    category: text(raw, "category"),
    code: text(raw, "code"),
    status: text(raw, "status"),
    from: text(raw, "from"),
    to: text(raw, "to"),
    page: pageNumber(raw),
  });
}

export interface AlertsSearch {
  status?: string | undefined;
  severity?: string | undefined;
  rule?: string | undefined;
  page?: number | undefined;
}

export function alertsSearch(raw: RawSearch): AlertsSearch {
  return compact({
    status: text(raw, "status"),
    severity: text(raw, "severity"),
    rule: text(raw, "rule"),
    page: pageNumber(raw),
  });
}

export const tabs = ["runs", "readers", "changes"] as const;

export interface ScheduleSearch {
  tab?: (typeof tabs)[number] | undefined;
}

export function scheduleSearch(raw: RawSearch): ScheduleSearch {
  return compact({ tab: oneOf(raw, "tab", tabs) });
}

export interface NewScheduleSearch {
  type?: string | undefined;
  from?: string | undefined;
}

export function newScheduleSearch(raw: RawSearch): NewScheduleSearch {
  return compact({ type: text(raw, "type"), from: text(raw, "from") });
}

export function signInSearch(raw: RawSearch): { next?: string | undefined } {
  return compact({ next: text(raw, "next") });
}

export function typesSearch(raw: RawSearch): { q?: string | undefined } {
  return compact({ q: text(raw, "q") });
}

import type { ChartPoint } from "@/components/Chart";
import type {
  Dashboard,
  DashboardRange,
  ErrorCategory,
  ErrorPoint,
  Kpi,
  Outcome,
  Queue,
} from "@/lib/api-types";
import { errorCategories } from "@/lib/categories";
import { count, dash, duration, percent, plural } from "@/lib/format";
import { city, clock, dateOf, dayMonth, localDate, short, spanOf, viewerZone } from "@/lib/time";

export const rangeWords: Record<DashboardRange, string> = {
  "24h": "last 24 h",
  "7d": "last 7 days",
  "30d": "last 30 days",
};

/** The same spans as the list of runs has them, in days. */
export const rangeDays: Record<DashboardRange, string> = { "24h": "1", "7d": "7", "30d": "30" };

// targets ----------------------------------------------------------------------------------------

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** Whether all is as it should be, and what is not. */
export function targetSentence({ kpis, range }: Pick<Dashboard, "kpis" | "range">): string {
  const targets = kpis.filter((each) => each.target !== undefined);
  const judged = targets.filter((each) => each.met !== undefined);
  const missed = judged.filter((each) => !each.met);
  const when = `in the ${rangeWords[range]}`;
  if (judged.length === 0) {
    return `Too little has happened ${when} to judge the targets by.`;
  }
  if (missed.length > 0) {
    const names = missed.map((each) => lowerFirst(each.label)).join(", ");
    const verb = missed.length === 1 ? "is" : "are";
    return `${missed.length} of ${plural(targets.length, "target")} ${verb} missed ${when}: ${names}.`;
  }
  const open = targets.length - judged.length;
  return open === 0
    ? `All ${targets.length} targets are met ${when}.`
    : `${judged.length} of ${plural(targets.length, "target")} ${judged.length === 1 ? "is" : "are"} met ${when}, ${open} cannot be judged yet.`;
}

export function kpiState({ target, met }: Kpi): "met" | "missed" | "unjudged" | undefined {
  if (target === undefined) {
    return undefined;
  }
  return met === undefined ? "unjudged" : met ? "met" : "missed";
}

export function kpiValue({ unit, value }: Kpi): string {
  return unit === "ratio" ? percent(value) : duration(value);
}

/** A share has to be more than its target, a time less. */
export function kpiTarget({ unit, target }: Kpi): string {
  if (target === undefined) {
    return dash;
  }
  return unit === "ratio" ? `above ${percent(target)}` : `below ${duration(target)}`;
}

// over time --------------------------------------------------------------------------------------

export const outcomes: Outcome[] = ["completed", "failed", "skipped"];

/** The hour or the day that a point stands for. */
export function stepOf(at: string, range: DashboardRange): { from: string; to: string } {
  const step = range === "24h" ? 3_600_000 : 86_400_000;
  const begin = Date.parse(at);
  return { from: new Date(begin).toISOString(), to: new Date(begin + step).toISOString() };
}

/** Hours are the viewer's, days are those of UTC, as the server counts them. */
export function axisOf(range: DashboardRange, viewer: string) {
  return range === "24h"
    ? { zone: viewer, word: "Hour", aside: `${rangeWords[range]}, ${city(viewer)} time` }
    : { zone: "UTC", word: "Day (UTC)", aside: `${rangeWords[range]}, days in UTC` };
}

function pointOf(
  at: string,
  range: DashboardRange,
  zone: string,
  now: Date,
): Omit<ChartPoint, "values"> {
  const begin = new Date(at);
  if (range === "24h") {
    const { from, to } = stepOf(at, range);
    return { key: at, tick: clock(begin, zone), label: spanOf(from, to, zone, now) };
  }
  return { key: at, tick: dayMonth(begin, zone), label: dateOf(begin, zone, now) };
}

export function runPoints({ series, range }: Dashboard, zone: string, now: Date): ChartPoint[] {
  return series.map(({ at, completed, failed, skipped }) => ({
    ...pointOf(at, range, zone, now),
    values: { failed, skipped, completed },
  }));
}

/** Where nothing ended there is no duration, not one of 0. */
export function durationPoints(
  { series, range }: Dashboard,
  zone: string,
  now: Date,
): ChartPoint[] {
  return series.map(({ at, completed, failed, p95_ms }) => ({
    ...pointOf(at, range, zone, now),
    values: { p95: completed + failed > 0 ? p95_ms : undefined },
  }));
}

const second = 1000;
const minute = 60 * second;
const timeSteps = [
  ...[1, 2, 5, 10, 15, 30].map((each) => each * second),
  ...[1, 2, 5, 10, 15, 30].map((each) => each * minute),
  ...[1, 2, 4, 8, 24].map((each) => each * 60 * minute),
];

/** Lines at round times, four at most above 0: "1 min 25 s" is no place for a line. */
export function timeTicks(points: ChartPoint[]): number[] {
  const most = Math.max(0, ...points.map(({ values }) => values.p95 ?? 0));
  const step = timeSteps.find((each) => most / each <= 4) ?? 24 * 60 * minute;
  const lines = Math.max(1, Math.ceil(most / step));
  return Array.from({ length: lines + 1 }, (_, index) => index * step);
}

export function errorPoints({ errors, range }: Dashboard, zone: string, now: Date): ChartPoint[] {
  return errors.map(({ at, ...values }) => ({ ...pointOf(at, range, zone, now), values }));
}

/** Failed runs by category, in the order of the product; those without any are left out. */
export function errorTotals(errors: ErrorPoint[]): { category: ErrorCategory; total: number }[] {
  return errorCategories
    .map(({ value }) => value as ErrorCategory)
    .map((category) => ({
      category,
      total: errors.reduce((sum, each) => sum + each[category], 0),
    }))
    .filter(({ total }) => total > 0);
}

/** The viewer's days that a point or the whole range touches: the list of dead letters has days. */
export function daysOf(from: string, to: string, zone: string): { from: string; to: string } {
  return {
    from: localDate(new Date(from), zone),
    to: localDate(new Date(Date.parse(to) - 1), zone),
  };
}

export function hasEnded({ executions: { completed, failed, skipped } }: Dashboard): boolean {
  return completed + failed + skipped > 0;
}

// now --------------------------------------------------------------------------------------------

export interface Load {
  running: number;
  waiting: number;
  delayed: number;
  oldestAt: string | undefined;
}

/** What runs and waits of reports; deliveries have lanes of their own. */
export function reportLoad({ kinds }: Queue): Load {
  const reports = kinds.find(({ kind }) => kind === "reports");
  return {
    running: reports?.running ?? 0,
    waiting: reports?.waiting ?? 0,
    delayed: reports?.delayed ?? 0,
    oldestAt: reports?.oldest_waiting_at,
  };
}

/** "3 of 10", or the number alone where nothing bounds it. */
export function ofLimit(running: number, limit: number | undefined): string {
  return limit === undefined ? count(running) : `${count(running)} of ${count(limit)}`;
}

/** Whether a source is asked; one that keeps failing is left alone for a while. */
export function circuitState(
  { state, until, failures, last_error_code: code }: Queue["sources"][number]["circuit"],
  now: Date,
): { state: string; word: string; reason?: string } {
  if (state === "closed") {
    return { state: "ok", word: "Asked as usual" };
  }
  const because = `${plural(failures, "failure")}${code ? `, the last ${code}` : ""}`;
  return state === "open" && until
    ? {
        state: "failed",
        word: "Left alone",
        reason: `${because}; tried again at ${short(new Date(until), viewerZone, now)}`,
      }
    : { state: "retrying", word: "Being tried", reason: because };
}

/** The nodes and what they cannot do, in words. */
export function nodeSentence({ nodes }: Pick<Dashboard, "nodes">): string {
  const parts = [
    `${plural(nodes.active, "node")} with ${plural(nodes.slots, "slot")}`,
    ...(nodes.draining > 0 ? [`${count(nodes.draining)} draining`] : []),
    ...(nodes.lost > 0 ? [`${count(nodes.lost)} lost`] : []),
  ];
  return `${parts.join(", ")}.`;
}

export function alertSentence({ alerts }: Pick<Dashboard, "alerts">): string {
  if (alerts.open === 0) {
    return "No alert is open.";
  }
  const critical = alerts.critical > 0 ? `, ${count(alerts.critical)} of them critical` : "";
  return `${plural(alerts.open, "alert")} ${alerts.open === 1 ? "is" : "are"} open${critical}.`;
}

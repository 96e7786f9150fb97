import type { Alert, AlertCounts, AlertQuery, AlertRule } from "@/lib/api-types";
import { capitalised, count, duration, plural } from "@/lib/format";

export const anyStatus = "all";
const notOver = "open,acknowledged";

/** Without a choice, the list shows what is not over. */
export const statuses = [
  { value: "open", label: "Open" },
  { value: "acknowledged", label: "Acknowledged" },
  { value: "resolved", label: "Over" },
  { value: anyStatus, label: "all" },
];

export const severities = [
  { value: "critical", label: "Critical" },
  { value: "warning", label: "Warning" },
];

/** For how long no mails may be sent about an alert. */
export const mutePeriods = [
  { minutes: 60, label: "1 hour" },
  { minutes: 240, label: "4 hours" },
  { minutes: 1_440, label: "1 day" },
  { minutes: 10_080, label: "7 days" },
];

/** What the address of the list may carry. */
export interface AlertSearch {
  status?: string | undefined;
  severity?: string | undefined;
  rule?: string | undefined;
}

export function filtersOf({ status = notOver, severity, rule }: AlertSearch): AlertQuery {
  return {
    ...(status === anyStatus ? {} : { status }),
    ...(severity ? { severity } : {}),
    ...(rule ? { rule } : {}),
  };
}

export function filterNames({ status, severity, rule }: AlertSearch): string[] {
  const state = statuses.find((each) => each.value === status)?.label.toLowerCase() ?? status;
  return [
    state && status !== anyStatus && `state ${state}`,
    severity && `severity ${severity}`,
    rule && `the rule ${ruleName(rule)}`,
  ].filter((each): each is string => Boolean(each));
}

/** "3 open, 1 acknowledged; 2 of them critical." */
export function summarySentence({ open, acknowledged, critical }: AlertCounts): string {
  if (open + acknowledged === 0) {
    return "Nothing is the matter.";
  }
  const parts = [
    ...(open > 0 ? [`${count(open)} open`] : ["None open"]),
    ...(acknowledged > 0 ? [`${count(acknowledged)} acknowledged`] : []),
  ];
  const worst =
    critical === 0
      ? ""
      : open + acknowledged === 1
        ? ", critical"
        : `; ${count(critical)} critical`;
  return `${parts.join(", ")}${worst}.`;
}

/** While it is open the badge says how bad it is; afterwards, that somebody cares or that it is over. */
export function badgeState({ status, severity }: Pick<Alert, "status" | "severity">): string {
  if (status === "open") {
    return severity;
  }
  return status === "resolved" ? "over" : status;
}

/** What the badge leaves open: who looks after it, how long it took. */
export function stateReason(alert: Alert): string | undefined {
  if (alert.status === "acknowledged") {
    const by = alert.acknowledged_by ? `by ${alert.acknowledged_by.display_name}` : "";
    return [by, alert.severity === "critical" && "critical"].filter(Boolean).join(", ");
  }
  if (alert.status === "resolved" && alert.resolved_at) {
    return `after ${duration(Date.parse(alert.resolved_at) - Date.parse(alert.first_seen_at))}`;
  }
  return undefined;
}

export function isMuted({ muted_until, status }: Alert, now: Date): boolean {
  return (
    status !== "resolved" && muted_until !== undefined && Date.parse(muted_until) > now.getTime()
  );
}

interface Place {
  word: string;
  /** Below the organisation. */
  path: string;
  search: Record<string, string>;
}

const places: [RegExp, string][] = [
  [/^\/executions\/[^/]+$/, "Run"],
  [/^\/executions$/, "Executions"],
  [/^\/schedules\/[^/]+$/, "Schedule"],
  [/^\/operations\/dead-letters$/, "Dead letters"],
  [/^\/operations\/disk$/, "Disk"],
  [/^\/operations\/nodes$/, "Nodes"],
];

/** The page where the trouble can be seen; a link that this version has no page for leads nowhere. */
export function placeOf({ link }: Alert): Place | undefined {
  const [path = "", query] = (link ?? "").split("?");
  const word = places.find(([pattern]) => pattern.test(path))?.[1];
  return word ? { word, path, search: Object.fromEntries(new URLSearchParams(query)) } : undefined;
}

/** `disk_low` as a person says it. */
export function ruleName(rule: string): string {
  return capitalised(rule.replaceAll("_", " "));
}

/** "Critical, 30 s, for 2 min": what the sentence does not say by itself. */
export function ruleMeta({ severity, scope, threshold, for_minutes, text }: AlertRule): string {
  const parts = [
    severity,
    ...(scope === "installation" ? ["of the installation"] : []),
    ...(threshold && !/\d/.test(text) ? [`limit ${threshold}`] : []),
    ...(for_minutes > 0 ? [`once it has lasted ${plural(for_minutes, "minute")}`] : []),
  ];
  return capitalised(parts.join(", "));
}

/** "16 rules, 2 firing." */
export function rulesSentence(rules: AlertRule[]): string {
  const firing = rules.filter((rule) => rule.state === "firing").length;
  return `${plural(rules.length, "rule")}, ${firing === 0 ? "all quiet" : `${count(firing)} firing`}`;
}

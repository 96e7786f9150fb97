import type { Delivery, Execution, ExecutionDetail, Progress, ShareLink } from "@/lib/api-types";
import { capitalised, count, duration, durationRange, plural } from "@/lib/format";

const active = new Set(["queued", "delayed", "running"]);

export function isActive(execution: Pick<Execution, "status">): boolean {
  return active.has(execution.status);
}

/** Late enough to be said: a start within ten seconds of the due time is on time. */
export const lateAfterMs = 10_000;

/** What the badge shows: a completed run that did not reach everyone is "partly delivered". */
export function shownState(execution: Execution): string {
  if (execution.status === "completed" && execution.deliveries_failed > 0) {
    return execution.deliveries_failed >= execution.deliveries_total ? "bounced" : "partly";
  }
  return execution.status;
}

/** Replaces the badge's word where the state is ours, not the server's. */
export function shownWord(execution: Execution): string | undefined {
  return shownState(execution) === "bounced" ? "Not delivered" : undefined;
}

const skipWords: Record<string, string> = {
  no_rows: "no rows, and the schedule says skip",
  has_rows: "there are rows, and the schedule says only without",
  unchanged: "nothing has changed since it was sent last",
  threshold: "the figure has not passed its bound",
  overlap: "the run before was still going",
  superseded: "a newer run took its place",
  missed: "it was missed during downtime, and the schedule says not to catch up",
  outside_window: "it lay too far back to be caught up with",
  circuit_open: "the schedule had paused itself after failures in a row",
  schedule_deleted: "the schedule was deleted",
};

export function skipWord(reason: string): string {
  return skipWords[reason] ?? reason.replaceAll("_", " ");
}

/** Why a run is as it is, in one sentence; empty where its state says enough. */
export function reasonOf(execution: Execution): string | undefined {
  switch (execution.status) {
    case "queued":
      return execution.wait?.text;
    case "running":
      return execution.progress && soFar(execution.progress);
    case "delayed":
      return execution.wait?.text ?? execution.error_message ?? undefined;
    case "failed":
      return execution.error_message ?? undefined;
    case "skipped":
      return execution.skip_reason ? `${capitalised(skipWord(execution.skip_reason))}.` : undefined;
    default:
      return undefined;
  }
}

/** "18,204 rows so far" */
function soFar({ phase, rows }: Progress): string {
  return rows > 0 ? `${plural(rows, "row")} so far` : phaseWord(phase);
}

const triggerWords: Record<Execution["trigger"], string> = {
  scheduled: "schedule",
  manual: "by hand",
  catch_up: "after downtime",
  retry: "run again",
};

export function triggerWord(trigger: Execution["trigger"]): string {
  return triggerWords[trigger] ?? trigger;
}

/** "11/12"; nothing where nothing was to be delivered. */
export function deliveriesWord(execution: Execution): string | undefined {
  const { deliveries_done, deliveries_total } = execution;
  const made = execution.status === "running" || execution.status === "completed";
  return deliveries_total > 0 && made ? `${deliveries_done}/${deliveries_total}` : undefined;
}

function deliveredSentence(execution: ExecutionDetail): string {
  const { deliveries_total: total, deliveries_done: done, deliveries_failed: failed } = execution;
  if (total === 0) {
    return "The file is ready; nobody was to receive it.";
  }
  if (failed > 0) {
    return `${done} of ${plural(total, "reader")} ${done === 1 ? "has" : "have"} it; ${failed} could not be reached.`;
  }
  return done === total
    ? `${everyReader(total)} it.`
    : `${done} of ${plural(total, "reader")} ${done === 1 ? "has" : "have"} it; the rest is under way.`;
}

function everyReader(total: number): string {
  if (total === 1) {
    return "The reader has";
  }
  return total === 2 ? "Both readers have" : `All ${plural(total, "reader")} have`;
}

/** The headline of a run: what came of it and why. */
export function headline(execution: ExecutionDetail): string {
  switch (execution.status) {
    case "queued":
      return execution.wait?.text ?? "Waits for a free worker.";
    case "delayed":
      return `${execution.error_message ?? "The last attempt failed."} ${execution.wait?.text ?? "It is tried again."}`;
    case "running":
      return `The report is being made${usually(execution) ? `; ${usually(execution)}` : ""}.`;
    case "completed":
      return deliveredSentence(execution);
    case "failed":
      return failedSentence(execution);
    case "cancelled":
      return "Cancelled before it was done; nothing was sent.";
    case "skipped":
      return execution.skip_reason
        ? `${capitalised(skipWord(execution.skip_reason))}.`
        : "Nothing was made.";
  }
}

function failedSentence(execution: ExecutionDetail): string {
  const why = execution.error_message ?? "The report could not be made.";
  const after =
    execution.attempts.length > 1 ? ` Gave up after ${execution.attempts.length} attempts.` : "";
  return why + after;
}

export interface Step {
  name: string;
  at: string | null;
  /** Time since the step before. */
  gapMs: number | null;
  state: "done" | "now" | "todo" | "bad" | "never";
  /** What goes on before this step is reached, and since when, while it does. */
  doing?: string | undefined;
  since?: string | undefined;
  note?: string | undefined;
}

function lastSent(deliveries: Delivery[]): string | null {
  const times = deliveries.flatMap((each) => (each.sent_at ? [each.sent_at] : []));
  return times.sort().at(-1) ?? null;
}

/** Due, queued, started, generated, delivered: when each was reached and what it took. */
export function timeline(execution: ExecutionDetail): Step[] {
  const sent = lastSent(execution.deliveries);
  const generated = execution.status === "completed" ? (execution.completed_at ?? null) : null;
  const everyoneHasIt =
    execution.deliveries_total > 0 && execution.deliveries_done === execution.deliveries_total;
  const reached: [string, string | null, string?][] = [
    ["due", execution.scheduled_for],
    ["queued", execution.created_at],
    ["started", execution.started_at ?? null],
    ["generated", generated],
    [
      "delivered",
      everyoneHasIt || execution.deliveries_failed > 0 ? sent : null,
      deliveriesWord(execution),
    ],
  ];
  return reached.map(([name, at, note], index) => {
    const before = reached.slice(0, index).findLast(([, time]) => time)?.[1];
    return {
      name,
      at,
      gapMs: at && before ? Date.parse(at) - Date.parse(before) : null,
      state: stepState(execution, reached, index),
      ...(at ? {} : goingOn(execution, before)),
      note,
    };
  });
}

function goingOn(
  { status }: ExecutionDetail,
  since: string | null | undefined,
): Pick<Step, "doing" | "since"> {
  switch (status) {
    case "queued":
      return { doing: "waits", since: since ?? undefined };
    case "running":
      return { doing: "under way", since: since ?? undefined };
    case "delayed":
      return { doing: "waits for the next try" };
    default:
      return {};
  }
}

function stepState(
  execution: ExecutionDetail,
  reached: [string, string | null, string?][],
  index: number,
): Step["state"] {
  const [name, at] = reached[index] ?? [];
  if (name === "delivered" && execution.deliveries_failed > 0) {
    return "bad";
  }
  if (at) {
    return "done";
  }
  const firstOpen = reached.findIndex(([, time]) => !time);
  if (index === firstOpen && execution.status === "failed") {
    return "bad";
  }
  if (!isActive(execution) && execution.status !== "completed") {
    return "never";
  }
  return index === firstOpen ? "now" : "todo";
}

/** "usually 40 to 60 s". */
export function usually({ progress }: Pick<ExecutionDetail, "progress">): string | undefined {
  const estimate = progress?.estimate;
  return estimate ? `usually ${durationRange(estimate.low_ms, estimate.high_ms)}` : undefined;
}

const phases: Record<string, string> = {
  reading: "Asking the source",
  writing: "Reading rows and writing the file",
  finishing: "Finishing the file",
};

export function phaseWord(phase: string): string {
  return phases[phase] ?? phase;
}

/** A dash is no rate: a rate over less than a second says nothing. */
export function rowsPerSecond(progress: Progress, elapsedMs: number): number | undefined {
  if (progress.rows_per_second != null) {
    return progress.rows_per_second;
  }
  return progress.rows > 0 && elapsedMs > 1000
    ? Math.round(progress.rows / (elapsedMs / 1000))
    : undefined;
}

/** Beyond the time within which nine of ten such runs ended. */
export function isOverdue(progress: Progress, elapsedMs: number): boolean {
  return progress.estimate != null && elapsedMs > progress.estimate.high_ms;
}

/** What the run cost and what bounded it, for the foot of its page; only what is known. */
export function figures(execution: ExecutionDetail): [string, string][] {
  const limit = duration(execution.timeout_seconds * 1000);
  const known: [string, string | undefined][] = [
    ["Rows", execution.row_count == null ? undefined : count(execution.row_count)],
    ["Took", execution.duration_ms == null ? undefined : duration(execution.duration_ms)],
    ["Started late by", late(execution)],
    ["Processor", execution.cpu_ms == null ? undefined : duration(execution.cpu_ms)],
    ["Time limit", execution.timeout_overridden ? `${limit}, changed for this run` : limit],
    ["Node", execution.node ?? undefined],
    ["Query at the source", execution.query_ids.join(", ") || undefined],
  ];
  return known.filter((each): each is [string, string] => each[1] !== undefined);
}

function late({ lateness_ms: ms }: ExecutionDetail): string | undefined {
  return ms != null && ms >= lateAfterMs ? duration(ms) : undefined;
}

const deliveryWords: Record<string, string> = {
  awaiting_consent: "waits for the reader to confirm",
  suppressed: "not sent: an earlier mail bounced or the reader unsubscribed",
  deferred: "waits: the e-mail queue is full",
  indeterminate: "the mail server broke off after taking the message",
};

/** Why a delivery is as it is; also that it may have come twice. */
export function deliveryReason(delivery: Delivery): string | undefined {
  const arrived = delivery.status === "sent" || delivery.status === "delivered";
  if (arrived && delivery.uncertain) {
    return "The connection broke off once: the reader may have it twice.";
  }
  return delivery.error_message ?? deliveryWords[delivery.status];
}

export const executionStates = [
  { value: "running", label: "Running" },
  { value: "queued", label: "Waiting" },
  { value: "delayed", label: "Retrying" },
  { value: "completed", label: "Completed" },
  { value: "failed", label: "Failed" },
  { value: "skipped", label: "Skipped" },
  { value: "cancelled", label: "Cancelled" },
];

export const triggers = [
  { value: "scheduled", label: "Schedule" },
  { value: "manual", label: "By hand" },
  { value: "catch_up", label: "After downtime" },
  { value: "retry", label: "Run again" },
];

export const spans = [
  { value: "1", label: "last 24 hours" },
  { value: "7", label: "last 7 days" }, // the default
  { value: "30", label: "last 30 days" },
  { value: "all", label: "all time" },
];

/** The start of the span, in whole minutes so that the same list is asked for the same question. */
export function spanStart(span: string, now: Date): string | undefined {
  const days = Number(span);
  if (!Number.isFinite(days) || days <= 0) {
    return undefined;
  }
  const minute = 60_000;
  return new Date(Math.floor((now.getTime() - days * 86_400_000) / minute) * minute).toISOString();
}

export const channelNames: Record<string, string> = {
  email: "e-mail",
  in_app: "inbox",
  slack: "Slack",
  webhook: "webhook",
  file: "file",
};

/** Where the files of a delivery stand now, for one that wrote files. */
export function writtenTo({ channel, status, reference }: Delivery): string | undefined {
  if (channel !== "file" || !reference || (status !== "sent" && status !== "delivered")) {
    return undefined;
  }
  return reference.includes("/") ? `Written to ${reference}` : reference;
}

/** Deliveries that may be sent again: what failed, and what nobody can be sure of. */
export function worthResending(deliveries: Delivery[]): Delivery[] {
  const open = new Set(["failed", "bounced", "indeterminate", "suppressed"]);
  return deliveries.filter((each) => open.has(each.status));
}

/** Twice the limit that is in force, within what the server takes. */
export function proposedLimit(timeoutSeconds: number): number {
  return Math.min(1440, Math.max(1, Math.round((timeoutSeconds * 2) / 60)));
}

export function limitFault(minutes: number): string | undefined {
  return Number.isInteger(minutes) && minutes >= 1 && minutes <= 1440
    ? undefined
    : "The time limit is 1 to 1,440 whole minutes.";
}

/** Who has a link, and what for. */
export function linkFor(link: ShareLink): string {
  if (link.delivery_id) {
    return `Sent to ${link.shared_with ?? "a reader"}`;
  }
  const by = link.created_by ? `Shared by ${link.created_by}` : "Shared";
  return link.note ? `${by}: ${link.note}` : by;
}

/** Whether it opens anything, and until when. */
export function linkState({ state }: ShareLink, until: string): string {
  switch (state) {
    case "revoked":
      return "revoked";
    case "used":
      return "used up";
    case "expired":
      return "expired";
    default:
      return `good until ${until}`;
  }
}

import type { QueryClient } from "@tanstack/react-query";
import type {
  Alert,
  DeadLetter,
  Execution,
  ExecutionDetail,
  Health,
  Me,
  Page,
  Progress,
  Queue,
} from "@/lib/api-types";
import { type LiveEvent, liveStore } from "@/lib/live";
import { keys } from "@/lib/query";

/** A message of the server to one person: that a run takes long, and where it stands. */
export interface LiveNotice {
  kind: string;
  execution_id: string;
  text: string;
  user_id: string;
}

interface Told {
  /** Shows a message to the person at work. */
  notice: (notice: LiveNotice) => void;
}

type Data = Record<string, unknown>;
type Handler = (client: QueryClient, data: Data, told: Told) => void;

/** What each event changes on screen; one that is not here is for a newer release. */
const handlers: Record<string, Handler> = {
  execution: (client, data) => withId(data, (id) => patchExecution(client, { ...data, id })),
  progress: (client, data) => withId(data, (id) => patchProgress(client, id, data)),
  delivery: (client, data) => {
    const run = data.execution_id;
    const key = typeof run === "string" ? keys.execution(run) : ["execution"];
    void client.invalidateQueries({ queryKey: key });
  },
  schedule: (client, data) =>
    withId(data, (id) => void client.invalidateQueries({ queryKey: keys.schedule(id) })),
  dead_letter: (client, data) => withId(data, (id) => patchDeadLetter(client, { ...data, id })),
  alert: (client, data) => withId(data, (id) => patchAlert(client, { ...data, id })),
  node: (client) => void client.invalidateQueries({ queryKey: keys.nodes }),
  disk: patchDisk,
  notice: (client, data, told) => {
    const notice = data as unknown as LiveNotice;
    // The server sends it to one person only; a shared page must not tell another.
    if (notice.user_id === client.getQueryData<Me>(keys.me)?.id) {
      told.notice(notice);
    }
  },
};

/** Events that come so often, or say so little, that no summary follows from them. */
const quiet = new Set(["progress", "notice"]);

export function changesSummaries(event: LiveEvent): boolean {
  return !quiet.has(event.name);
}

/** Events after which another number of things waits for somebody. */
const counted = new Set(["alert", "dead_letter"]);

export function changesOpenCounts(event: LiveEvent): boolean {
  return counted.has(event.name);
}

export function apply(client: QueryClient, event: LiveEvent, told: Told) {
  if (typeof event.data === "object" && event.data !== null) {
    handlers[event.name]?.(client, event.data as Data, told);
  }
}

function withId(data: Data, act: (id: string) => void) {
  if (typeof data.id === "string") {
    act(data.id);
  }
}

type Patch<T> = Partial<T> & { id: string };

/** Changes one row in place wherever it is on screen; false where it is nowhere. */
function patchRows<T extends { id: string }>(
  client: QueryClient,
  queryKey: readonly string[],
  patch: Patch<T>,
): boolean {
  let known = false;
  client.setQueriesData<Page<T>>({ queryKey }, (page) => {
    if (!page?.items.some((each) => each.id === patch.id)) {
      return page;
    }
    known = true;
    const items = page.items.map((each) => (each.id === patch.id ? { ...each, ...patch } : each));
    return { ...page, items };
  });
  return known;
}

function patchExecution(client: QueryClient, patch: Patch<Execution>) {
  const known = patchRows<Execution>(client, keys.executions, patch);
  client.setQueryData<ExecutionDetail>(keys.execution(patch.id), (detail) =>
    detail ? { ...detail, ...patch } : detail,
  );
  void client.invalidateQueries({ queryKey: keys.execution(patch.id) });
  if (!known) {
    liveStore.add("newRuns", patch.id);
  }
}

/** The event is all there is to know; an older rate beside a newer count would be wrong. */
function patchProgress(client: QueryClient, id: string, data: Data) {
  const { id: _, ...progress } = data;
  patchRows<Execution>(client, keys.executions, { id, progress: progress as unknown as Progress });
  client.setQueriesData<Queue>(
    { queryKey: keys.queue },
    (queue) =>
      queue && {
        ...queue,
        running: queue.running.map((run) =>
          run.execution_id === id ? { ...run, progress: progress as unknown as Progress } : run,
        ),
      },
  );
  client.setQueryData<ExecutionDetail>(keys.execution(id), (detail) =>
    detail?.status === "running"
      ? { ...detail, progress: progress as unknown as Progress }
      : detail,
  );
}

const diskChecks: Record<string, string> = { ok: "pass", low: "warn", stopped: "fail" };

/** Runs wait for room from this moment on: the banner does not wait for the next look. */
function patchDisk(client: QueryClient, { state }: Data) {
  const status = diskChecks[String(state)];
  client.setQueryData<Health>(keys.health, (health) => {
    const disk = health?.checks.disk;
    return health && disk && status
      ? { ...health, checks: { ...health.checks, disk: { ...disk, status } } }
      : health;
  });
  void client.invalidateQueries({ queryKey: keys.disk });
}

function patchDeadLetter(client: QueryClient, patch: Patch<DeadLetter>) {
  const known = patchRows<DeadLetter>(client, keys.deadLetters, patch);
  void client.invalidateQueries({ queryKey: keys.deadLetter(patch.id) });
  if (!known) {
    liveStore.add("newDeadLetters", patch.id);
  }
}

/** One that is over or acknowledged changes where it stands; only one that is open is news. */
function patchAlert(client: QueryClient, patch: Patch<Alert>) {
  const known = patchRows<Alert>(client, keys.alerts, patch);
  void client.invalidateQueries({ queryKey: keys.alertRules });
  if (!known && patch.status === "open") {
    liveStore.add("newAlerts", patch.id);
  }
}

import type { QueryClient } from "@tanstack/react-query";
import type { DeadLetter, Execution, ExecutionDetail, Me, Page, Progress } from "@/lib/api-types";
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
  client.setQueryData<ExecutionDetail>(keys.execution(id), (detail) =>
    detail?.status === "running"
      ? { ...detail, progress: progress as unknown as Progress }
      : detail,
  );
}

function patchDeadLetter(client: QueryClient, patch: Patch<DeadLetter>) {
  const known = patchRows<DeadLetter>(client, keys.deadLetters, patch);
  void client.invalidateQueries({ queryKey: keys.deadLetter(patch.id) });
  if (!known) {
    liveStore.add("newDeadLetters", patch.id);
  }
}

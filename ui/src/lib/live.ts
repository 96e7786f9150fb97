import { authorizedFetch } from "./http";

/** One server-sent event. */
export interface LiveEvent {
  name: string;
  data: unknown;
}

/** Splits what arrived into whole events and the rest that is not whole yet. */
export function parseEvents(buffer: string): { events: LiveEvent[]; rest: string } {
  const blocks = buffer.replaceAll("\r\n", "\n").split("\n\n");
  const rest = blocks.pop() ?? "";
  return { events: blocks.flatMap(parseBlock), rest };
}

function parseBlock(block: string): LiveEvent[] {
  let name = "message";
  const data: string[] = [];
  for (const line of block.split("\n")) {
    if (line.startsWith("event:")) {
      name = line.slice(6).trim();
    } else if (line.startsWith("data:")) {
      data.push(line.slice(5).trimStart());
    }
  }
  if (data.length === 0) {
    return [];
  }
  try {
    return [{ name, data: JSON.parse(data.join("\n")) }];
  } catch {
    return []; // not ours
  }
}

interface Listener {
  onOpen: () => void;
  onEvent: (event: LiveEvent) => void;
  onLost: () => void;
}

const heartbeatMs = 40_000; // the server sends one every 15 s

/** Reads events until the signal ends it. A connection that is lost is made again, slower each time. */
export async function listen(signal: AbortSignal, listener: Listener): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    try {
      await readOnce(signal, {
        ...listener,
        onOpen: () => {
          failures = 0;
          listener.onOpen();
        },
      });
    } catch {
      // told below: for the page a broken stream and a refused one are the same
    }
    if (!signal.aborted) {
      listener.onLost();
      failures += 1;
      await pause(Math.min(30_000, 1000 * 2 ** failures), signal);
    }
  }
}

async function readOnce(signal: AbortSignal, listener: Listener): Promise<void> {
  const silent = new AbortController();
  const either = AbortSignal.any([signal, silent.signal]);
  const request = new Request(new URL("/api/v1/events", location.origin), {
    headers: { Accept: "text/event-stream" },
    signal: either,
  });
  const response = await authorizedFetch(request);
  if (!response.ok || !response.body) {
    return;
  }
  listener.onOpen();
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let buffer = "";
  for (;;) {
    const watchdog = setTimeout(() => silent.abort(), heartbeatMs);
    const { done, value } = await reader.read().finally(() => clearTimeout(watchdog));
    if (done) {
      return;
    }
    const { events, rest } = parseEvents(buffer + value);
    buffer = rest;
    events.forEach(listener.onEvent);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** Lists whose new rows wait to be shown. */
export type LiveList = "newRuns" | "newDeadLetters" | "newAlerts";

/** Whether live updates arrive, and what is newer than the list on screen. */
interface LiveState extends Record<LiveList, readonly string[]> {
  connected: boolean;
  /** When the connection was lost; undefined while it stands. */
  lostAt: Date | undefined;
}

const nothingNew: Record<LiveList, readonly string[]> = {
  newRuns: [],
  newDeadLetters: [],
  newAlerts: [],
};

let state: LiveState = { connected: false, lostAt: undefined, ...nothingNew };
const listeners = new Set<() => void>();

export const liveStore = {
  get: () => state,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  set(change: Partial<LiveState>) {
    state = { ...state, ...change };
    for (const listener of listeners) {
      listener();
    }
  },
  add(list: LiveList, id: string) {
    if (!state[list].includes(id)) {
      liveStore.set({ [list]: [...state[list], id] });
    }
  },
  /** Connected or not: nothing that came before is new any more. */
  reset() {
    liveStore.set({ connected: false, lostAt: undefined, ...nothingNew });
  },
};

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { Execution, ExecutionDetail, Page } from "@/lib/api-types";
import { type LiveEvent, listen, liveStore } from "@/lib/live";
import { keys } from "@/lib/query";

/**
 * The one connection for live updates: it changes cells in place and counts what is new. A hidden
 * tab gives it up, for browsers allow a server only a few; it asks for everything on its return.
 */
export function LiveUpdates() {
  const client = useQueryClient();
  useEffect(() => {
    let ending = new AbortController();
    const follow = () => {
      ending.abort();
      ending = new AbortController();
      if (document.hidden) {
        lose();
      } else {
        void listen(ending.signal, listenerFor(client));
      }
    };
    follow();
    document.addEventListener("visibilitychange", follow);
    return () => {
      document.removeEventListener("visibilitychange", follow);
      ending.abort();
      liveStore.set({ connected: false, lostAt: undefined, newRuns: [] });
    };
  }, [client]);
  return null;
}

function lose() {
  const { lostAt } = liveStore.get();
  liveStore.set({ connected: false, lostAt: lostAt ?? new Date() });
}

function listenerFor(client: QueryClient) {
  const later = throttled(() => refreshSummaries(client), 2000);
  return {
    onOpen: () => {
      const missed = liveStore.get().lostAt !== undefined;
      liveStore.set({ connected: true, lostAt: undefined });
      if (missed) {
        void client.invalidateQueries();
      }
    },
    onEvent: (event: LiveEvent) => {
      apply(client, event);
      later();
    },
    onLost: lose,
  };
}

function throttled(action: () => void, everyMs: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    if (timer) {
      return;
    }
    timer = setTimeout(() => {
      timer = undefined;
      action();
    }, everyMs);
  };
}

function refreshSummaries(client: QueryClient) {
  void client.invalidateQueries({ queryKey: ["schedule"] });
  void client.invalidateQueries({ queryKey: keys.home });
  void client.invalidateQueries({ queryKey: keys.schedules });
}

function apply(client: QueryClient, event: LiveEvent) {
  const data = event.data as { id?: string; execution_id?: string };
  if (event.name === "execution" && data.id) {
    patchExecution(client, { ...data, id: data.id });
  } else if (event.name === "delivery") {
    const key = data.execution_id ? keys.execution(data.execution_id) : ["execution"];
    void client.invalidateQueries({ queryKey: key });
  } else if (event.name === "schedule" && data.id) {
    void client.invalidateQueries({ queryKey: keys.schedule(data.id) });
  }
}

type Patch = Partial<Execution> & { id: string };

function patchExecution(client: QueryClient, patch: Patch) {
  let known = false;
  client.setQueriesData<Page<Execution>>({ queryKey: keys.executions }, (page) => {
    if (!page?.items.some((each) => each.id === patch.id)) {
      return page;
    }
    known = true;
    const items = page.items.map((each) => (each.id === patch.id ? { ...each, ...patch } : each));
    return { ...page, items };
  });
  client.setQueryData<ExecutionDetail>(keys.execution(patch.id), (detail) =>
    detail ? { ...detail, ...patch } : detail,
  );
  void client.invalidateQueries({ queryKey: keys.execution(patch.id) });
  if (!known) {
    liveStore.addRun(patch.id);
  }
}

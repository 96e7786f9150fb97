import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useEffect } from "react";
import { toastNotice } from "@/components/toast";
import { type LiveEvent, listen, liveStore } from "@/lib/live";
import { useOrg } from "@/lib/org";
import { keys } from "@/lib/query";
import { apply, changesOpenCounts, changesSummaries, type LiveNotice } from "./liveEvents";

/**
 * The one connection for live updates: it changes cells in place and counts what is new. A hidden
 * tab gives it up, for browsers allow a server only a few; it asks for everything on its return.
 */
export function LiveUpdates() {
  const client = useQueryClient();
  const openRun = useOpenRun();
  useEffect(() => {
    const notice = ({ text, execution_id }: LiveNotice) =>
      toastNotice(text, "Open the run", () => openRun(execution_id));
    let ending = new AbortController();
    const follow = () => {
      ending.abort();
      ending = new AbortController();
      if (document.hidden) {
        lose();
      } else {
        void listen(ending.signal, listenerFor(client, notice));
      }
    };
    follow();
    document.addEventListener("visibilitychange", follow);
    return () => {
      document.removeEventListener("visibilitychange", follow);
      ending.abort();
      liveStore.reset();
    };
  }, [client, openRun]);
  return null;
}

function useOpenRun() {
  const org = useOrg();
  const navigate = useNavigate();
  return useCallback(
    (id: string) => void navigate({ to: "/o/$org/executions/$id", params: { org, id } }),
    [org, navigate],
  );
}

function lose() {
  const { lostAt } = liveStore.get();
  liveStore.set({ connected: false, lostAt: lostAt ?? new Date() });
}

function listenerFor(client: QueryClient, notice: (notice: LiveNotice) => void) {
  const later = throttled(() => refreshSummaries(client), 2000);
  const countLater = throttled(() => refreshOpenCounts(client), 2000);
  return {
    onOpen: () => {
      const missed = liveStore.get().lostAt !== undefined;
      liveStore.set({ connected: true, lostAt: undefined });
      if (missed) {
        void client.invalidateQueries();
      }
    },
    onEvent: (event: LiveEvent) => {
      apply(client, event, { notice });
      if (changesSummaries(event)) {
        later();
      }
      if (changesOpenCounts(event)) {
        countLater();
      }
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
  void client.invalidateQueries({ queryKey: keys.queue });
  void client.invalidateQueries({ queryKey: keys.schedules });
}

function refreshOpenCounts(client: QueryClient) {
  void client.invalidateQueries({ queryKey: ["open-count"] });
}

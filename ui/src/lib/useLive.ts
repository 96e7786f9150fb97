import { useSyncExternalStore } from "react";
import { liveStore } from "./live";

export function useLive() {
  return useSyncExternalStore(liveStore.subscribe, liveStore.get);
}

/** How often to ask while live updates do not arrive; not at all while they do. */
export function usePolling(everyMs: number): number | false {
  return useLive().connected ? false : everyMs;
}

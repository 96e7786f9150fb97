import { useSyncExternalStore } from "react";

// One shared clock for all relative times: it ticks each second while anyone looks at it.
let now = new Date();
let timer: ReturnType<typeof setInterval> | undefined;
const watchers = new Set<() => void>();

function tick() {
  now = new Date();
  for (const watcher of watchers) {
    watcher();
  }
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  if (!timer) {
    now = new Date();
    timer = setInterval(tick, 1000);
  }
  return () => {
    watchers.delete(watcher);
    if (watchers.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

/** The time now, in whole steps, so that most ticks change nothing on the page. */
export function useNow(stepMs = 1000): Date {
  const step = useSyncExternalStore(watch, () => Math.floor(now.getTime() / stepMs));
  return new Date(step * stepMs);
}

import { useEffect, useState } from "react";

/** Where the focus came from: what was pressed, or the button of the menu in which it was. */
function origin(): HTMLElement | null {
  const active = document.activeElement === document.body ? null : document.activeElement;
  const menu = active?.closest("[role=menu]");
  return menu
    ? document.querySelector<HTMLElement>(`[aria-controls="${menu.id}"]`)
    : (active as HTMLElement | null);
}

/**
 * Gives the focus back once a dialog has gone: to what had it before, or to the page's heading where
 * that has gone too; never to nothing.
 */
export function useFocusReturn() {
  const [before] = useState(origin);
  useEffect(
    () => () => {
      setTimeout(() => {
        if (document.activeElement === null || document.activeElement === document.body) {
          const there = before?.isConnected ? before : document.querySelector<HTMLElement>("h1");
          there?.focus();
        }
      }, 0);
    },
    [before],
  );
}

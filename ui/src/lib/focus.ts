/** Gives the focus to the page's heading, after what had it has gone: never to nothing. */
export function focusHeading() {
  setTimeout(() => document.querySelector<HTMLElement>("main h1, h1")?.focus(), 0);
}

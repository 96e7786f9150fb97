/** Keys are off while a person types, and while a dialog or a menu is open. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) {
    return false;
  }
  const typing = target.closest("input:not([type=radio]):not([type=checkbox]), textarea, select");
  return (
    Boolean(typing) ||
    target.isContentEditable ||
    target.closest("[role=dialog], [role=menu]") !== null
  );
}

export function press(selector: string, how: "focus" | "click") {
  document.querySelector<HTMLElement>(`main ${selector}`)?.[how]();
}

/** Moves the focus among the rows of the list on the page. */
export function moveRow(step: 1 | -1) {
  const rows = [...document.querySelectorAll<HTMLElement>("main [data-row-link]")];
  const at = rows.indexOf(document.activeElement as HTMLElement);
  const next = rows[at === -1 ? (step === 1 ? 0 : rows.length - 1) : at + step];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

/** Chooses the row that has the focus; with Shift, all from the one chosen before. */
export function chooseRow(range: boolean) {
  const box = document.activeElement?.closest("tr")?.querySelector("[data-row-select]");
  box?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, shiftKey: range }));
}

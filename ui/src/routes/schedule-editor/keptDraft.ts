import type { ScheduleDraft } from "@/features/schedules/model";

/** A draft that survives a reload in this tab, and when it was last changed. */
export interface Kept {
  draft: ScheduleDraft;
  at: string;
  /** The version that was being edited; undefined for a new schedule. */
  version: number | undefined;
}

const name = (key: string) => `punctual-draft:${key}`;

export function readKept(key: string): Kept | undefined {
  try {
    const text = sessionStorage.getItem(name(key));
    return text ? (JSON.parse(text) as Kept) : undefined;
  } catch {
    return undefined; // forbidden storage, or a draft of an older release
  }
}

export function keep(key: string, kept: Kept) {
  try {
    sessionStorage.setItem(name(key), JSON.stringify(kept));
  } catch {
    // full or forbidden: the page still holds it
  }
}

export function forget(key: string) {
  try {
    sessionStorage.removeItem(name(key));
  } catch {
    // nothing was kept
  }
}

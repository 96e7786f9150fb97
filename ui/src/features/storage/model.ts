import type { Retention, RetentionEffect, Usage } from "@/lib/api-types";
import { bytes, count, plural } from "@/lib/format";

/** How long, and what then. */
export function keptSentence({ days, archive }: Retention): string {
  const then = archive ? "then moved to the archive" : "then deleted";
  return `Files are kept for ${plural(days, "day")} after they were made, ${then}.`;
}

/** What stops Save, in a sentence; nothing where the days will do. */
export function daysFault(days: number): string | undefined {
  return Number.isInteger(days) && days >= 1 && days <= 3650
    ? undefined
    : "Write a whole number of days from 1 to 3,650.";
}

/** What the change does to the files that are there, before it is made. */
export function effectSentence(effect: RetentionEffect): string {
  if (effect.files === 0) {
    return "There are no files yet.";
  }
  const all = `${count(effect.files)} ${effect.files === 1 ? "file" : "files"} (${bytes(effect.bytes)})`;
  return effect.ending_files === 0
    ? `${all}, none of which is past ${plural(effect.days, "day")}.`
    : `${all}, of which ${count(effect.ending_files)} (${bytes(effect.ending_bytes)}) are past ${plural(effect.days, "day")} and go within the hour.`;
}

/** The months that one may look at, the newest first, as "2026-11". */
export function months(now: Date, many = 12): string[] {
  return Array.from({ length: many }, (_, back) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1)).toISOString().slice(0, 7),
  );
}

/** A month as an instant of its begin and of the next one's, in UTC. */
export function monthSpan(month: string): { from: string; to: string } {
  const begin = new Date(`${month}-01T00:00:00Z`);
  const end = new Date(Date.UTC(begin.getUTCFullYear(), begin.getUTCMonth() + 1, 1));
  return { from: begin.toISOString(), to: end.toISOString() };
}

/** "November 2026". */
export function monthName(month: string): string {
  return new Intl.DateTimeFormat("en-GB", {
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  }).format(new Date(`${month}-01T00:00:00Z`));
}

/** Bytes that lay here for a day each. */
export function byteDays(n: number): string {
  return n === 0 ? "0" : `${bytes(n)}-days`;
}

/** What is there at the end of the time. */
export function usageSentence(usage: Usage): string {
  const files = usage.by_report_type.reduce((sum, each) => sum + each.files, 0);
  const size = usage.by_report_type.reduce((sum, each) => sum + each.bytes, 0);
  return `${count(files)} ${files === 1 ? "file" : "files"}, ${bytes(size)}`;
}

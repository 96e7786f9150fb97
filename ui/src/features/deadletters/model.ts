import type { DeadLetter, DeadLetterFilters, DeadLetterGroup, DeadLetters } from "@/lib/api-types";
import { count, duration, plural } from "@/lib/format";
import { asProblem } from "@/lib/problem";

/** What the badge shows: an open one is a run that gave up. */
export function badgeState({ status }: Pick<DeadLetter, "status">): string {
  return status === "open" ? "dead" : status;
}

export const anyStatus = "all";

/** Without a choice, the list shows what is open. */
export const statuses = [
  { value: "retrying", label: "Retrying" },
  { value: "resolved", label: "Resolved" },
  { value: anyStatus, label: "all" },
];

/** What the address of the list may carry. */
export interface DeadLetterSearch {
  q?: string | undefined;
  schedule?: string | undefined;
  category?: string | undefined;
  code?: string | undefined;
  status?: string | undefined;
  /** Local days, both included. */
  from?: string | undefined;
  to?: string | undefined;
}

function dayStart(date: string, daysLater = 0): string {
  const day = new Date(`${date}T00:00:00`);
  day.setDate(day.getDate() + daysLater);
  return day.toISOString();
}

export function filtersOf(search: DeadLetterSearch): DeadLetterFilters {
  const { q, schedule, category, code, status = "open", from, to } = search;
  return {
    ...(q ? { q } : {}),
    ...(schedule ? { schedule_id: schedule } : {}),
    ...(category ? { error_category: category } : {}),
    ...(code ? { error_code: code } : {}),
    ...(status === anyStatus ? {} : { status }),
    ...(from ? { from: dayStart(from) } : {}),
    ...(to ? { to: dayStart(to, 1) } : {}), // the server's end is exclusive
  };
}

/** "212 of 1,000; the oldest is archived first." */
export function summarySentence({ summary }: DeadLetters): string | undefined {
  const { open, retrying, resolved, total, limit } = summary;
  if (total === 0) {
    return undefined;
  }
  const parts = [
    `${count(open)} open`,
    ...(retrying > 0 ? [`${count(retrying)} being retried`] : []),
    ...(resolved > 0 ? [`${count(resolved)} resolved`] : []),
  ];
  return `${parts.join(", ")}: ${count(total)} of ${count(limit)}; the oldest is archived first.`;
}

/** A group is worth its place only where one cause explains several; the rows tell of the others. */
export function worthGrouping(groups: DeadLetterGroup[]): DeadLetterGroup[] {
  return groups.filter((group) => group.count > 1);
}

/** How long it has waited for someone; for a resolved one, how long it had. */
export function queueTime(letter: DeadLetter, now: Date): string {
  const ms =
    letter.status === "resolved"
      ? letter.in_queue_ms
      : Math.max(0, now.getTime() - Date.parse(letter.created_at));
  return duration(ms);
}

/** The first sentence of a dead letter's page. */
export function letterSentence(letter: DeadLetter): string {
  const gaveUp = `Gave up after ${plural(letter.attempts, "attempt")}.`;
  switch (letter.status) {
    case "open":
      return `${letter.error_message} ${gaveUp}`;
    case "retrying":
      return `It is being retried. Before: ${letter.error_message} ${gaveUp}`;
    case "resolved":
      return letter.note
        ? `${letter.resolved_by?.display_name ?? "A later run"}: ${letter.note}`
        : `Resolved ${letter.resolved_by ? `by ${letter.resolved_by.display_name}` : "by a later run that succeeded"}.`;
  }
}

/** What can be done with it now; a running retry has to end first. */
export function mayRetry({ status }: DeadLetter): boolean {
  return status === "open";
}

export interface Outcome {
  done: number;
  /** Why the first of the others was not. */
  problem?: string;
  failed: number;
}

/** One after the other, so that a hundred do not come at the server at once. */
export async function each(
  ids: Iterable<string>,
  command: (id: string) => Promise<unknown>,
): Promise<Outcome> {
  const outcome: Outcome = { done: 0, failed: 0 };
  for (const id of ids) {
    try {
      await command(id);
      outcome.done += 1;
    } catch (error) {
      outcome.failed += 1;
      outcome.problem ??= asProblem(error).message;
    }
  }
  return outcome;
}

/** "11 are being retried. 1 was not: it is being retried already." */
export function outcomeSentence(
  { done, failed, problem }: Outcome,
  one: string,
  many: string,
): string {
  const first = `${count(done)} ${done === 1 ? one : many}.`;
  return failed > 0
    ? `${first} ${count(failed)} ${failed === 1 ? "was" : "were"} not: ${problem}`
    : first;
}

export function lettersWord(n: number): string {
  return plural(n, "dead letter");
}

/** The filters that meet exactly what a group counts: the server looks for `q` in the message too. */
export function filtersOfGroup(group: DeadLetterGroup): DeadLetterFilters {
  return filtersOf(searchOfGroup(group));
}

export function searchOfGroup(group: DeadLetterGroup): DeadLetterSearch {
  return {
    q: group.error_message,
    category: group.error_category,
    code: group.error_code,
  };
}

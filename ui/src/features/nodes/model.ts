import type { Node, QueueCircuit, QueueKind } from "@/lib/api-types";
import { capitalised, count, duration, listed, plural } from "@/lib/format";

/** More than that, and reports start noticeably too early or too late. */
const clockLimitMs = 5_000;

const troubles = [
  { state: "lost", word: "lost" },
  { state: "held", word: "held" },
  { state: "draining", word: "draining" },
];

/** "2 nodes work; 4 of 24 slots are in use." or which of them do not. */
export function nodesSentence(nodes: Node[]): string {
  const living = nodes.filter((node) => node.state !== "lost");
  const slots = sum(living, (node) => node.slots);
  const used = `${count(sum(living, (node) => node.running))} of ${plural(slots, "slot")} in use.`;
  const working = nodes.filter((node) => node.state === "active").length;
  if (working === nodes.length) {
    return `${plural(working, "node works", "nodes work")}: ${used}`;
  }
  const parts = troubles.flatMap(({ state, word }) => {
    const n = nodes.filter((node) => node.state === state).length;
    return n > 0 ? [`${count(n)} ${word}`] : [];
  });
  const head = working === 0 ? "No node starts work" : plural(working, "node works", "nodes work");
  return `${head}, ${parts.join(", ")}: ${used}`;
}

function sum(nodes: Node[], of: (node: Node) => number): number {
  return nodes.reduce((total, node) => total + of(node), 0);
}

const kinds: Record<string, [string, string]> = {
  reports: ["report", "reports"],
  deliveries: ["delivery", "deliveries"],
};

export function kindWord(kind: string): string {
  return capitalised(kinds[kind]?.[1] ?? kind);
}

/** "2 reports and 1 delivery"; undefined where nothing runs. */
export function runningWords(byKind: Record<string, number>): string | undefined {
  const parts = Object.entries(byKind)
    .filter(([, n]) => n > 0)
    .sort(([a], [b]) => b.localeCompare(a)) // reports first
    .map(([kind, n]) => plural(n, ...(kinds[kind] ?? [kind, kind])));
  return parts.length > 0 ? listed(parts) : undefined;
}

/** "2 reports; up to 16 while reports wait" */
export function slotDetails({ running_by_kind, slots, max_slots }: Node): string | undefined {
  const parts = [
    runningWords(running_by_kind),
    max_slots !== undefined && max_slots > slots && `up to ${count(max_slots)} while reports wait`,
  ];
  return parts.filter(Boolean).join("; ") || undefined;
}

/** Reports come before the deliveries that follow from them. */
export function inOrder(all: QueueKind[]): QueueKind[] {
  return [...all].sort((a, b) => b.kind.localeCompare(a.kind));
}

/** Why a node is not simply active, and what follows. */
export function stateReason(node: Node): string | undefined {
  switch (node.state) {
    case "held":
      return node.held_by === "disk"
        ? "Too little is free on the disk."
        : `By ${node.held_by ?? "itself"}.`;
    case "draining":
      return node.running > 0
        ? `Finishes ${runningWords(node.running_by_kind)}.`
        : "Nothing runs on it: it may be stopped.";
    case "lost":
      return "Others have taken over its work.";
    default:
      return undefined;
  }
}

/** How far a clock is from the database's, and which way once that matters. */
export function clockWords(offsetMs: number): string {
  const far = duration(Math.abs(offsetMs));
  if (Math.abs(offsetMs) < 1000) {
    return far;
  }
  return `${far} ${offsetMs > 0 ? "ahead" : "behind"}`;
}

export function isClockOff(offsetMs: number): boolean {
  return Math.abs(offsetMs) > clockLimitMs;
}

/** Whether nothing would start any more without this one. */
export function isLastOne(node: Node, all: Node[]): boolean {
  return !all.some((each) => each.id !== node.id && each.state === "active");
}

/** What follows from draining a node, before it is done. */
export function drainSentences(node: Node, all: Node[]): string[] {
  const running = runningWords(node.running_by_kind);
  return [
    `It starts nothing more${running ? ` and finishes ${running}` : ""}. It goes on answering requests; a restart ends the draining.`,
    isLastOne(node, all)
      ? "No other node works: until you resume it, everything that is due waits."
      : "The other nodes take what waits.",
  ];
}

/** A source is asked, or left alone for a while because it keeps failing. */
export function circuitState({ state }: QueueCircuit): string {
  return state === "closed" ? "answers" : "failing";
}

export function circuitReason({ state, failures, last_error_code }: QueueCircuit) {
  if (state === "closed") {
    return failures > 0 ? `${plural(failures, "failure")} in a row` : undefined;
  }
  return [plural(failures, "failure"), last_error_code].filter(Boolean).join(", ");
}

/** How many rows a run has written so far, where its node tells. */
export function rowsSoFar(progress: unknown): number | undefined {
  const rows = (progress as { rows?: unknown } | null | undefined)?.rows;
  return typeof rows === "number" ? rows : undefined;
}

import { describe, expect, it } from "vitest";
import { aNode } from "@/test/samples";
import {
  circuitReason,
  clockWords,
  drainSentences,
  isClockOff,
  nodesSentence,
  rowsSoFar,
  runningWords,
  slotDetails,
  stateReason,
} from "./model";

const busy = { running: 3, running_by_kind: { deliveries: 1, reports: 2 } };

describe("the list of nodes (PL-C.12)", () => {
  it("says how many work and how busy they are", () => {
    expect(nodesSentence([aNode()])).toBe("1 node works: 0 of 12 slots in use.");
    expect(nodesSentence([aNode(busy), aNode({ id: "n2" })])).toBe(
      "2 nodes work: 3 of 24 slots in use.",
    );
  });

  it("names those that do not, and counts no slot of one that is lost", () => {
    const nodes = [aNode(busy), aNode({ state: "lost" }), aNode({ state: "draining" })];
    expect(nodesSentence(nodes)).toBe("1 node works, 1 lost, 1 draining: 3 of 24 slots in use.");
    expect(nodesSentence([aNode({ state: "held" })])).toBe(
      "No node starts work, 1 held: 0 of 12 slots in use.",
    );
  });
});

describe("a node", () => {
  it("tells what runs on it, reports first, and how far its slots may grow", () => {
    expect(runningWords(busy.running_by_kind)).toBe("2 reports and 1 delivery");
    expect(runningWords({ reports: 0 })).toBeUndefined();
    expect(slotDetails(aNode({ ...busy, max_slots: 16 }))).toBe(
      "2 reports and 1 delivery; up to 16 while reports wait",
    );
    expect(slotDetails(aNode({ max_slots: 12 }))).toBeUndefined();
  });

  it.each([
    [aNode(), undefined],
    [aNode({ state: "held", held_by: "disk" }), "Too little is free on the disk."],
    [aNode({ state: "draining", ...busy }), "Finishes 2 reports and 1 delivery."],
    [aNode({ state: "draining" }), "Nothing runs on it: it may be stopped."],
    [aNode({ state: "lost" }), "Others have taken over its work."],
  ])("says why it is as it is", (node, reason) => {
    expect(stateReason(node)).toBe(reason);
  });

  it("has a clock that is near enough, or off in one direction", () => {
    expect(clockWords(-12)).toBe("12 ms");
    expect(clockWords(6_000)).toBe("6 s ahead");
    expect(clockWords(-61_000)).toBe("1 min 1 s behind");
    expect([5_000, -5_001].map(isClockOff)).toEqual([false, true]);
  });

  it("warns before the last one is drained", () => {
    const last = "No other node works: until you resume it, everything that is due waits.";
    const node = aNode(busy);
    expect(drainSentences(node, [node, aNode({ id: "n2", state: "lost" })])[1]).toBe(last);
    expect(drainSentences(node, [node, aNode({ id: "n2" })])).toEqual([
      "It starts nothing more and finishes 2 reports and 1 delivery. It goes on answering requests; a restart ends the draining.",
      "The other nodes take what waits.",
    ]);
  });
});

describe("the queue", () => {
  it("says what is wrong with a source", () => {
    expect(circuitReason({ state: "closed", failures: 0 })).toBeUndefined();
    expect(circuitReason({ state: "closed", failures: 2 })).toBe("2 failures in a row");
    const open = { state: "open", failures: 5, last_error_code: "source_unreachable" };
    expect(circuitReason(open)).toBe("5 failures, source_unreachable");
  });

  it("knows the rows of a run only where its node tells them", () => {
    expect(rowsSoFar({ phase: "writing", rows: 90 })).toBe(90);
    expect([rowsSoFar(null), rowsSoFar(undefined), rowsSoFar({})]).toEqual(
      Array(3).fill(undefined),
    );
  });
});

import { describe, expect, it } from "vitest";
import type { Delivery } from "@/lib/api-types";
import { anExecution } from "@/test/samples";
import {
  deliveriesWord,
  headline,
  reasonOf,
  shownState,
  spanStart,
  timeline,
  worthResending,
} from "./model";

function aDelivery(part: Partial<Delivery>): Delivery {
  return {
    id: "d1",
    channel: "email",
    destination: "ann@x.com",
    status: "delivered",
    attempt: 1,
    retry_count: 0,
    created_at: "2026-03-30T13:01:22Z",
    sent_at: "2026-03-30T13:01:25Z",
    uncertain: false,
    attempts: [],
    ...part,
  };
}

describe("a run", () => {
  it("that reached everyone says so", () => {
    expect(headline(anExecution())).toBe("All 2 readers have it.");
    expect(headline(anExecution({ deliveries_total: 1, deliveries_done: 1 }))).toBe(
      "The reader has it.",
    );
  });

  it("that missed a reader is partly delivered", () => {
    const run = anExecution({ deliveries_total: 12, deliveries_done: 11, deliveries_failed: 1 });
    expect(shownState(run)).toBe("partly");
    expect(headline(run)).toBe("11 of 12 readers have it; 1 could not be reached.");
    expect(deliveriesWord(run)).toBe("11/12");
  });

  it("that waits, was skipped or failed gives its reason", () => {
    const wait = { code: "source_limit", text: "Waiting: 3 of 3 slots of shop are busy." };
    expect(reasonOf(anExecution({ status: "queued", wait }))).toBe(wait.text);
    expect(headline(anExecution({ status: "skipped", skip_reason: "overlap" }))).toBe(
      "The run before was still going.",
    );
    const attempts = [1, 2].map((attempt) => ({ attempt, outcome: "failed" }));
    expect(
      headline(anExecution({ status: "failed", error_message: "No such table.", attempts })),
    ).toBe("No such table. Gave up after 2 attempts.");
  });

  it("has a course from due to delivered, with what each step took", () => {
    const steps = timeline(anExecution({ deliveries: [aDelivery({})] }));
    expect(steps.map((step) => [step.name, step.gapMs, step.state])).toEqual([
      ["due", null, "done"],
      ["queued", 2_000, "done"],
      ["started", 8_000, "done"],
      ["generated", 72_000, "done"],
      ["delivered", 3_000, "done"],
    ]);
  });

  it("that runs shows where it is", () => {
    const run = anExecution({ status: "running", completed_at: null, deliveries_done: 0 });
    expect(timeline(run).map((step) => step.state)).toEqual([
      "done",
      "done",
      "done",
      "now",
      "todo",
    ]);
  });

  it("that failed shows where", () => {
    const run = anExecution({ status: "failed", deliveries_done: 0 });
    expect(timeline(run)[3]?.state).toBe("bad");
  });
});

it("offers to send again what failed and what nobody can be sure of", () => {
  const deliveries = [
    aDelivery({ id: "a" }),
    aDelivery({ id: "b", status: "bounced" }),
    aDelivery({ id: "c", status: "indeterminate", uncertain: true }),
  ];
  expect(worthResending(deliveries).map((each) => each.id)).toEqual(["b", "c"]);
});

it("starts a span on a whole minute, so that the same list is asked for once", () => {
  const now = new Date("2026-03-30T13:00:42.5Z");
  expect(spanStart("7", now)).toBe("2026-03-23T13:00:00.000Z");
  expect(spanStart("all", now)).toBeUndefined();
});

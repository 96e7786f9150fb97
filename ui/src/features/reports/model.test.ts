import { describe, expect, it } from "vitest";
import type { Delivery } from "@/lib/api-types";
import { anExecution } from "@/test/samples";
import {
  deliveriesWord,
  figures,
  headline,
  isOverdue,
  limitFault,
  proposedLimit,
  reasonOf,
  rowsPerSecond,
  shownState,
  spanStart,
  timeline,
  worthResending,
  writtenTo,
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

/** Half a minute into a run that usually takes 40 to 60 s. */
const progress = {
  phase: "writing",
  rows: 18_000,
  bytes: 900_000,
  elapsed_ms: 30_000,
  estimate: { low_ms: 40_000, high_ms: 60_000, runs: 12 },
  percent: 50,
};

describe("a run that goes on", () => {
  it("says how long such runs take, where enough is known (PL-A.16)", () => {
    expect(headline(anExecution({ status: "running", progress }))).toBe(
      "The report is being made; usually 40 to 60 s.",
    );
    expect(headline(anExecution({ status: "running" }))).toBe("The report is being made.");
  });

  it("has a rate only once there is something to divide by", () => {
    expect(rowsPerSecond(progress, 30_000)).toBe(600);
    expect(rowsPerSecond({ ...progress, rows_per_second: 710 }, 30_000)).toBe(710);
    expect(rowsPerSecond({ ...progress, rows: 0 }, 30_000)).toBeUndefined();
    expect(rowsPerSecond(progress, 500)).toBeUndefined();
  });

  it("says in a list how many rows there are so far", () => {
    expect(
      reasonOf(anExecution({ status: "running", progress: { ...progress, rows: 18_204 } })),
    ).toBe("18,204 rows so far");
    const reading = { phase: "reading", rows: 0, bytes: 0 };
    expect(reasonOf(anExecution({ status: "running", progress: reading }))).toBe(
      "Asking the source",
    );
    expect(reasonOf(anExecution({ progress: reading }))).toBeUndefined();
  });

  it("is overdue beyond what nine of ten such runs took", () => {
    expect(isOverdue(progress, 60_000)).toBe(false);
    expect(isOverdue(progress, 60_001)).toBe(true);
    expect(isOverdue({ ...progress, estimate: undefined }, 600_000)).toBe(false);
  });

  it("waits by its own step, and between attempts for the next one", () => {
    const open = { started_at: undefined, completed_at: undefined, deliveries_done: 0 };
    const waits = timeline(anExecution({ ...open, status: "queued" }))[2];
    expect(waits).toMatchObject({ state: "now", doing: "waits", since: "2026-03-30T13:00:02Z" });
    const retries = timeline(anExecution({ ...open, status: "delayed" })).find(
      (step) => step.state === "now",
    );
    expect(retries?.doing).toBe("waits for the next try");
  });
});

describe("the time limit of one run (PR-7.10)", () => {
  it("is proposed as twice what it is, within what the server takes", () => {
    expect(proposedLimit(1800)).toBe(60);
    expect(proposedLimit(72_000)).toBe(1440);
  });

  it("is a whole number of minutes up to a day", () => {
    expect(limitFault(1440)).toBeUndefined();
    for (const wrong of [0, 1441, 1.5, Number.NaN]) {
      expect(limitFault(wrong)).toBeTruthy();
    }
  });

  it("stands among the figures, with what made it so (PR-7.7)", () => {
    const run = anExecution({ timeout_overridden: true, cpu_ms: 3200, node: "web-1" });
    expect(Object.fromEntries(figures(run))).toEqual({
      Rows: "18,204",
      Took: "1 min 12 s",
      Processor: "3 s",
      "Time limit": "30 min, changed for this run",
      Node: "web-1",
    });
  });

  it("names the queries where the source knows them by an id", () => {
    const ids = ["20261129_131500_00012_abcde", "20261129_131502_00013_abcde"];
    expect(Object.fromEntries(figures(anExecution({ query_ids: ids })))).toMatchObject({
      "Query at the source": ids.join(", "),
    });
  });
});

describe("a run", () => {
  it("that reached everyone says so", () => {
    expect(headline(anExecution())).toBe("Both readers have it.");
    expect(headline(anExecution({ deliveries_total: 3, deliveries_done: 3 }))).toBe(
      "All 3 readers have it.",
    );
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
    const next = { code: "retry", text: "Next try at 09:12, attempt 2 of 6." };
    const delayed = anExecution({ status: "delayed", error_message: "Lost.", wait: next });
    expect(reasonOf(delayed)).toBe(next.text);
    expect(headline(delayed)).toBe("Lost. Next try at 09:12, attempt 2 of 6.");
    expect(reasonOf(anExecution({ status: "skipped", skip_reason: "circuit_open" }))).toBe(
      "The schedule had paused itself after failures in a row.",
    );
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
    const run = anExecution({ status: "running", completed_at: undefined, deliveries_done: 0 });
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
    expect(
      timeline(run)
        .map((step) => step.state)
        .slice(3),
    ).toEqual(["bad", "never"]);
    const stopped = anExecution({ status: "cancelled", started_at: undefined, deliveries_done: 0 });
    expect(
      timeline(stopped)
        .map((step) => step.state)
        .slice(2),
    ).toEqual(Array(3).fill("never"));
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

it("says where files stand, and nothing of the kind for a mail", () => {
  const reference = "finance/a.csv, finance/a.pdf";
  const file = { channel: "file", status: "sent", reference } as const;
  expect(writtenTo(aDelivery(file))).toBe(`Written to ${reference}`);
  expect(writtenTo(aDelivery({ ...file, status: "failed" }))).toBeUndefined();
  expect(writtenTo(aDelivery({ ...file, channel: "email" }))).toBeUndefined();
  expect(writtenTo(aDelivery({ ...file, reference: "No file was written." }))).toBe(
    "No file was written.",
  );
});

it("starts a span on a whole minute, so that the same list is asked for once", () => {
  const now = new Date("2026-03-30T13:00:42.5Z");
  expect(spanStart("7", now)).toBe("2026-03-23T13:00:00.000Z");
  expect(spanStart("all", now)).toBeUndefined();
});

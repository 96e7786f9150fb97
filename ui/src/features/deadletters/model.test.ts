import { describe, expect, it } from "vitest";
import { Problem } from "@/lib/problem";
import { aDeadLetter, deadLettersOf } from "@/test/samples";
import {
  anyStatus,
  each,
  filtersOf,
  filtersOfGroup,
  letterSentence,
  outcomeSentence,
  queueTime,
  summarySentence,
  worthGrouping,
} from "./model";

describe("the list of dead letters", () => {
  it("says how many there are of how many, and what goes first (PR-5.7)", () => {
    const counts = { open: 200, retrying: 2, resolved: 10, total: 212, limit: 1000 };
    expect(summarySentence(deadLettersOf([], counts))).toBe(
      "200 open, 2 being retried, 10 resolved: 212 of 1,000; the oldest is archived first.",
    );
    expect(summarySentence(deadLettersOf([]))).toBeUndefined();
  });

  it("shows what is open unless another state is asked for (PR-5.6)", () => {
    expect(filtersOf({})).toEqual({ status: "open" });
    expect(filtersOf({ status: "resolved", schedule: "s1" })).toEqual({
      status: "resolved",
      schedule_id: "s1",
    });
    expect(filtersOf({ status: anyStatus, category: "network" })).toEqual({
      error_category: "network",
    });
  });

  it("takes the last day of a span as a whole, for the server's end is exclusive", () => {
    const { from, to } = filtersOf({ from: "2026-03-28", to: "2026-03-28" });
    expect(Date.parse(to ?? "") - Date.parse(from ?? "")).toBe(86_400_000);
  });

  it("meets a group by its cause and its very message", () => {
    const group = {
      error_code: "timeout",
      error_category: "system",
      error_message: "Stopped after 30 min.",
      count: 3,
      since: "2026-03-30T13:00:00Z",
    };
    expect(filtersOfGroup(group)).toEqual({
      status: "open",
      error_category: "system",
      error_code: "timeout",
      q: "Stopped after 30 min.",
    });
    expect(worthGrouping([group, { ...group, count: 1 }])).toEqual([group]);
  });
});

describe("a dead letter", () => {
  const now = new Date("2026-03-30T15:25:00Z");

  it("tells how long it has waited, and had waited when it was resolved (PR-5.9)", () => {
    expect(queueTime(aDeadLetter(), now)).toBe("2 h 5 min");
    expect(queueTime(aDeadLetter({ status: "resolved" }), now)).toBe("1 h");
  });

  it("says what happened and what was done about it", () => {
    expect(letterSentence(aDeadLetter())).toBe(
      "The source shop does not answer. Gave up after 6 attempts.",
    );
    expect(letterSentence(aDeadLetter({ status: "retrying", attempts: 1 }))).toBe(
      "It is being retried. Before: The source shop does not answer. Gave up after 1 attempt.",
    );
    const resolved_by = { id: "u1", display_name: "Ann Frei" };
    expect(letterSentence(aDeadLetter({ status: "resolved", resolved_by }))).toBe(
      "Resolved by Ann Frei.",
    );
    expect(letterSentence(aDeadLetter({ status: "resolved", resolved_by, note: "Mended." }))).toBe(
      "Ann Frei: Mended.",
    );
    expect(letterSentence(aDeadLetter({ status: "resolved" }))).toBe(
      "Resolved by a later run that succeeded.",
    );
  });
});

describe("a bulk command", () => {
  it("goes on after one that fails, and says why it failed", async () => {
    const outcome = await each(["a", "b", "c"], async (id) => {
      if (id === "b") {
        throw new Problem({ title: "It is being retried already.", status: 409 });
      }
    });
    expect(outcome).toEqual({ done: 2, failed: 1, problem: "It is being retried already." });
    expect(outcomeSentence(outcome, "is retried", "are retried")).toBe(
      "2 are retried. 1 was not: It is being retried already.",
    );
  });
});

import { describe, expect, it } from "vitest";
import type { Home } from "@/lib/api-types";
import { firstOfEach, healthSentence, homeSentence, hourSlots, scheduleCount } from "./model";

const calm: Home = {
  on_time: 64,
  late: 0,
  failed: 0,
  skipped: 0,
  running: 0,
  due_next_24h: 0,
  needs_you: [],
  next: [],
  schedules: { on: 3, paused: 0, failing: 0, ended: 0, total: 3 },
  checked_at: "2026-03-30T13:00:00Z",
};

describe("the home page's sentence", () => {
  it("is calm when all is well", () => {
    expect(homeSentence(calm)).toBe(
      "Everything is on time. 64 of 64 since yesterday were on time.",
    );
  });

  it("says trouble first", () => {
    expect(homeSentence({ ...calm, on_time: 61, late: 2, failed: 1 })).toBe(
      "2 reports are late and 1 report failed. 61 of 64 since yesterday were on time.",
    );
  });

  it("does not praise an empty installation", () => {
    expect(
      homeSentence({
        ...calm,
        on_time: 0,
        schedules: { on: 0, paused: 0, failing: 0, ended: 0, total: 0 },
      }),
    ).toBe("Nothing is scheduled yet.");
  });
});

it("tells a viewer who sees nothing that others have schedules", () => {
  const none = { on: 0, paused: 0, failing: 0, ended: 0 };
  const quiet = { ...calm, on_time: 0 };
  expect(homeSentence({ ...quiet, schedules: { ...none, total: 7 } })).toBe(
    "No schedule is yours, and none sends to you.",
  );
  expect(homeSentence({ ...quiet, schedules: { ...none, total: 0 } })).toBe(
    "Nothing is scheduled yet.",
  );
  expect(scheduleCount({ ...quiet, schedules: { ...none, on: 3, total: 7 } })).toBe(3);
});

it("names the checks that do not pass", () => {
  const checks = {
    database: { status: "pass", time: "" },
    email: { status: "fail", time: "" },
  };
  expect(healthSentence({ status: "fail", version: "1", checks })).toBe("E-mail needs attention.");
});

it("puts each run into its hour", () => {
  const now = new Date("2026-03-30T13:40:00Z");
  const run = (at: string) => ({
    schedule_id: "s",
    name: "n",
    at,
    local: at,
    timezone: "UTC",
  });
  const slots = hourSlots([run("2026-03-30T13:59:00Z"), run("2026-03-31T12:00:00Z")], now);
  expect(slots).toHaveLength(25);
  expect(slots[0]?.runs).toHaveLength(1);
  expect(slots[23]?.runs).toHaveLength(1);
});

it("names each schedule once, however often it runs", () => {
  const run = (schedule_id: string, at: string) => ({
    schedule_id,
    name: "n",
    at,
    local: at,
    timezone: "UTC",
  });
  const next = [run("a", "2026-03-30T13:45:00Z"), run("a", "2026-03-30T14:00:00Z")];
  expect(firstOfEach([...next, run("b", "2026-03-30T15:00:00Z")])).toEqual([
    next[0],
    run("b", "2026-03-30T15:00:00Z"),
  ]);
});

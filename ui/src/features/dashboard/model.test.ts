import { describe, expect, it } from "vitest";
import { aDashboard } from "@/test/samples";
import {
  alertSentence,
  axisOf,
  circuitState,
  daysOf,
  durationPoints,
  errorTotals,
  kpiState,
  kpiTarget,
  kpiValue,
  runPoints,
  stepOf,
  targetSentence,
  timeTicks,
} from "./model";

const now = new Date("2026-03-30T13:30:00Z");
const board = aDashboard();
const kpi = (key: string) => {
  const found = board.kpis.find((each) => each.key === key);
  if (!found) {
    throw new Error(key);
  }
  return found;
};

describe("the sentence about targets (RA.9)", () => {
  it("names what is missed", () => {
    expect(targetSentence(board)).toBe(
      "1 of 3 targets is missed in the last 24 h: runs that succeed.",
    );
  });

  it("does not praise what cannot be judged", () => {
    const met = { ...kpi("success_rate"), met: true };
    const open = kpi("email_delivery");
    const sentence = (...kpis: (typeof met)[]) => targetSentence({ kpis, range: "7d" });
    expect(sentence(met, met)).toBe("All 2 targets are met in the last 7 days.");
    expect(targetSentence({ kpis: [met, open], range: "7d" })).toBe(
      "1 of 2 targets is met in the last 7 days, 1 cannot be judged yet.",
    );
    expect(targetSentence({ kpis: [open], range: "30d" })).toBe(
      "Too little has happened in the last 30 days to judge the targets by.",
    );
  });
});

describe("a target", () => {
  it("is met, missed, not judged, or not there", () => {
    expect(board.kpis.map(kpiState)).toEqual(["missed", "met", "unjudged", undefined]);
  });

  it("never looks met where it is missed by little", () => {
    expect(kpiValue(kpi("success_rate"))).toBe("94.9 %");
    expect(kpiTarget(kpi("success_rate"))).toBe("above 95 %");
    expect(kpiValue(kpi("average_duration"))).toBe("32 s");
    expect(kpiTarget(kpi("average_duration"))).toBe("below 5 min");
    expect(kpiValue(kpi("mttr"))).toBe("–");
    expect(kpiTarget(kpi("mttr"))).toBe("–");
  });
});

describe("a point", () => {
  it("of a day is an hour of the viewer, and its list is that hour", () => {
    const { zone } = axisOf("24h", "America/New_York");
    const point = runPoints(board, zone, now)[1];
    expect(point).toMatchObject({
      tick: "09:00",
      label: "Mon 30 Mar 09:00 to 10:00",
      values: { completed: 40, failed: 2, skipped: 1 },
    });
    expect(stepOf(point?.key ?? "", "24h")).toEqual({
      from: "2026-03-30T13:00:00.000Z",
      to: "2026-03-30T14:00:00.000Z",
    });
  });

  it("of a week is a day in UTC, whoever looks", () => {
    const week = aDashboard({
      range: "7d",
      series: [{ at: "2026-03-30T00:00:00Z", completed: 1, failed: 0, skipped: 0, p95_ms: 5 }],
    });
    const { zone, aside } = axisOf("7d", "America/New_York");
    expect(runPoints(week, zone, now)[0]).toMatchObject({ tick: "30 Mar", label: "Mon 30 Mar" });
    expect(aside).toBe("last 7 days, days in UTC");
    expect(stepOf("2026-03-30T00:00:00Z", "7d").to).toBe("2026-03-31T00:00:00.000Z");
  });

  it("has no duration where nothing ended", () => {
    expect(durationPoints(board, "UTC", now).map(({ values }) => values.p95)).toEqual([
      undefined,
      107_500,
    ]);
  });

  it("leads to the viewer's days of dead letters", () => {
    const { from, to } = stepOf("2026-03-30T00:00:00Z", "7d");
    expect(daysOf(from, to, "America/New_York")).toEqual({ from: "2026-03-29", to: "2026-03-30" });
    expect(daysOf(from, to, "UTC")).toEqual({ from: "2026-03-30", to: "2026-03-30" });
  });
});

it("draws lines at round times", () => {
  const points = (ms: number) => [{ key: "a", label: "", values: { p95: ms } }];
  expect(timeTicks(points(107_500))).toEqual([0, 30_000, 60_000, 90_000, 120_000]);
  expect(timeTicks(points(330_000))).toEqual([0, 120_000, 240_000, 360_000]);
  expect(timeTicks([])).toEqual([0, 1000]);
});

it("counts failed runs by category, without those that did not happen", () => {
  expect(errorTotals(board.errors)).toEqual([{ category: "network", total: 2 }]);
});

it("says why a source is left alone", () => {
  const circuit = { state: "open", failures: 5, last_error_code: "source_refused" };
  expect(circuitState({ ...circuit, until: "2026-03-30T14:00:00Z" }, now)).toMatchObject({
    word: "Left alone",
    reason: expect.stringContaining("5 failures, the last source_refused; tried again at "),
  });
  expect(circuitState({ state: "closed", failures: 0 }, now).word).toBe("Asked as usual");
  expect(circuitState({ state: "probing", failures: 5 }, now).word).toBe("Being tried");
});

it("says what alerts are open", () => {
  expect(alertSentence(board)).toBe("2 alerts are open, 1 of them critical.");
  expect(alertSentence({ alerts: { open: 0, critical: 0 } })).toBe("No alert is open.");
});

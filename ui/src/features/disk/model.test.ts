import { describe, expect, it } from "vitest";
import { aDisk } from "@/test/samples";
import {
  shareOf,
  stateSentence,
  trendMarks,
  trendPoints,
  trendSentence,
  usageParts,
} from "./model";

const now = new Date("2026-03-30T13:30:00Z");
const hour = 3_600_000;

describe("the sentence about the disk", () => {
  it("says what its state means for runs", () => {
    expect(stateSentence(aDisk())).toBe("80.0 GB of 270 GB are free.");
    expect(stateSentence(aDisk({ state: "low", free_bytes: 3e9 }))).toBe(
      "3.0 GB of 270 GB are free: little. Reports still start until less than 1.0 GB would be left.",
    );
    expect(stateSentence(aDisk({ state: "stopped", free_bytes: 9e8, waiting_for_space: 1 }))).toBe(
      "900 MB of 270 GB are free. 1 run waits for room; none is lost.",
    );
    expect(stateSentence(aDisk({ state: "stopped", free_bytes: 9e8 }))).toContain(
      "No report starts until there is room",
    );
  });

  it("says when it is full, where it is going there", () => {
    expect(trendSentence(aDisk())).toBe("Full in about 47 days, at 1.7 GB a day.");
    const going = (full_in_days: number | undefined, bytes_per_day: number) =>
      trendSentence({ trend: { ...(full_in_days != null && { full_in_days }), bytes_per_day } });
    expect(going(1, 2e9)).toBe("Full in about 1 day, at 2.0 GB a day.");
    expect(going(0, 2e9)).toBe("Full within a day, at 2.0 GB a day.");
    expect(going(undefined, -3e6)).toBe("3.0 MB more are free each day.");
    expect(going(undefined, 400)).toBe("It does not fill up at the pace of the last two weeks.");
    expect(trendSentence({})).toBe("Where it is going is known after two days.");
  });
});

it("divides the disk without a rest", () => {
  const parts = usageParts(aDisk(), "Report files of Acme");
  expect(parts.map(({ key, bytes }) => [key, bytes])).toEqual([
    ["reports", 27e9],
    ["other", 163e9],
    ["free", 80e9],
  ]);
  expect(parts.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 10);
});

describe("the line of free space", () => {
  const at = (hours: number) => new Date(now.getTime() - hours * hour).toISOString();
  const sample = (hours: number, free: number) => ({
    at: at(hours),
    free_bytes: free,
    report_bytes: 0,
  });

  it("has even steps, though the last days were looked at more often", () => {
    const dense = Array.from({ length: 60 }, (_, i) => sample(5 - i / 12, 100 - i));
    const points = trendPoints([sample(20 * 24, 500), ...dense], "UTC", now);
    const begin = Date.parse(points[0]?.key ?? "");
    expect(points.length).toBeLessThan(66);
    expect(points.length).toBeGreaterThan(30);
    expect(begin).toBe(Date.parse(at(20 * 24)));
    expect(points.at(-1)?.values.free).toBe(41);
    expect(points[3]?.values.free).toBeUndefined(); // nobody looked
  });

  it("names each day once", () => {
    const hourly = Array.from({ length: 24 * 7 }, (_, i) => sample(24 * 7 - i, 100));
    const ticks = trendPoints(hourly, "UTC", now).flatMap(({ tick }) => (tick ? [tick] : []));
    expect(ticks[0]).toBe("23 Mar");
    expect(new Set(ticks).size).toBe(ticks.length);
  });

  it("is not there without samples", () => {
    expect(trendPoints([], "UTC", now)).toEqual([]);
  });

  it("names both limits in one label where their lines would touch", () => {
    const limits = { warn_bytes: 5e9, stop_bytes: 1e9 };
    expect(trendMarks(limits, 120e9)).toEqual([
      { value: 5e9, label: "Low below 5.0 GB, stops below 1.0 GB" },
      { value: 1e9 },
    ]);
    expect(trendMarks(limits, 8e9).map(({ label }) => label)).toEqual([
      "Low below 5.0 GB",
      "Stops below 1.0 GB",
    ]);
  });
});

it("shares nothing out of nothing", () => {
  expect(shareOf(0, [])).toBe(0);
  expect(shareOf(1, [{ bytes: 1 }, { bytes: 3 }])).toBe(0.25);
});

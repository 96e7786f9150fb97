import { expect, it } from "vitest";
import { bytes, count, duration, durationRange, listed, percent, plural, roughly } from "./format";

it("writes sizes in decimal units", () => {
  expect(bytes(999)).toBe("999 B");
  expect(bytes(12_400_000)).toBe("12.4 MB");
  expect(bytes(412_000_000)).toBe("412 MB");
});

it("writes durations in at most two units", () => {
  expect(duration(850)).toBe("850 ms");
  expect(duration(41_000)).toBe("41 s");
  expect(duration(102_000)).toBe("1 min 42 s");
  expect(duration(7_500_000)).toBe("2 h 5 min");
  expect(duration(3_605_000)).toBe("1 h");
  expect(roughly(3 * 86_400_000 + 5)).toBe("3 d");
});

it("shows what is missing as a dash, never as 0", () => {
  expect(count(null)).toBe("–");
  expect(bytes(undefined)).toBe("–");
  expect(duration(null)).toBe("–");
  expect(count(0)).toBe("0");
});

it("counts and lists in words", () => {
  expect(plural(1, "run")).toBe("1 run");
  expect(plural(1204, "entry", "entries")).toBe("1,204 entries");
  expect(listed(["a", "b", "c"])).toBe("a, b and c");
});

it("gives an estimate its unit once", () => {
  expect(durationRange(40_000, 60_400)).toBe("40 to 60 s");
  expect(durationRange(180_000, 299_000)).toBe("3 to 5 min");
  expect(durationRange(50_000, 125_000)).toBe("50 s to 2 min");
  expect(durationRange(400, 900)).toBe("1 s");
  expect(durationRange(3_600_000, 9_000_000)).toBe("60 min to 2 h 30 min");
});

it("cuts a share, so that what misses a target does not look like meeting it", () => {
  expect(percent(0.9499)).toBe("94.9 %");
  expect(percent(0.29)).toBe("29 %");
  expect(percent(1)).toBe("100 %");
  expect(percent(0.9956)).toBe("99.56 %");
  expect(percent(0.995)).toBe("99.5 %");
  expect(percent(0.99999)).toBe("99.99 %");
  expect(percent(0)).toBe("0 %");
  expect(percent(undefined)).toBe("–");
});

import { describe, expect, it } from "vitest";
import {
  city,
  clock,
  dateOf,
  dayMonth,
  localDate,
  long,
  offset,
  relative,
  sameZone,
  short,
  spanOf,
  threeLines,
} from "./time";

const newYork = "America/New_York";

describe("times", () => {
  it("say whose they are", () => {
    expect(long(new Date("2026-03-24T13:00:00Z"), newYork)).toBe(
      "Tue 24 Mar 2026, 09:00 New York (UTC-4)",
    );
  });

  it("leave out the year where it is this one", () => {
    const now = new Date("2026-03-20T00:00:00Z");
    expect(short(new Date("2026-03-24T13:00:00Z"), newYork, now)).toBe("Tue 24 Mar 09:00");
    expect(short(new Date("2027-03-24T13:00:00Z"), newYork, now)).toBe("Wed 24 Mar 2027 09:00");
  });

  it("follow the zone over both changes of the clock", () => {
    expect(offset(new Date("2026-03-08T06:59:00Z"), newYork)).toBe("UTC-5");
    expect(offset(new Date("2026-03-08T07:00:00Z"), newYork)).toBe("UTC-4");
    expect(clock(new Date("2026-11-01T05:30:00Z"), newYork)).toBe("01:30");
    expect(clock(new Date("2026-11-01T06:30:00Z"), newYork)).toBe("01:30");
    expect(offset(new Date("2026-07-01T00:00:00Z"), "Asia/Kolkata")).toBe("UTC+5:30");
  });

  it("are relative only within seven days", () => {
    const now = new Date("2026-03-24T10:00:00Z");
    expect(relative(new Date("2026-03-24T13:00:00Z"), now)).toBe("in 3 h");
    expect(relative(new Date("2026-03-24T09:54:00Z"), now)).toBe("6 min ago");
    expect(relative(new Date("2026-04-24T09:54:00Z"), now)).toBe("");
  });

  it("are copyable in the schedule's zone and in UTC, with seconds", () => {
    const lines = threeLines(new Date("2026-03-24T13:00:05Z"), "Asia/Kolkata");
    expect(lines[0]).toEqual(["Kolkata", "Tue 24 Mar 2026 18:30:05 UTC+5:30"]);
    expect(lines.map(([place]) => place)).toContain(
      lines.length === 1 ? "Kolkata" : lines.at(-1)?.[0],
    );
  });

  it("know a zone under its old name", () => {
    expect(sameZone("Asia/Calcutta", "Asia/Kolkata")).toBe(true);
    expect(sameZone("America/New_York", "Europe/Zurich")).toBe(false);
  });

  it("name a zone by its city", () => {
    expect(city("America/Argentina/Buenos_Aires")).toBe("Buenos Aires");
    expect(city("Etc/UTC")).toBe("UTC");
  });
});

it("gives a date its year where it is not this one", () => {
  const now = new Date("2026-11-28T12:00:00Z");
  expect(dateOf(new Date("2026-12-31T12:00:00Z"), "UTC", now)).toBe("Thu 31 Dec");
  expect(dateOf(new Date("2027-02-28T12:00:00Z"), "UTC", now)).toBe("Sun 28 Feb 2027");
});

it("names a day as filters and axes carry it", () => {
  const at = new Date("2026-03-30T02:00:00Z");
  expect(localDate(at, newYork)).toBe("2026-03-29");
  expect(localDate(at, "UTC")).toBe("2026-03-30");
  expect(dayMonth(at, newYork)).toBe("29 Mar");
});

it("says a span with its day once, where it is one day", () => {
  const now = new Date("2026-03-30T00:00:00Z");
  const span = (from: string, to: string) => spanOf(from, to, newYork, now);
  expect(span("2026-03-30T13:00:00Z", "2026-03-30T14:00:00Z")).toBe("Mon 30 Mar 09:00 to 10:00");
  expect(span("2026-03-30T03:00:00Z", "2026-03-30T04:00:00Z")).toBe("Sun 29 Mar 23:00 to 24:00");
  expect(span("2026-03-30T04:00:00Z", "2026-03-31T04:00:00Z")).toBe("Mon 30 Mar 00:00 to 24:00");
  expect(span("2026-03-30T00:00:00Z", "2026-03-31T00:00:00Z")).toBe(
    "Sun 29 Mar 20:00 to Mon 30 Mar 20:00",
  );
});

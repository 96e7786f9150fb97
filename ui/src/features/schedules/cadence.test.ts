import { describe, expect, it } from "vitest";
import type { ScheduleJson } from "@/lib/api-types";
import { fromSchedule, newCadence, toSchedule } from "./cadence";

const zone = "America/New_York";

/** One of every shape that the server knows (PL-A.2, PL-B.4, PL-B.5). */
const shapes: ScheduleJson[] = [
  { cadence: "daily", timezone: zone, time: "02:30" },
  { cadence: "weekly", timezone: zone, time: "09:00", days_of_week: [1, 3, 5] },
  {
    cadence: "monthly",
    timezone: zone,
    time: "18:00",
    day: { kind: "day_of_month", day_of_month: 31 },
  },
  { cadence: "monthly", timezone: zone, time: "18:00", day: { kind: "last_day" } },
  {
    cadence: "quarterly",
    timezone: zone,
    time: "08:00",
    day: { kind: "nth_weekday", ordinal: -1, day_of_week: 5 },
    month_of_quarter: 2,
  },
  {
    cadence: "yearly",
    timezone: zone,
    time: "08:00",
    day: { kind: "business_day", ordinal: -1 },
    month: 3,
  },
  { cadence: "cron", timezone: zone, cron_expression: "0 9 * * 1-5" },
  {
    cadence: "daily",
    timezone: zone,
    time: "09:00",
    business_days: { rule: "next", country: "US", weekend: [5, 6], holidays: ["2026-12-24"] },
    start_date: "2026-01-01",
    end_date: "2026-12-31",
    excluded_dates: ["2026-05-01"],
  },
];

describe("a schedule", () => {
  it.each(shapes)("comes back from the form as it went in: $cadence", (schedule) => {
    expect(toSchedule(fromSchedule(schedule))).toEqual(schedule);
  });

  it("may use the short forms", () => {
    const weekly = { cadence: "weekly", timezone: zone, time: "09:00", day_of_week: 2 } as const;
    expect(fromSchedule(weekly).daysOfWeek).toEqual([2]);
    const monthly = {
      cadence: "monthly",
      timezone: zone,
      time: "09:00",
      day_of_month: 15,
    } as const;
    expect(toSchedule(fromSchedule(monthly)).day).toEqual({
      kind: "day_of_month",
      day_of_month: 15,
    });
  });

  it("sends only the fields of the chosen cadence", () => {
    const draft = { ...newCadence(zone), cadence: "daily" as const, daysOfWeek: [2] };
    expect(toSchedule(draft)).toEqual({ cadence: "daily", timezone: zone, time: "09:00" });
  });

  it("loses nothing when another cadence is tried", () => {
    const draft = { ...fromSchedule(shapes[1] as ScheduleJson), cadence: "cron" as const };
    expect(toSchedule({ ...draft, cadence: "weekly" })).toEqual(shapes[1]);
  });

  it("keeps the calendar for counting business days without moving any", () => {
    const schedule: ScheduleJson = {
      cadence: "monthly",
      timezone: zone,
      time: "09:00",
      day: { kind: "business_day", ordinal: 2 },
      business_days: { country: "FR" },
    };
    expect(toSchedule(fromSchedule(schedule))).toEqual(schedule);
  });
});

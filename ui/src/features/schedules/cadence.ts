import type { BusinessDays, Cadence, DayRule, ScheduleJson } from "@/lib/api-types";

/**
 * What the cadence picker edits: the fields of every cadence at once, so that trying another one
 * loses nothing. `toSchedule` keeps those that the chosen cadence uses.
 */
export interface CadenceDraft {
  cadence: Cadence;
  timezone: string;
  time: string;
  daysOfWeek: number[];
  dayKind: DayRule["kind"];
  dayOfMonth: number;
  ordinal: number;
  weekday: number;
  businessOrdinal: number;
  monthOfQuarter: number;
  month: number;
  cron: string;
  rule: "none" | "skip" | "next" | "previous";
  country: string | null;
  weekend: number[];
  holidays: string[];
  startDate: string;
  endDate: string;
  excludedDates: string[];
}

export const cadences: { value: Cadence; label: string }[] = [
  { value: "daily", label: "Daily" },
  { value: "weekly", label: "Weekly" },
  { value: "monthly", label: "Monthly" },
  { value: "quarterly", label: "Quarterly" },
  { value: "yearly", label: "Yearly" },
  { value: "cron", label: "Cron" },
];

export const weekdays = [
  { value: 1, label: "Mon", spoken: "Monday" },
  { value: 2, label: "Tue", spoken: "Tuesday" },
  { value: 3, label: "Wed", spoken: "Wednesday" },
  { value: 4, label: "Thu", spoken: "Thursday" },
  { value: 5, label: "Fri", spoken: "Friday" },
  { value: 6, label: "Sat", spoken: "Saturday" },
  { value: 7, label: "Sun", spoken: "Sunday" },
];

export const months = Array.from({ length: 12 }, (_, index) => ({
  value: String(index + 1),
  label: new Intl.DateTimeFormat("en-GB", { month: "long", timeZone: "UTC" }).format(
    new Date(Date.UTC(2026, index, 1)),
  ),
}));

export const ordinals = [
  { value: "1", label: "first" },
  { value: "2", label: "second" },
  { value: "3", label: "third" },
  { value: "4", label: "fourth" },
  { value: "5", label: "fifth" },
  { value: "-1", label: "last" },
];

/** Business days counted from either end of the month. */
export const businessOrdinals = [
  ...ordinals.slice(0, 5),
  { value: "10", label: "tenth" },
  { value: "-5", label: "fifth last" },
  { value: "-3", label: "third last" },
  { value: "-2", label: "second last" },
  { value: "-1", label: "last" },
];

export function newCadence(timezone: string): CadenceDraft {
  return {
    cadence: "weekly",
    timezone,
    time: "09:00",
    daysOfWeek: [1],
    dayKind: "day_of_month",
    dayOfMonth: 1,
    ordinal: 1,
    weekday: 1,
    businessOrdinal: -1,
    monthOfQuarter: 1,
    month: 1,
    cron: "0 9 * * 1-5",
    rule: "none",
    country: null,
    weekend: [6, 7],
    holidays: [],
    startDate: "",
    endDate: "",
    excludedDates: [],
  };
}

function dayRule(draft: CadenceDraft): DayRule {
  switch (draft.dayKind) {
    case "day_of_month":
      return { kind: "day_of_month", day_of_month: draft.dayOfMonth };
    case "last_day":
      return { kind: "last_day" };
    case "nth_weekday":
      return { kind: "nth_weekday", ordinal: draft.ordinal, day_of_week: draft.weekday };
    case "business_day":
      return { kind: "business_day", ordinal: draft.businessOrdinal };
  }
}

function isUsualWeekend(days: number[]): boolean {
  return days.length === 2 && days.includes(6) && days.includes(7);
}

/** The calendar counts where days move, and where business days are counted. */
export function usesCalendar(draft: CadenceDraft): boolean {
  const dated =
    draft.cadence === "monthly" || draft.cadence === "quarterly" || draft.cadence === "yearly";
  return draft.rule !== "none" || (dated && draft.dayKind === "business_day");
}

function businessDays(draft: CadenceDraft): BusinessDays | undefined {
  if (!usesCalendar(draft)) {
    return undefined;
  }
  const calendar: BusinessDays = {};
  if (draft.rule !== "none") {
    calendar.rule = draft.rule;
  }
  if (draft.country) {
    calendar.country = draft.country;
  }
  if (!isUsualWeekend(draft.weekend)) {
    calendar.weekend = draft.weekend;
  }
  if (draft.holidays.length > 0) {
    calendar.holidays = draft.holidays;
  }
  return Object.keys(calendar).length > 0 ? calendar : undefined;
}

function ownFields(draft: CadenceDraft): Partial<ScheduleJson> {
  switch (draft.cadence) {
    case "cron":
      return { cron_expression: draft.cron.trim() };
    case "daily":
      return { time: draft.time };
    case "weekly":
      return { time: draft.time, days_of_week: draft.daysOfWeek };
    case "monthly":
      return { time: draft.time, day: dayRule(draft) };
    case "quarterly":
      return { time: draft.time, day: dayRule(draft), month_of_quarter: draft.monthOfQuarter };
    case "yearly":
      return { time: draft.time, day: dayRule(draft), month: draft.month };
  }
}

/** The schedule as the server takes it: only the fields of the chosen cadence. */
export function toSchedule(draft: CadenceDraft): ScheduleJson {
  const calendar = businessDays(draft);
  return {
    cadence: draft.cadence,
    timezone: draft.timezone,
    ...ownFields(draft),
    ...(calendar ? { business_days: calendar } : {}),
    ...(draft.startDate ? { start_date: draft.startDate } : {}),
    ...(draft.endDate ? { end_date: draft.endDate } : {}),
    ...(draft.excludedDates.length > 0 ? { excluded_dates: draft.excludedDates } : {}),
  };
}

function dayFields(day: DayRule): Partial<CadenceDraft> {
  switch (day.kind) {
    case "day_of_month":
      return { dayKind: day.kind, dayOfMonth: day.day_of_month };
    case "last_day":
      return { dayKind: day.kind };
    case "nth_weekday":
      return { dayKind: day.kind, ordinal: day.ordinal, weekday: day.day_of_week };
    case "business_day":
      return { dayKind: day.kind, businessOrdinal: day.ordinal };
  }
}

/** The draft of a saved schedule; the short forms `day_of_week` and `day_of_month` are read too. */
export function fromSchedule(schedule: ScheduleJson): CadenceDraft {
  const start = newCadence(schedule.timezone);
  const days = schedule.days_of_week ?? (schedule.day_of_week ? [schedule.day_of_week] : null);
  const calendar = schedule.business_days;
  return {
    ...start,
    cadence: schedule.cadence,
    time: schedule.time ?? start.time,
    daysOfWeek: days ?? start.daysOfWeek,
    ...(schedule.day_of_month ? { dayOfMonth: schedule.day_of_month } : {}),
    ...(schedule.day ? dayFields(schedule.day) : {}),
    monthOfQuarter: schedule.month_of_quarter ?? start.monthOfQuarter,
    month: schedule.month ?? start.month,
    cron: schedule.cron_expression ?? start.cron,
    rule: calendar?.rule ?? "none",
    country: calendar?.country ?? null,
    weekend: calendar?.weekend ?? start.weekend,
    holidays: calendar?.holidays ?? [],
    startDate: schedule.start_date ?? "",
    endDate: schedule.end_date ?? "",
    excludedDates: schedule.excluded_dates ?? [],
  };
}

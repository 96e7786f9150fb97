import { roughly } from "./format";

// Browsers still answer with names that the zone database has replaced.
const renamed: Record<string, string> = {
  "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
  "America/Godthab": "America/Nuuk",
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Rangoon": "Asia/Yangon",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "Atlantic/Faeroe": "Atlantic/Faroe",
  "Europe/Kiev": "Europe/Kyiv",
  "Pacific/Enderbury": "Pacific/Kanton",
  "Pacific/Ponape": "Pacific/Pohnpei",
  "Pacific/Truk": "Pacific/Chuuk",
};

/** The zone's present name. */
export function modernZone(zone: string): string {
  return renamed[zone] ?? zone;
}

export const viewerZone = modernZone(Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC");

const week = 7 * 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Formatters are costly to make: one per zone and shape. */
function formatter(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = zone + JSON.stringify(options);
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat("en-GB", { ...options, timeZone: zone, hourCycle: "h23" });
    formats.set(key, format);
  }
  return format;
}

function partsOf(at: Date, zone: string, seconds = false): Record<string, string> {
  const format = formatter(zone, {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    ...(seconds ? { second: "2-digit" } : {}),
  });
  const parts = Object.fromEntries(format.formatToParts(at).map((part) => [part.type, part.value]));
  return { ...parts, month: (parts.month ?? "").slice(0, 3) };
}

/** The readable end of a zone id: `America/New_York` is "New York". */
export function city(zone: string): string {
  return zone === "UTC" || zone === "Etc/UTC"
    ? "UTC"
    : (zone.split("/").pop() ?? zone).replaceAll("_", " ");
}

/** The offset in force at that instant: "UTC-4", "UTC+5:30", "UTC". */
export function offset(at: Date, zone: string): string {
  const parts = formatter(zone, { timeZoneName: "shortOffset" }).formatToParts(at);
  const name = parts.find((part) => part.type === "timeZoneName")?.value ?? "GMT";
  return name.replace("GMT", "UTC").replace("−", "-");
}

export function sameZone(a: string, b: string): boolean {
  return modernZone(a) === modernZone(b) || (city(a) === "UTC" && city(b) === "UTC");
}

/** "Tue 24 Mar 09:00"; the year where it is not this one. */
export function short(at: Date, zone: string, now: Date): string {
  const p = partsOf(at, zone);
  const year = p.year === partsOf(now, zone).year ? "" : ` ${p.year}`;
  return `${p.weekday} ${p.day} ${p.month}${year} ${p.hour}:${p.minute}`;
}

/** "Tue 24 Mar 2026, 09:00 New York (UTC-4)". */
export function long(at: Date, zone: string): string {
  const p = partsOf(at, zone);
  const place = zone === "UTC" ? "UTC" : `${city(zone)} (${offset(at, zone)})`;
  return `${p.weekday} ${p.day} ${p.month} ${p.year}, ${p.hour}:${p.minute} ${place}`;
}

/** "Tue 24 Mar"; the year where it is not this one. */
export function dateOf(at: Date, zone: string, now: Date): string {
  const p = partsOf(at, zone);
  const year = p.year === partsOf(now, zone).year ? "" : ` ${p.year}`;
  return `${p.weekday} ${p.day} ${p.month}${year}`;
}

/** "3 Mar 2027": for what is far enough away that the year must be said. */
export function fullDate(at: Date, zone: string): string {
  const p = partsOf(at, zone);
  return `${p.day} ${p.month} ${p.year}`;
}

/** "24 Mar", for axes. */
export function dayMonth(at: Date, zone: string): string {
  const p = partsOf(at, zone);
  return `${p.day} ${p.month}`;
}

export function clock(at: Date, zone: string, seconds = false): string {
  const p = partsOf(at, zone, seconds);
  return seconds ? `${p.hour}:${p.minute}:${p.second}` : `${p.hour}:${p.minute}`;
}

/** "in 3 h", "6 min ago", "just now"; empty beyond seven days. */
export function relative(at: Date, now: Date): string {
  const gap = at.getTime() - now.getTime();
  if (Math.abs(gap) > week) {
    return "";
  }
  if (Math.abs(gap) < 2000) {
    return "just now";
  }
  return gap > 0 ? `in ${roughly(gap)}` : `${roughly(gap)} ago`;
}

/** The three lines of the tooltip: the schedule's zone, the viewer's, UTC. */
export function threeLines(at: Date, zone: string): [string, string][] {
  const line = (each: string): string => {
    const p = partsOf(at, each, true);
    const time = `${p.weekday} ${p.day} ${p.month} ${p.year} ${p.hour}:${p.minute}:${p.second}`;
    return each === "UTC" ? time : `${time} ${offset(at, each)}`;
  };
  const rows: [string, string][] = [[city(zone), line(zone)]];
  if (!sameZone(zone, viewerZone)) {
    rows.push([`${city(viewerZone)} (you)`, line(viewerZone)]);
  }
  if (city(zone) !== "UTC" && city(viewerZone) !== "UTC") {
    rows.push(["UTC", line("UTC")]);
  }
  return rows;
}

/** A local date as a person says it: "Mon 30 Mar 2026". */
export function spokenDate(local: string): string {
  const p = partsOf(new Date(`${local}T12:00:00Z`), "UTC");
  return `${p.weekday} ${p.day} ${p.month} ${p.year}`;
}

/** "2026-03-30": the day in that zone, as filters of lists carry it. */
export function localDate(at: Date, zone: string): string {
  const parts = formatter(zone, {
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).formatToParts(at);
  const of = (type: string) => parts.find((part) => part.type === type)?.value;
  return `${of("year")}-${of("month")}-${of("day")}`;
}

/** "Tue 24 Mar 09:00 to 10:00", "23:00 to 24:00"; the second day where it is another one. */
export function spanOf(from: string, to: string, zone: string, now: Date): string {
  const [begin, end] = [new Date(from), new Date(to)];
  const last = new Date(end.getTime() - 1);
  if (localDate(begin, zone) !== localDate(last, zone)) {
    return `${short(begin, zone, now)} to ${short(end, zone, now)}`;
  }
  const isMidnight = localDate(end, zone) !== localDate(last, zone);
  return `${short(begin, zone, now)} to ${isMidnight ? "24:00" : clock(end, zone)}`;
}

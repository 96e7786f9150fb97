import type { ChartMark, ChartPoint } from "@/components/Chart";
import type { Disk } from "@/lib/api-types";
import { bytes, capitalised, count, plural } from "@/lib/format";
import { clock, dayMonth, short } from "@/lib/time";

/** What the state means for runs, first of all. */
export function stateSentence(disk: Disk): string {
  const free = `${bytes(disk.free_bytes)} of ${bytes(disk.total_bytes)} are free`;
  if (disk.state === "stopped") {
    const waiting =
      disk.waiting_for_space === 0
        ? "No report starts until there is room; runs wait, and none is lost."
        : `${plural(disk.waiting_for_space, "run waits", "runs wait")} for room; none is lost.`;
    return `${free}. ${waiting}`;
  }
  if (disk.state === "low") {
    return `${free}: little. Reports still start until less than ${bytes(disk.thresholds.stop_bytes)} would be left.`;
  }
  return `${free}.`;
}

/** Where free space is going. */
export function trendSentence({ trend }: Pick<Disk, "trend">): string {
  if (!trend) {
    return "Where it is going is known after two days.";
  }
  const { full_in_days: days, bytes_per_day: perDay } = trend;
  if (days != null) {
    const when = days === 0 ? "within a day" : `in about ${plural(days, "day")}`;
    return `Full ${when}, at ${bytes(perDay)} a day.`;
  }
  return perDay < 0
    ? `${bytes(-perDay)} more are free each day.`
    : "It does not fill up at the pace of the last two weeks.";
}

/** Parts of the whole disk, as shares of 1, in the order of the bar. */
export function usageParts(
  disk: Disk,
  reportsLabel: string,
): { key: string; label: string; bytes: number; share: number }[] {
  const total = Math.max(1, disk.total_bytes);
  const used = Math.max(0, disk.total_bytes - disk.free_bytes);
  const reports = Math.min(disk.report_bytes, used);
  return [
    { key: "reports", label: reportsLabel, bytes: reports },
    { key: "other", label: "Everything else", bytes: used - reports },
    { key: "free", label: "Free", bytes: disk.free_bytes },
  ].map((each) => ({ ...each, share: each.bytes / total }));
}

const hour = 3_600_000;

/** Between two points, so that there are some 60 of them. */
export function stepFor(spanMs: number): number {
  const steps = [hour, 3 * hour, 6 * hour, 12 * hour, 24 * hour];
  return steps.find((step) => spanMs / step <= 64) ?? 24 * hour;
}

/**
 * Samples come close together first and thin out later: one for each step, the last of it, so that
 * the axis is even. A step that nobody looked at stays empty.
 */
export function trendPoints(samples: Disk["samples"], zone: string, now: Date): ChartPoint[] {
  const first = samples[0];
  const last = samples[samples.length - 1];
  if (!first || !last) {
    return [];
  }
  const step = stepFor(Date.parse(last.at) - Date.parse(first.at));
  const stepOf = (at: string) => Math.floor(Date.parse(at) / step);
  const newest = new Map(samples.map((sample) => [stepOf(sample.at), sample]));
  const begin = stepOf(first.at);
  let before: string | undefined;
  return Array.from({ length: stepOf(last.at) - begin + 1 }, (_, index) => {
    const sample = newest.get(begin + index);
    const at = new Date(sample?.at ?? (begin + index) * step);
    const day = dayMonth(at, zone);
    const tick = step < 3 * hour ? clock(at, zone) : day === before ? undefined : day;
    before = day;
    return {
      key: at.toISOString(),
      label: short(at, zone, now),
      tick,
      values: { free: sample?.free_bytes },
    };
  });
}

/** Both limits; where their lines are close together, one label names both. */
export function trendMarks(
  { warn_bytes: warn, stop_bytes: stop }: Disk["thresholds"],
  most: number,
): ChartMark[] {
  const low = `Low below ${bytes(warn)}`;
  const stops = `stops below ${bytes(stop)}`;
  return warn - stop < 0.15 * Math.max(most, warn)
    ? [{ value: warn, label: `${low}, ${stops}` }, { value: stop }]
    : [
        { value: warn, label: low },
        { value: stop, label: capitalised(stops) },
      ];
}

/** The share of one in the whole, for a bar. */
export function shareOf(part: number, all: { bytes: number }[]): number {
  const sum = all.reduce((total, each) => total + each.bytes, 0);
  return sum === 0 ? 0 : part / sum;
}

export function filesWord(files: number): string {
  return `${count(files)} ${files === 1 ? "file" : "files"}`;
}

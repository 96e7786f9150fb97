import type { Health, Home } from "@/lib/api-types";
import { listed, plural } from "@/lib/format";

/** The answer to "is everything on time?", trouble first. */
export function homeSentence(home: Home): string {
  const trouble = [
    ...(home.late > 0
      ? [`${plural(home.late, "report")} ${home.late === 1 ? "is" : "are"} late`]
      : []),
    ...(home.failed > 0 ? [`${plural(home.failed, "report")} failed`] : []),
  ];
  const done = home.on_time + home.late + home.failed;
  const tally =
    done > 0
      ? ` ${home.on_time} of ${done} since yesterday ${done === 1 ? "was" : "were"} on time.`
      : "";
  if (trouble.length > 0) {
    return `${listed(trouble)}.${tally}`;
  }
  if (isEmpty(home)) {
    return "Nothing is scheduled yet.";
  }
  if (scheduleCount(home) === 0) {
    return "No schedule is yours, and none sends to you.";
  }
  return done > 0
    ? `Everything is on time.${tally}`
    : "Everything is on time. Nothing has run since yesterday.";
}

const needsWords: Record<string, { state: string; action: string }> = {
  failed: { state: "failed", action: "Open" },
  late: { state: "late", action: "Why" },
  undelivered: { state: "partly", action: "Open" },
  uncertain: { state: "uncertain", action: "Open" },
  paused: { state: "paused", action: "Open" },
};

/** The badge and the button of something that needs a person. */
export function needWords(kind: string): { state: string; action: string } {
  return needsWords[kind] ?? { state: kind, action: "Open" };
}

/** The schedules that the person sees, whatever their state. */
export function scheduleCount({ schedules: { on, paused, failing, ended = 0 } }: Home): number {
  return on + paused + failing + ended;
}

/** Whether the organisation has none at all: that one sees none says less. */
export function isEmpty(home: Home): boolean {
  return (home.schedules.total ?? scheduleCount(home)) === 0;
}

const checkWords: Record<string, string> = {
  database: "the database",
  email: "e-mail",
  disk: "the disk",
  clock: "the clock",
  storage: "file storage",
  workers: "the workers",
  queue: "the queue",
};

/** "All 6 checks pass." or which of them do not. */
export function healthSentence(health: Health): string {
  const checks = Object.entries(health.checks);
  const bad = checks.filter(([, check]) => check.status !== "pass");
  if (bad.length === 0) {
    return `All ${checks.length} checks pass.`;
  }
  const names = listed(bad.map(([name]) => checkWords[name] ?? name));
  return `${names.charAt(0).toUpperCase()}${names.slice(1)} ${bad.length === 1 ? "needs" : "need"} attention.`;
}

export interface HourSlot {
  hour: Date;
  runs: Home["next"];
}

/** The next run of each schedule, of the five that come first. */
export function firstOfEach(next: Home["next"]): Home["next"] {
  const seen = new Set<string>();
  return next
    .filter(({ schedule_id }) => !seen.has(schedule_id) && seen.add(schedule_id))
    .slice(0, 5);
}

/** The coming runs by hour: 25 slots, from the hour that has begun to the one 24 hours on. */
export function hourSlots(next: Home["next"], now: Date): HourSlot[] {
  const first = Math.floor(now.getTime() / 3_600_000);
  return Array.from({ length: 25 }, (_, index) => ({
    hour: new Date((first + index) * 3_600_000),
    runs: next.filter((run) => Math.floor(Date.parse(run.at) / 3_600_000) === first + index),
  }));
}

import type { ReportType, Schedule, ScheduleInput } from "@/lib/api-types";

/** Whether the report is split, and what becomes of keys without a recipient. */
export type BurstDraft = "off" | "fail" | "skip";

export const unmatchedWords: Record<"fail" | "skip", string> = {
  fail: "Send nothing to anybody, and say so",
  skip: "Leave those rows out, and note it in the history",
};

export function burstDraft(schedule: Pick<Schedule, "burst">): BurstDraft {
  return schedule.burst?.unmatched ?? "off";
}

export function toBurst(draft: BurstDraft): ScheduleInput["burst"] {
  return draft === "off" ? { split: false } : { unmatched: draft };
}

/** "Region": the column by which a report can be split; undefined where it cannot. */
export function splitLabel(type: ReportType | undefined): string | undefined {
  const key = type?.burst_key;
  if (!key) {
    return undefined;
  }
  const label = type.columns.find(({ name }) => name.toLowerCase() === key.toLowerCase())?.label;
  return label ?? key;
}

/** How it is shown beside other fields. */
export function burstWords(draft: BurstDraft): string {
  return draft === "off"
    ? "one whole file"
    : `a file for each key; rows without a reader: ${unmatchedWords[draft].toLowerCase()}`;
}

/** "One file for each Region, sent to whom the report names; left out: …". */
export function burstText(draft: BurstDraft, type: ReportType | undefined): string {
  if (draft === "off") {
    return "One whole file to every reader";
  }
  return `One file for each ${splitLabel(type) ?? "key"}, to whom the report names`;
}

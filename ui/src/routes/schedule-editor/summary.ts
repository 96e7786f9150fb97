import type { Change } from "@/components/DiffView";
import { valueText } from "@/components/parameters";
import { burstText, burstWords } from "@/features/schedules/burst";
import { conditionText } from "@/features/schedules/condition";
import {
  catchUpWords,
  readersWord,
  type ScheduleDraft,
  toInput,
  whenEmptyWords,
} from "@/features/schedules/model";
import type { ReportType } from "@/lib/api-types";
import { formatWords } from "@/lib/formats";

/** "Period: last 7 days; Region: North": only what is set. */
export function paramsLine(draft: ScheduleDraft, type: ReportType | undefined): string {
  const set = Object.entries(draft.params).filter(([, value]) => value !== null && value !== "");
  return set
    .map(([name, value]) => {
      const parameter = type?.parameters.find((each) => each.name === name);
      return `${parameter?.label ?? name}: ${valueText(parameter, value)}`;
    })
    .join("; ");
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** The whole schedule in one paragraph. */
export function summaryText(
  draft: ScheduleDraft,
  type: ReportType | undefined,
  description: string | undefined,
): string {
  const params = paramsLine(draft, type);
  const formats = formatWords(draft.formats);
  const readers = draft.recipients.length;
  const to =
    draft.burst !== "off"
      ? lower(burstText(draft.burst, type))
      : readers > 0
        ? `to ${readersWord(readers)}`
        : "to nobody yet: it can only be downloaded";
  const sentences = [
    `${type?.name ?? "No report yet"}${params ? ` (${params})` : ""} as ${formats || "no file yet"}, ${to}.`,
    description ? `${description}.` : "",
    draft.condition.kind === "always" ? "" : `Sent ${lower(conditionText(draft.condition, type))}.`,
    `When there are no rows: ${whenEmptyWords[draft.whenEmpty].toLowerCase()}.`,
    `${catchUpWords[draft.catchUp]}.`,
    `A run is stopped after ${draft.timeoutMinutes} minutes.`,
  ];
  return sentences.filter(Boolean).join(" ");
}

const labels: [string, (draft: ScheduleDraft) => unknown][] = [
  ["Name", (draft) => draft.name],
  ["What it is for", (draft) => draft.description],
  ["Report", (draft) => draft.reportType],
  ["Parameters", (draft) => paramsLine(draft, undefined)],
  ["When", (draft) => toInput(draft).schedule],
  ["Who gets what", (draft) => burstWords(draft.burst)],
  ["Readers", (draft) => draft.recipients.map((each) => each.destination).join(", ")],
  ["File", (draft) => formatWords(draft.formats)],
  ["Sent", (draft) => conditionText(draft.condition)],
  ["When there are no rows", (draft) => whenEmptyWords[draft.whenEmpty]],
  ["After downtime", (draft) => catchUpWords[draft.catchUp]],
  ["Missed runs count for", (draft) => draft.catchUpWindow],
  ["Kept in", (draft) => draft.store || "the usual store"],
  ["Time limit", (draft) => `${draft.timeoutMinutes} min`],
  ["CSV details", (draft) => Object.values(draft.csv).join(" ")],
  ["PDF details", (draft) => Object.values(draft.pdf).join(" ")],
];

function words(value: unknown): string {
  if (typeof value === "object" && value !== null) {
    return Object.entries(value)
      .map(([name, each]) => `${name.replaceAll("_", " ")} ${JSON.stringify(each)}`)
      .join(", ")
      .replaceAll('"', "");
  }
  return String(value ?? "") || "–";
}

/** What differs between two drafts, field by field, in words. */
export function draftChanges(before: ScheduleDraft, after: ScheduleDraft): Change[] {
  return labels.flatMap(([label, pick]) => {
    const [old, now] = [words(pick(before)), words(pick(after))];
    return old === now ? [] : [{ label, before: old, after: now }];
  });
}

import { defaultsOf, parameterFaults } from "@/components/parameters";
import type {
  CatchUp,
  Circuit,
  FieldFault,
  ParameterValues,
  RecipientInput,
  ReportType,
  Schedule,
  ScheduleInput,
  Template,
  WhenEmpty,
} from "@/lib/api-types";
import { plural } from "@/lib/format";
import { sorted } from "@/lib/formats";
import { short } from "@/lib/time";
import { type BurstDraft, burstDraft, toBurst } from "./burst";
import { type CadenceDraft, fromSchedule, newCadence, toSchedule } from "./cadence";
import {
  always,
  type ConditionDraft,
  conditionDraft,
  conditionFaults,
  toCondition,
} from "./condition";

/** A schedule while it is being written; recipients keep what the picker knows of them. */
export interface ScheduleDraft {
  name: string;
  description: string;
  reportType: string;
  params: ParameterValues;
  formats: string[];
  cadence: CadenceDraft;
  recipients: RecipientInput[];
  timeoutMinutes: number;
  whenEmpty: WhenEmpty;
  catchUp: CatchUp;
  catchUpWindow: string;
  csv: { profile: string; delimiter: string; decimal: string };
  pdf: PdfOptions;
  condition: ConditionDraft;
  /** Empty: the installation's usual one. */
  store: string;
  burst: BurstDraft;
}

/** Empty where the report type decides. */
export interface PdfOptions {
  paper: string;
  orientation: string;
}

export const pdfDefaults: PdfOptions = { paper: "", orientation: "" };

export const csvDefaults = { profile: "excel", delimiter: ",", decimal: "." };

export function newDraft(timezone: string): ScheduleDraft {
  return {
    name: "",
    description: "",
    reportType: "",
    params: {},
    formats: ["csv"],
    cadence: newCadence(timezone),
    recipients: [],
    timeoutMinutes: 30,
    whenEmpty: "send",
    catchUp: "latest",
    catchUpWindow: "P1D",
    csv: csvDefaults,
    pdf: pdfDefaults,
    condition: always,
    store: "",
    burst: "off",
  };
}

export function draftOf(schedule: Schedule): ScheduleDraft {
  return {
    name: schedule.name,
    description: schedule.description ?? "",
    reportType: schedule.report_type,
    params: schedule.report_params,
    formats: schedule.output_formats,
    cadence: fromSchedule({ ...schedule.schedule, timezone: schedule.timezone }),
    recipients: schedule.recipients.map(({ channel, destination, options }) => ({
      channel,
      destination,
      ...(options && Object.keys(options).length > 0 ? { options } : {}),
    })),
    timeoutMinutes: schedule.timeout_minutes,
    whenEmpty: schedule.when_empty,
    catchUp: schedule.catch_up,
    catchUpWindow: schedule.catch_up_window ?? "P1D",
    csv: { ...csvDefaults, ...schedule.csv },
    pdf: { ...pdfDefaults, ...schedule.pdf },
    condition: conditionDraft(schedule.condition),
    store: schedule.store ?? "",
    burst: burstDraft(schedule),
  };
}

/** Without the empty values: an absent parameter, not an empty one. */
export function givenParams(params: ParameterValues): ParameterValues {
  const given = Object.entries(params).filter(([, value]) => value !== null && value !== "");
  return Object.fromEntries(given);
}

/** Those of the formats that a report can be written in; where there is none, its usual one. */
export function formatsFor(type: ReportType, formats: string[]): string[] {
  const possible = formats.filter((each) => type.formats.includes(each));
  return possible.length > 0 ? possible : sorted(type.formats).slice(0, 1);
}

/** A draft as a template of its report begins it; readers and what else was set stay. */
export function startFrom(
  draft: ScheduleDraft,
  type: ReportType,
  template: Template,
): ScheduleDraft {
  const { timezone } = draft.cadence;
  return {
    ...draft,
    name: `${type.name}, ${template.name.charAt(0).toLowerCase()}${template.name.slice(1)}`,
    params: { ...defaultsOf(type.parameters), ...template.report_params },
    cadence: fromSchedule({ ...template.schedule, timezone }),
    formats: formatsFor(
      type,
      template.output_formats.length > 0 ? template.output_formats : draft.formats,
    ),
  };
}

export function givenPdf({ pdf }: Pick<ScheduleDraft, "pdf">): Partial<PdfOptions> {
  return Object.fromEntries(Object.entries(pdf).filter(([, value]) => value !== ""));
}

/** What a sample of one format is written with, as the schedule would. */
export function formatOptions(draft: ScheduleDraft, format: string): object | undefined {
  return format === "csv" ? draft.csv : format === "pdf" ? givenPdf(draft) : undefined;
}

export function toInput(draft: ScheduleDraft): ScheduleInput {
  return {
    name: draft.name.trim(),
    ...(draft.description.trim() ? { description: draft.description.trim() } : {}),
    report_type: draft.reportType,
    report_params: givenParams(draft.params),
    output_formats: draft.formats,
    schedule: toSchedule(draft.cadence),
    recipients: draft.burst === "off" ? draft.recipients : [],
    burst: toBurst(draft.burst),
    timeout_minutes: draft.timeoutMinutes,
    when_empty: draft.whenEmpty,
    catch_up: draft.catchUp,
    catch_up_window: draft.catchUpWindow,
    condition: toCondition(draft.condition),
    store: draft.store,
    ...(draft.formats.includes("csv") ? { csv: draft.csv } : {}),
    ...(draft.formats.includes("pdf") ? { pdf: givenPdf(draft) } : {}),
  };
}

function cadenceFaults(cadence: CadenceDraft): FieldFault[] {
  const faults: FieldFault[] = [];
  if (cadence.cadence === "weekly" && cadence.daysOfWeek.length === 0) {
    faults.push({
      field: "schedule.days_of_week",
      message: "Choose at least one day of the week.",
    });
  }
  if (cadence.cadence === "cron" && cadence.cron.trim() === "") {
    faults.push({ field: "schedule.cron_expression", message: "The cron expression is missing." });
  }
  if (cadence.cadence !== "cron" && !/^([01]\d|2[0-3]):[0-5]\d$/.test(cadence.time)) {
    faults.push({ field: "schedule.time", message: "The time of day is written 00:00 to 23:59." });
  }
  if (cadence.startDate && cadence.endDate && cadence.endDate < cadence.startDate) {
    faults.push({ field: "schedule.end_date", message: "The last day is before the first." });
  }
  return faults;
}

/** What can be said without the server, in the order of the page. */
export function draftFaults(draft: ScheduleDraft, type: ReportType | undefined): FieldFault[] {
  const faults: FieldFault[] = [];
  if (!draft.reportType) {
    faults.push({ field: "report_type", message: "Choose a report." });
  }
  if (draft.name.trim() === "") {
    faults.push({ field: "name", message: "Give the schedule a name." });
  }
  faults.push(...(type ? parameterFaults(type.parameters, draft.params) : []));
  faults.push(...cadenceFaults(draft.cadence));
  faults.push(...conditionFaults(draft.condition));
  if (draft.formats.length === 0) {
    faults.push({ field: "output_formats", message: "Choose at least one format." });
  }
  if (!(draft.timeoutMinutes >= 5 && draft.timeoutMinutes <= 120)) {
    faults.push({ field: "timeout_minutes", message: "The time limit is 5 to 120 minutes." });
  }
  return faults;
}

export const sections = [
  { id: "report", label: "Report" },
  { id: "parameters", label: "Parameters" },
  { id: "when", label: "When" },
  { id: "readers", label: "Readers" },
  { id: "options", label: "Options" },
  { id: "summary", label: "Summary" },
] as const;

export type SectionId = (typeof sections)[number]["id"];

/** The section in which a field stands. */
export function sectionOf(field: string): SectionId {
  if (field.startsWith("report_params")) {
    return "parameters";
  }
  if (field.startsWith("schedule") || field === "timezone") {
    return "when";
  }
  if (field.startsWith("recipients") || field.startsWith("burst")) {
    return "readers";
  }
  return field === "name" || field === "description" || field === "report_type"
    ? "report"
    : "options";
}

/**
 * What the preview says about a schedule while it is typed, under the field names of the form. A
 * time that is half typed is no fault yet.
 */
export function previewFaults(faults: FieldFault[]): FieldFault[] {
  return faults
    .map((fault) => ({
      ...fault,
      field: fault.field.startsWith("schedule") ? fault.field : `schedule.${fault.field}`,
    }))
    .filter((fault) => fault.field !== "schedule.time");
}

export function byField(faults: FieldFault[]): Record<string, string> {
  return Object.fromEntries(faults.map((fault) => [fault.field, fault.message]));
}

export const whenEmptyWords: Record<WhenEmpty, string> = {
  send: "Send the report all the same",
  skip: "Send nothing",
  notify: "Send a short note that there was nothing",
};

export const catchUpWords: Record<CatchUp, string> = {
  latest: "After downtime, the latest missed run only",
  all: "After downtime, every missed run, in order",
  none: "After downtime, no missed run",
};

export const catchUpWindows = [
  { value: "PT1H", label: "1 hour" },
  { value: "PT6H", label: "6 hours" },
  { value: "P1D", label: "1 day" },
  { value: "P3D", label: "3 days" },
  { value: "P7D", label: "7 days" },
];

/** The counts as a sentence: "128 on, 3 paused, 1 failing". */
export function countsSentence(
  counts: Record<"on" | "paused" | "failing" | "ended", number>,
): string {
  const words = (["on", "paused", "failing", "ended"] as const)
    .filter((state) => counts[state] > 0)
    .map((state) => `${counts[state]} ${state}`);
  return words.length > 0 ? words.join(", ") : "None yet";
}

/** Whether it has paused itself, in a few words for its row: "tries again Thu 2 Apr 09:00". */
export function circuitWord(circuit: Circuit, zone: string, now: Date): string {
  if (circuit.state === "probing" || !circuit.until) {
    return "being tried again";
  }
  return `tries again ${short(new Date(circuit.until), zone, now)}`;
}

/** The lead of a schedule's page: trouble first. */
export function stateSentence(schedule: Schedule): string {
  const cadence = schedule.schedule_description;
  if (schedule.circuit) {
    return schedule.circuit.text;
  }
  switch (schedule.state) {
    case "on":
      return `${cadence}.`;
    case "paused":
      return `Nothing runs until it is resumed. ${cadence}.`;
    case "failing":
      return schedule.last_execution?.error_message ?? "The last run did not succeed.";
    case "ended":
      return `Its last day has passed. ${cadence}.`;
    case "deleted":
      return "It can be restored.";
  }
}

export function readersWord(n: number): string {
  return plural(n, "reader");
}

/** "12 readers", or whom nobody counts before the run. */
export function goesTo(split: boolean, readers: number): string {
  return split ? "whom the report names" : readersWord(readers);
}

import type { FieldFault, Parameter, ParameterValue, ParameterValues } from "@/lib/api-types";
import { listed } from "@/lib/format";
import { spokenDate } from "@/lib/time";

/** Periods that follow the due time of each run. */
export const periods = [
  "today",
  "yesterday",
  "last_7_days",
  "last_30_days",
  "last_90_days",
  "this_week",
  "last_week",
  "this_month",
  "last_month",
  "this_quarter",
  "last_quarter",
  "this_year",
  "last_year",
] as const;

/** Days that follow the due time of each run. */
export const dayWords = ["today", "yesterday"] as const;

export function periodWord(word: string): string {
  return word.replaceAll("_", " ").replace(/^./, (first) => first.toUpperCase());
}

export function isRange(value: unknown): value is { from: string; to: string } {
  return typeof value === "object" && value !== null && "from" in value && "to" in value;
}

/** The values that a new schedule starts with. */
export function defaultsOf(parameters: Parameter[]): ParameterValues {
  const given = parameters.filter((each) => each.default != null);
  return Object.fromEntries(given.map((each) => [each.name, each.default ?? null]));
}

/** What was typed into a number's field, as a number where it is one; otherwise the text itself. */
export function typedNumber(text: string): string | number | null {
  const trimmed = text.trim().replaceAll(",", "");
  if (trimmed === "") {
    return null;
  }
  return /^-?\d+(\.\d+)?$/.test(trimmed) ? Number(trimmed) : text;
}

function isEmpty(value: ParameterValue | undefined): boolean {
  return value == null || value === "" || (Array.isArray(value) && value.length === 0);
}

function faultOf(parameter: Parameter, value: ParameterValue | undefined): string | undefined {
  const { label, type, min, max } = parameter;
  if (isEmpty(value)) {
    return parameter.required ? `${label} is missing.` : undefined;
  }
  if (isRange(value)) {
    if (!value.from || !value.to) {
      return `${label} needs both a first and a last day.`;
    }
    return value.from > value.to ? `${label} ends before it begins.` : undefined;
  }
  if (type !== "integer" && type !== "decimal") {
    return undefined;
  }
  if (typeof value !== "number") {
    return `${label} must be a number.`;
  }
  if (type === "integer" && !Number.isInteger(value)) {
    return `${label} must be a whole number.`;
  }
  if (min != null && value < Number(min)) {
    return `${label} must be at least ${min}.`;
  }
  return max != null && value > Number(max) ? `${label} must be at most ${max}.` : undefined;
}

/** Every fault at once, each under the field name that the server uses too. */
export function parameterFaults(parameters: Parameter[], values: ParameterValues): FieldFault[] {
  return parameters.flatMap((parameter) => {
    const message = faultOf(parameter, values[parameter.name]);
    return message ? [{ field: `report_params.${parameter.name}`, message }] : [];
  });
}

/** A value in words, for summaries and history. */
export function valueText(parameter: Parameter | undefined, value: unknown): string {
  if (value == null || value === "") {
    return "–";
  }
  if (isRange(value)) {
    return `${spokenDate(value.from)} to ${spokenDate(value.to)}`;
  }
  if (Array.isArray(value)) {
    return listed(value.map((each) => valueText(parameter, each)));
  }
  if (typeof value === "boolean") {
    return value ? "yes" : "no";
  }
  const option = parameter?.options?.find((each) => each.value === value);
  if (option) {
    return option.label;
  }
  const isPeriod = parameter ? parameter.type.startsWith("date") : true;
  const known = isPeriod && periods.some((each) => each === value);
  return known ? periodWord(String(value)).toLowerCase() : String(value);
}

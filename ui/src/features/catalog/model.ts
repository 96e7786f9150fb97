import { valueText } from "@/components/parameters";
import type { Parameter, ReportType } from "@/lib/api-types";
import { listed } from "@/lib/format";

/** "Period (last 7 days), Region": what a report asks for, in one line. */
export function parametersLine(type: ReportType): string {
  if (type.parameters.length === 0) {
    return "asks for nothing";
  }
  return type.parameters.map(withDefault).join(", ");
}

function withDefault(parameter: Parameter): string {
  return parameter.default == null
    ? parameter.label
    : `${parameter.label} (${valueText(parameter, parameter.default)})`;
}

const typeWords: Record<Parameter["type"], string> = {
  text: "text",
  integer: "whole number",
  decimal: "number",
  boolean: "yes or no",
  date: "day",
  date_range: "period",
  choice: "choice",
};

/** "choice, several, optional, from 1 to 10". */
export function declaration(parameter: Parameter): string {
  const { min, max } = parameter;
  const words = [
    typeWords[parameter.type],
    parameter.multiple && "several",
    parameter.required ? "required" : "optional",
    min != null && `from ${min}`,
    max != null && `to ${max}`,
  ];
  return words.filter(Boolean).join(", ");
}

export function optionsLine(parameter: Parameter): string | undefined {
  const labels = parameter.options?.map((option) => option.label) ?? [];
  if (labels.length === 0) {
    return undefined;
  }
  const shown = labels.slice(0, 6);
  return labels.length > 6 ? `${shown.join(", ")} and ${labels.length - 6} more` : listed(shown);
}

/** Report types that hold every word of the filter, in name, description or id. */
export function matching(types: ReportType[], filter: string): ReportType[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  return types.filter((type) => {
    const text = `${type.name} ${type.description ?? ""} ${type.id} ${type.source}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

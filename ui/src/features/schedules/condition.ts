import type { Column, Condition, FieldFault, ReportType } from "@/lib/api-types";

/** A condition while it is written: figures are text until they are complete. */
export interface ConditionDraft {
  kind: Condition["kind"];
  column: string;
  aggregate: NonNullable<Condition["aggregate"]>;
  operator: NonNullable<Condition["operator"]>;
  value: string;
  /** ISO 8601; empty: it is looked at once. */
  wait: string;
}

export const always: ConditionDraft = {
  kind: "always",
  column: "",
  aggregate: "sum",
  operator: "<",
  value: "",
  wait: "",
};

export const conditionWords: Record<Condition["kind"], string> = {
  always: "Always",
  has_rows: "Only when there are rows",
  no_rows: "Only when there are none",
  changed: "Only when rows have changed",
  threshold: "Only past a threshold",
};

export const aggregateWords: Record<ConditionDraft["aggregate"], string> = {
  sum: "Sum",
  min: "Least",
  max: "Greatest",
  count: "Count",
};

export const operatorWords: Record<ConditionDraft["operator"], string> = {
  "<": "is below",
  "<=": "is at most",
  ">": "is above",
  ">=": "is at least",
  "==": "is exactly",
  "!=": "is not",
};

export const waits = [
  { value: "", label: "Do not wait, skip the run" },
  { value: "PT30M", label: "Look again for half an hour" },
  { value: "PT2H", label: "Look again for 2 hours" },
  { value: "PT6H", label: "Look again for 6 hours" },
  { value: "P1D", label: "Look again for a day" },
];

const numeric = new Set(["integer", "decimal", "money", "percent", "duration"]);

/** Columns of numbers, of every table; of one name the first, which is the one that is looked at. */
export function figures(type: ReportType | undefined): Column[] {
  const all = type?.sections.length
    ? type.sections.flatMap((section) => section.columns)
    : (type?.columns ?? []);
  const names = new Set<string>();
  return all.filter(({ name, type }) => {
    const isNew = numeric.has(type) && !names.has(name);
    names.add(name);
    return isNew;
  });
}

export function conditionDraft(condition: Condition | undefined): ConditionDraft {
  return {
    ...always,
    ...condition,
    value: condition?.value === undefined ? "" : String(condition.value),
    // Stored in its normal form, which is PT24H for a day.
    wait: condition?.wait_until === "PT24H" ? "P1D" : (condition?.wait_until ?? ""),
  };
}

export function toCondition(draft: ConditionDraft): Condition {
  const { kind, column, aggregate, operator, value, wait } = draft;
  if (kind === "always") {
    return { kind };
  }
  const waiting = wait ? { wait_until: wait } : {};
  return kind === "threshold"
    ? { kind, ...(column ? { column } : {}), aggregate, operator, value: Number(value), ...waiting }
    : { kind, ...waiting };
}

export function conditionFaults({ kind, column, aggregate, value }: ConditionDraft): FieldFault[] {
  if (kind !== "threshold") {
    return [];
  }
  const faults: FieldFault[] = [];
  if (!column && aggregate !== "count") {
    faults.push({ field: "condition.column", message: "Choose a column, or count rows." });
  }
  if (value.trim() === "" || Number.isNaN(Number(value))) {
    faults.push({ field: "condition.value", message: "Write the bound as a number." });
  }
  return faults;
}

/** "Only when the sum of Revenue is below 1000". */
export function conditionText(draft: ConditionDraft, type?: ReportType): string {
  const words = conditionWords[draft.kind];
  const wait = waits.find(({ value }) => value && value === draft.wait);
  const late = wait ? `, ${wait.label.toLowerCase()}` : "";
  if (draft.kind !== "threshold") {
    return words + late;
  }
  const name = figures(type).find((each) => each.name === draft.column)?.label ?? draft.column;
  const what = name
    ? `the ${aggregateWords[draft.aggregate].toLowerCase()} of ${name}`
    : "the number of rows";
  return `Only when ${what} ${operatorWords[draft.operator]} ${draft.value || "…"}${late}`;
}

import { Select, TextInput } from "@mantine/core";
import { fieldId } from "./FormSummary";
import type { FieldProps } from "./ParameterForm";
import classes from "./ParameterForm.module.css";
import { isRange, periods, periodWord } from "./parameters";

const fixed = "fixed";

/** A period that moves with each run, or two fixed days, both included. */
export function DateRangeField({ parameter, value, error, onChange }: FieldProps) {
  const range = isRange(value) ? value : undefined;
  const moving = periods.map((word) => ({ value: word as string, label: periodWord(word) }));
  const choose = (word: string | null) => {
    if (word === fixed) {
      onChange({ from: "", to: "" });
    } else {
      onChange(word);
    }
  };
  return (
    <div className={classes.range}>
      <Select
        id={fieldId(`report_params.${parameter.name}`)}
        label={parameter.label}
        description={parameter.hint ?? "Seen from the time each run is due"}
        withAsterisk={parameter.required}
        error={error}
        data={[...moving, { value: fixed, label: "Fixed days…" }]}
        placeholder={parameter.required ? "Choose" : "Any time"}
        clearable={!parameter.required}
        clearButtonProps={{ "aria-label": `Clear ${parameter.label}` }}
        value={range ? fixed : typeof value === "string" ? value : null}
        onChange={choose}
      />
      {range && (
        <div className={classes.days}>
          <TextInput
            type="date"
            label="First day"
            value={range.from}
            onChange={(event) => onChange({ ...range, from: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label="Last day"
            value={range.to}
            onChange={(event) => onChange({ ...range, to: event.currentTarget.value })}
          />
        </div>
      )}
    </div>
  );
}

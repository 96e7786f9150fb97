import { Select, TextInput } from "@mantine/core";
import { fieldId } from "./FormSummary";
import type { FieldProps } from "./ParameterForm";
import classes from "./ParameterForm.module.css";
import { dayWords, periodWord } from "./parameters";

const fixed = "fixed";

/** A day that moves with each run, or a fixed one. */
export function DateField({ parameter, value, error, onChange }: FieldProps) {
  const moves = dayWords.some((word) => word === value);
  const isFixed = typeof value === "string" && !moves;
  return (
    <div className={classes.range}>
      <Select
        id={fieldId(`report_params.${parameter.name}`)}
        label={parameter.label}
        description={parameter.hint ?? "Seen from the time each run is due"}
        withAsterisk={parameter.required}
        error={error}
        data={[
          ...dayWords.map((word) => ({ value: word as string, label: periodWord(word) })),
          { value: fixed, label: "A fixed day…" },
        ]}
        placeholder={parameter.required ? "Choose" : "None"}
        clearable={!parameter.required}
        clearButtonProps={{ "aria-label": `Clear ${parameter.label}` }}
        value={isFixed ? fixed : moves ? String(value) : null}
        onChange={(word) => onChange(word === fixed ? "" : word)}
      />
      {isFixed && (
        <TextInput
          type="date"
          aria-label={`${parameter.label}, day`}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </div>
  );
}

import { TextInput } from "@mantine/core";
import { type SyntheticEvent, useId, useState } from "react";
import { fieldId } from "@/components/FormSummary";
import type { CadenceProps } from "./CadencePicker";
import classes from "./CadencePicker.module.css";
import { cronFields, cronHint, cronParts, fieldAt } from "./cron";

/** One field for the expression; the five cells under it say what stands at the caret. */
export function CronField({ value, onChange, faults }: CadenceProps) {
  const [current, setCurrent] = useState(0);
  const hintId = useId();
  const parts = cronParts(value.cron);
  const hint = cronHint(value.cron);
  const follow = (event: SyntheticEvent<HTMLInputElement>) => {
    const input = event.currentTarget;
    setCurrent(fieldAt(input.value, input.selectionStart ?? 0));
  };
  return (
    <div className={classes.cron}>
      <TextInput
        id={fieldId("schedule.cron_expression")}
        label="Cron expression"
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        maxLength={128}
        styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)" } }}
        error={faults["schedule.cron_expression"]}
        aria-describedby={hint ? hintId : undefined}
        value={value.cron}
        onChange={(event) => {
          follow(event);
          onChange({ cron: event.currentTarget.value });
        }}
        onSelect={follow}
      />
      <div className={classes.cells} aria-hidden="true">
        {cronFields.map((field, index) => (
          <div
            key={field.name}
            className={classes.cell}
            data-current={index === current || undefined}
          >
            <code>{parts[index] ?? "–"}</code>
            {field.name}
            {index === current && <div>{field.range}</div>}
          </div>
        ))}
      </div>
      {hint && (
        <p id={hintId} className={classes.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}

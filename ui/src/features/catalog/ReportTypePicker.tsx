import { TextInput } from "@mantine/core";
import { useState } from "react";
import { fieldId } from "@/components/FormSummary";
import { Icon } from "@/components/Icon";
import type { ReportType } from "@/lib/api-types";
import { listed } from "@/lib/format";
import { matching, parametersLine } from "./model";
import classes from "./ReportTypePicker.module.css";

interface ReportTypePickerProps {
  types: ReportType[];
  value: string;
  onChange: (type: ReportType) => void;
  error?: string | undefined;
}

/** The reports there are: name, what it answers, what it asks for. */
export function ReportTypePicker({ types, value, onChange, error }: ReportTypePickerProps) {
  const [filter, setFilter] = useState("");
  const shown = matching(types, filter);
  return (
    <fieldset>
      <legend className="sr-only">Report</legend>
      {types.length > 6 && (
        <TextInput
          aria-label="Find a report"
          placeholder="Find a report"
          leftSection={<Icon name="search" size={14} />}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
          mb="sm"
        />
      )}
      <div className={classes.list} data-error={error ? true : undefined}>
        {shown.map((type, index) => (
          <label key={type.id} className={classes.item}>
            <input
              type="radio"
              name="report_type"
              id={index === 0 ? fieldId("report_type") : undefined}
              checked={type.id === value}
              onChange={() => onChange(type)}
            />
            <span className={classes.body}>
              <span className={classes.name}>{type.name}</span>
              <span>{type.description}</span>
              <span className={classes.meta}>
                {listed(type.columns.slice(0, 5).map((column) => column.label))}
                {type.columns.length > 5 && ` and ${type.columns.length - 5} more`} ·{" "}
                {parametersLine(type)}
              </span>
            </span>
          </label>
        ))}
        {shown.length === 0 && (
          <p className={classes.none}>
            {filter ? `No report has “${filter}” in it.` : "There are no report types yet."}
          </p>
        )}
      </div>
      {error && <p className={classes.error}>{error}</p>}
    </fieldset>
  );
}

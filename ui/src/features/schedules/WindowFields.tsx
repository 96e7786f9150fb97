import { TextInput } from "@mantine/core";
import { Fold } from "@/components/Fold";
import { fieldId } from "@/components/FormSummary";
import type { CadenceProps } from "./CadencePicker";
import classes from "./CadencePicker.module.css";
import { DateList } from "./DateList";

/** First and last day, and days left out. */
export function WindowFields({ value, onChange, faults }: CadenceProps) {
  const used = value.startDate || value.endDate || value.excludedDates.length > 0;
  return (
    <Fold
      title="Start, end, dates left out"
      aside={used ? undefined : "none"}
      startOpen={Boolean(used)}
    >
      <div className={classes.inline} style={{ alignItems: "start" }}>
        <TextInput
          id={fieldId("schedule.start_date")}
          type="date"
          label="First day"
          error={faults["schedule.start_date"]}
          value={value.startDate}
          onChange={(event) => onChange({ startDate: event.currentTarget.value })}
        />
        <TextInput
          id={fieldId("schedule.end_date")}
          type="date"
          label="Last day"
          error={faults["schedule.end_date"]}
          value={value.endDate}
          onChange={(event) => onChange({ endDate: event.currentTarget.value })}
        />
      </div>
      <DateList
        id={fieldId("schedule.excluded_dates")}
        label="Dates left out"
        dates={value.excludedDates}
        onChange={(excludedDates) => onChange({ excludedDates })}
      />
    </Fold>
  );
}

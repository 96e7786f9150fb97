import { Choice, Choices } from "@/components/Choice";
import { fieldId } from "@/components/FormSummary";
import { TimeField } from "@/components/TimeField";
import { ZonePicker } from "@/components/ZonePicker";
import type { Timezone } from "@/lib/api-types";
import classes from "./CadencePicker.module.css";
import { CalendarFields } from "./CalendarFields";
import { CronField } from "./CronField";
import { type CadenceDraft, cadences, weekdays } from "./cadence";
import { DayFields } from "./DayFields";
import { WindowFields } from "./WindowFields";

export interface CadenceProps {
  value: CadenceDraft;
  onChange: (change: Partial<CadenceDraft>) => void;
  /** Messages by field name, `schedule.time`. */
  faults: Record<string, string>;
}

interface CadencePickerProps extends CadenceProps {
  zones: Timezone[] | undefined;
  /** The server's sentence for this schedule, or why there is none. */
  description: string | undefined;
  /** The description is about a fault, which its field shows already. */
  faulty?: boolean;
}

/** When it runs: how often first, then only the fields of that choice, the rare ones folded. */
export function CadencePicker({
  value,
  onChange,
  faults,
  zones,
  description,
  faulty,
}: CadencePickerProps) {
  const isCron = value.cadence === "cron";
  const isDated =
    value.cadence === "monthly" || value.cadence === "quarterly" || value.cadence === "yearly";
  return (
    <div className={classes.picker}>
      <Choice
        legend="How often"
        id={fieldId("schedule.cadence")}
        options={cadences}
        value={value.cadence}
        onChange={(cadence) => onChange({ cadence })}
      />
      {value.cadence === "weekly" && <WeekDays value={value} onChange={onChange} faults={faults} />}
      {isDated && <DayFields value={value} onChange={onChange} faults={faults} />}
      {isCron && <CronField value={value} onChange={onChange} faults={faults} />}
      <div className={classes.time} data-alone={isCron || undefined}>
        {!isCron && (
          <TimeField
            id={fieldId("schedule.time")}
            label="At"
            error={faults["schedule.time"]}
            value={value.time}
            onChange={(time) => onChange({ time })}
          />
        )}
        <ZonePicker
          id={fieldId("schedule.timezone")}
          zones={zones}
          value={value.timezone}
          error={faults["schedule.timezone"] ?? faults.timezone}
          onChange={(timezone) => onChange({ timezone })}
        />
      </div>
      <p className={faulty ? "sr-only" : classes.sentence} role="status" aria-live="polite">
        {description}
      </p>
      <CalendarFields value={value} onChange={onChange} faults={faults} />
      <WindowFields value={value} onChange={onChange} faults={faults} />
    </div>
  );
}

function WeekDays({ value, onChange, faults }: CadenceProps) {
  return (
    <Choices
      legend="On"
      id={fieldId("schedule.days_of_week")}
      options={weekdays}
      values={value.daysOfWeek}
      error={faults["schedule.days_of_week"]}
      onChange={(daysOfWeek) => onChange({ daysOfWeek })}
    />
  );
}

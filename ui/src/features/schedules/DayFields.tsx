import { Radio, Select, TextInput } from "@mantine/core";
import { fieldId } from "@/components/FormSummary";
import type { CadenceProps } from "./CadencePicker";
import classes from "./CadencePicker.module.css";
import { businessOrdinals, type CadenceDraft, months, ordinals, weekdays } from "./cadence";

const dayOptions = weekdays.map((day) => ({ value: String(day.value), label: day.spoken }));
const quarterMonths = [
  { value: "1", label: "first" },
  { value: "2", label: "second" },
  { value: "3", label: "third" },
];

/** Which day of the month; for quarters and years also which month. */
export function DayFields({ value, onChange, faults }: CadenceProps) {
  return (
    <div className={classes.rules}>
      {value.cadence === "yearly" && (
        <Pick
          label="In"
          data={months}
          value={value.month}
          onPick={(month) => onChange({ month })}
        />
      )}
      {value.cadence === "quarterly" && (
        <Pick
          label="In this month of the quarter"
          data={quarterMonths}
          value={value.monthOfQuarter}
          onPick={(monthOfQuarter) => onChange({ monthOfQuarter })}
        />
      )}
      <Radio.Group
        aria-label="Which day"
        value={value.dayKind}
        error={faults["schedule.day"]}
        onChange={(kind) => onChange({ dayKind: kind as CadenceDraft["dayKind"] })}
      >
        <div className={classes.rules}>
          <DayOfMonth value={value} onChange={onChange} faults={faults} />
          <Radio value="last_day" label="On the last day of the month" />
          <NthWeekday value={value} onChange={onChange} faults={faults} />
          <NthBusinessDay value={value} onChange={onChange} faults={faults} />
        </div>
      </Radio.Group>
    </div>
  );
}

interface PickProps {
  label: string;
  data: { value: string; label: string }[];
  value: number;
  onPick: (value: number) => void;
  hidden?: boolean;
}

function Pick({ label, data, value, onPick, hidden }: PickProps) {
  return (
    <Select
      label={hidden ? undefined : label}
      aria-label={hidden ? label : undefined}
      allowDeselect={false}
      data={data}
      value={String(value)}
      onChange={(chosen) => chosen && onPick(Number(chosen))}
    />
  );
}

function DayOfMonth({ value, onChange, faults }: CadenceProps) {
  return (
    <div className={classes.inline}>
      <Radio value="day_of_month" label="On day" id={fieldId("schedule.day")} />
      <TextInput
        className={classes.narrow}
        type="number"
        min={1}
        max={31}
        aria-label="Day of the month"
        error={faults["schedule.day.day_of_month"]}
        value={value.dayOfMonth}
        onFocus={() => onChange({ dayKind: "day_of_month" })}
        onChange={(event) =>
          onChange({ dayKind: "day_of_month", dayOfMonth: Number(event.currentTarget.value) })
        }
      />
      {value.dayKind === "day_of_month" && value.dayOfMonth > 28 && (
        <span className={classes.hint}>in shorter months on the last day</span>
      )}
    </div>
  );
}

function NthWeekday({ value, onChange }: CadenceProps) {
  const pick = (change: Partial<CadenceDraft>) => onChange({ dayKind: "nth_weekday", ...change });
  return (
    <div className={classes.inline}>
      <Radio value="nth_weekday" label="On the" />
      <Pick
        hidden
        label="Which one"
        data={ordinals}
        value={value.ordinal}
        onPick={(ordinal) => pick({ ordinal })}
      />
      <Pick
        hidden
        label="Day of the week"
        data={dayOptions}
        value={value.weekday}
        onPick={(weekday) => pick({ weekday })}
      />
    </div>
  );
}

function NthBusinessDay({ value, onChange }: CadenceProps) {
  return (
    <div className={classes.inline}>
      <Radio value="business_day" label="On the" aria-label="On a business day" />
      <Pick
        hidden
        label="Which business day"
        data={businessOrdinals}
        value={value.businessOrdinal}
        onPick={(businessOrdinal) => onChange({ dayKind: "business_day", businessOrdinal })}
      />
      <span>business day</span>
    </div>
  );
}

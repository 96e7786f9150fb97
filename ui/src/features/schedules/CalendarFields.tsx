import { Radio, Select } from "@mantine/core";
import { Choices } from "@/components/Choice";
import { Fold } from "@/components/Fold";
import { fieldId } from "@/components/FormSummary";
import { countries, countryName } from "@/lib/countries";
import type { CadenceProps } from "./CadencePicker";
import classes from "./CadencePicker.module.css";
import { type CadenceDraft, usesCalendar, weekdays } from "./cadence";
import { DateList } from "./DateList";

const rules: { value: CadenceDraft["rule"]; label: string }[] = [
  { value: "none", label: "Run anyway" },
  { value: "skip", label: "Skip that run" },
  { value: "next", label: "Run on the next business day" },
  { value: "previous", label: "Run on the business day before" },
];

/** What happens on weekends and holidays, and which days those are. */
export function CalendarFields({ value, onChange, faults }: CadenceProps) {
  const rule = rules.find((each) => each.value === value.rule);
  return (
    <Fold
      title="Weekends and holidays"
      aside={rule?.label.toLowerCase()}
      startOpen={value.rule !== "none"}
    >
      <Radio.Group
        label="When a run falls on a weekend or a holiday"
        value={value.rule}
        error={faults["schedule.business_days.rule"]}
        onChange={(chosen) => onChange({ rule: chosen as CadenceDraft["rule"] })}
      >
        <div className={classes.rules} style={{ paddingTop: 8 }}>
          {rules.map((each) => (
            <Radio key={each.value} value={each.value} label={each.label} />
          ))}
        </div>
      </Radio.Group>
      {usesCalendar(value) && <Calendar value={value} onChange={onChange} faults={faults} />}
    </Fold>
  );
}

function Calendar({ value, onChange, faults }: CadenceProps) {
  const known = countries();
  const own = value.country && !known.some((each) => each.value === value.country);
  return (
    <>
      <Select
        id={fieldId("schedule.business_days.country")}
        label="Public holidays of"
        placeholder="No country: weekends only"
        searchable
        clearable
        clearButtonProps={{ "aria-label": "No country" }}
        data={
          own && value.country
            ? [{ value: value.country, label: countryName(value.country) }, ...known]
            : known
        }
        value={value.country}
        error={faults["schedule.business_days.country"]}
        onChange={(country) => onChange({ country })}
      />
      <div>
        <p className={classes.hint} style={{ marginBottom: 6 }}>
          Weekend
        </p>
        <Choices
          legend="Weekend"
          id={fieldId("schedule.business_days.weekend")}
          options={weekdays}
          values={value.weekend}
          error={faults["schedule.business_days.weekend"]}
          onChange={(weekend) => onChange({ weekend })}
        />
      </div>
      <DateList
        id={fieldId("schedule.business_days.holidays")}
        label="Own holidays"
        dates={value.holidays}
        onChange={(holidays) => onChange({ holidays })}
      />
    </>
  );
}

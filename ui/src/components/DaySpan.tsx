import classes from "./FilterBar.module.css";

interface DaySpanProps {
  /** What happened on those days: "Failed". */
  what?: string;
  from: string | undefined;
  to: string | undefined;
  onChange: (name: "from" | "to", value: string | undefined) => void;
}

/** A span of days as a filter: two fields that stay together, each with its word. */
export function DaySpan({ what, from, to, onChange }: DaySpanProps) {
  return (
    <span className={classes.days}>
      <Day
        label={what ? `${what} from` : "From"}
        value={from}
        onChange={(day) => onChange("from", day)}
      />
      <Day label="To" value={to} onChange={(day) => onChange("to", day)} />
    </span>
  );
}

interface DayProps {
  label: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

function Day({ label, value, onChange }: DayProps) {
  return (
    <label className={classes.facet} data-active={value ? true : undefined}>
      <span>{label}</span>
      <input
        type="date"
        value={value ?? ""}
        onChange={(event) => onChange(event.currentTarget.value || undefined)}
      />
    </label>
  );
}

import { Button, CloseButton, TextInput } from "@mantine/core";
import { useState } from "react";
import { spokenDate } from "@/lib/time";
import classes from "./CadencePicker.module.css";

interface DateListProps {
  id: string;
  label: string;
  dates: string[];
  onChange: (dates: string[]) => void;
}

/** A few dates: one field to add, each date removable. */
export function DateList({ id, label, dates, onChange }: DateListProps) {
  const [next, setNext] = useState("");
  const add = () => {
    if (next && !dates.includes(next)) {
      onChange([...dates, next].sort());
    }
    setNext("");
  };
  return (
    <div className={classes.rules}>
      <div className={classes.inline} style={{ alignItems: "end" }}>
        <TextInput
          id={id}
          type="date"
          label={label}
          value={next}
          onChange={(event) => setNext(event.currentTarget.value)}
        />
        <Button variant="default" onClick={add} disabled={!next}>
          Add
        </Button>
      </div>
      {dates.length > 0 && (
        <ul className={classes.dates}>
          {dates.map((date) => (
            <li key={date} className={classes.date}>
              {spokenDate(date)}
              <CloseButton
                size="sm"
                aria-label={`Remove ${spokenDate(date)}`}
                onClick={() => onChange(dates.filter((each) => each !== date))}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

import { TextInput } from "@mantine/core";
import { useState } from "react";

/** "9", "930", "9.30", "09:30" as `HH:mm`; anything else stays as it was typed. */
export function readTime(text: string): string {
  const match = /^(\d{1,2})(?:[:.h ]?(\d{2}))?$/.exec(text.trim());
  if (!match) {
    return text.trim();
  }
  const [, hours = "", minutes = "00"] = match;
  return Number(hours) < 24 && Number(minutes) < 60 ? `${hours.padStart(2, "0")}:${minutes}` : text;
}

interface TimeFieldProps {
  id: string;
  label: string;
  value: string;
  onChange: (time: string) => void;
  error?: string | undefined;
}

/** A time of day on 24 hours, whatever the browser's habits: the schedule says "09:00", so does this. */
export function TimeField({ id, label, value, onChange, error }: TimeFieldProps) {
  const [typed, setTyped] = useState(value);
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    setTyped(value);
  }
  const change = (text: string) => {
    setTyped(text);
    const time = /^\d{1,2}:\d\d$/.test(text) ? readTime(text) : text;
    setSeen(time);
    onChange(time);
  };
  return (
    <TextInput
      id={id}
      label={label}
      inputMode="numeric"
      placeholder="09:00"
      autoComplete="off"
      maxLength={5}
      error={error}
      value={typed}
      onChange={(event) => change(event.currentTarget.value)}
      onBlur={() => {
        const time = readTime(typed);
        setTyped(time);
        onChange(time);
      }}
    />
  );
}

import { Radio } from "@mantine/core";
import classes from "./Editor.module.css";

interface WordsProps<T extends string> {
  label: string;
  words: Record<T, string>;
  value: T;
  onChange: (value: T) => void;
}

/** A choice of one among sentences. */
export function Words<T extends string>({ label, words, value, onChange }: WordsProps<T>) {
  return (
    <Radio.Group label={label} value={value} onChange={(chosen) => onChange(chosen as T)}>
      <div className={classes.radios}>
        {Object.entries<string>(words).map(([each, text]) => (
          <Radio key={each} value={each} label={text} />
        ))}
      </div>
    </Radio.Group>
  );
}

import { useId } from "react";
import classes from "./Choice.module.css";

interface Option<T> {
  value: T;
  label: string;
  /** The full word where the label is an abbreviation. */
  spoken?: string;
}

interface ChoiceProps<T extends string> {
  legend: string;
  options: Option<T>[];
  value: T;
  onChange: (value: T) => void;
  id?: string;
}

/** One of a few, as chips that wrap; radio buttons underneath, so keys work as everywhere. */
export function Choice<T extends string>({ legend, options, value, onChange, id }: ChoiceProps<T>) {
  const name = useId();
  return (
    <fieldset>
      <legend className="sr-only">{legend}</legend>
      <div className={classes.chips}>
        {options.map((option, index) => (
          <label key={option.value} className={classes.chip}>
            <input
              type="radio"
              id={index === 0 ? id : undefined}
              name={name}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface ChoicesProps<T extends number | string> {
  legend: string;
  options: Option<T>[];
  values: T[];
  onChange: (values: T[]) => void;
  id?: string;
  error?: string | undefined;
}

/** Several of a few, as chips; checkboxes underneath. */
export function Choices<T extends number | string>(props: ChoicesProps<T>) {
  const { legend, options, values, onChange, id, error } = props;
  const errorId = useId();
  const toggle = (value: T) =>
    onChange(
      values.includes(value) ? values.filter((each) => each !== value) : [...values, value].sort(),
    );
  return (
    <fieldset aria-describedby={error ? errorId : undefined}>
      <legend className="sr-only">{legend}</legend>
      <div className={classes.chips}>
        {options.map((option, index) => (
          <label key={option.value} className={classes.chip}>
            <input
              type="checkbox"
              id={index === 0 ? id : undefined}
              aria-label={option.spoken}
              checked={values.includes(option.value)}
              onChange={() => toggle(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
      {error && (
        <p id={errorId} className={classes.error}>
          {error}
        </p>
      )}
    </fieldset>
  );
}

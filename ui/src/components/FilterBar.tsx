import { Button, CloseButton, TextInput } from "@mantine/core";
import { type ReactNode, useEffect, useState } from "react";
import classes from "./FilterBar.module.css";
import { Icon } from "./Icon";

export interface Facet {
  name: string;
  label: string;
  options: { value: string; label: string }[];
}

interface FilterBarProps {
  values: Record<string, string | undefined>;
  facets: Facet[];
  onChange: (name: string, value: string | undefined) => void;
  onClear: () => void;
  /** The text filter, where the list has one. */
  placeholder?: string;
  /** What "any" means for a facet that has a default. */
  anyLabels?: Record<string, string>;
  children?: ReactNode;
}

/** Text, facets and what is active as chips. Everything lands in the address. */
export function FilterBar(props: FilterBarProps) {
  const { values, facets, onChange, onClear, placeholder, anyLabels, children } = props;
  const [open, setOpen] = useState(false);
  const active = facets.filter((facet) => values[facet.name]).length;
  return (
    <search className={classes.bar}>
      {placeholder && (
        <TextFilter
          value={values.q ?? ""}
          placeholder={placeholder}
          onChange={(q) => onChange("q", q || undefined)}
        />
      )}
      <button
        type="button"
        className={classes.more}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon name="filter" />
        {active > 0 ? `Filters, ${active}` : "Filters"}
      </button>
      <div className={classes.facets} data-open={open || undefined}>
        {facets.map((facet) => (
          <FacetSelect
            key={facet.name}
            facet={facet}
            value={values[facet.name]}
            any={anyLabels?.[facet.name] ?? "any"}
            onChange={onChange}
          />
        ))}
        {children}
      </div>
      {Object.values(values).some(Boolean) && (
        <Button variant="subtle" size="compact-sm" onClick={onClear}>
          Clear
        </Button>
      )}
    </search>
  );
}

interface FacetSelectProps {
  facet: Facet;
  value: string | undefined;
  any: string;
  onChange: FilterBarProps["onChange"];
}

function FacetSelect({ facet, value, any, onChange }: FacetSelectProps) {
  const known = facet.options.some((each) => each.value === value);
  return (
    <label className={classes.facet} data-active={value ? true : undefined}>
      <span>{facet.label}</span>
      <select
        value={value ?? ""}
        onChange={(event) => onChange(facet.name, event.target.value || undefined)}
      >
        <option value="">{any}</option>
        {facet.options.map((each) => (
          <option key={each.value} value={each.value}>
            {each.label}
          </option>
        ))}
        {value && !known && <option value={value}>{value}</option>}
      </select>
      <Icon name="down" size={12} />
    </label>
  );
}

interface TextFilterProps {
  value: string;
  placeholder: string;
  onChange: (value: string) => void;
}

/** Waits for a pause in typing, so that the address and the server are asked once. */
function TextFilter({ value, placeholder, onChange }: TextFilterProps) {
  const [typed, setTyped] = useState(value);
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    setTyped(value);
  }
  useEffect(() => {
    if (typed === value) {
      return;
    }
    const timer = setTimeout(() => onChange(typed), 250);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  return (
    <TextInput
      className={classes.text}
      size="sm"
      type="search"
      aria-label={placeholder}
      placeholder={placeholder}
      data-filter
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      leftSection={<Icon name="search" size={14} />}
      rightSection={
        typed ? (
          <CloseButton size="sm" aria-label="Clear the text" onClick={() => setTyped("")} />
        ) : null
      }
    />
  );
}

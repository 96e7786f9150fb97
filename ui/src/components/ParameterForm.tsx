import { Checkbox, MultiSelect, Select, TextInput } from "@mantine/core";
import type { Parameter, ParameterValue, ParameterValues } from "@/lib/api-types";
import { DateField } from "./DateField";
import { DateRangeField } from "./DateRangeField";
import { fieldId } from "./FormSummary";
import classes from "./ParameterForm.module.css";
import { typedNumber } from "./parameters";

interface ParameterFormProps {
  parameters: Parameter[];
  values: ParameterValues;
  onChange: (values: ParameterValues) => void;
  /** Messages by field name, `report_params.period`. */
  faults: Record<string, string>;
}

/** A form made from the declaration of a report's parameters. */
export function ParameterForm({ parameters, values, onChange, faults }: ParameterFormProps) {
  if (parameters.length === 0) {
    return <p className="dimmed">This report asks for nothing.</p>;
  }
  return (
    <div className={classes.form}>
      {parameters.map((parameter) => (
        <ParameterField
          key={parameter.name}
          parameter={parameter}
          value={values[parameter.name] ?? null}
          error={faults[`report_params.${parameter.name}`]}
          onChange={(value) => onChange({ ...values, [parameter.name]: value })}
        />
      ))}
    </div>
  );
}

export interface FieldProps {
  parameter: Parameter;
  value: ParameterValue;
  error: string | undefined;
  onChange: (value: ParameterValue) => void;
}

function ParameterField(props: FieldProps) {
  switch (props.parameter.type) {
    case "date":
      return <DateField {...props} />;
    case "date_range":
      return <DateRangeField {...props} />;
    case "choice":
      return <ChoiceField {...props} />;
    case "boolean":
      return <BooleanField {...props} />;
    default:
      return <TextField {...props} />;
  }
}

function common({ parameter, error }: FieldProps) {
  return {
    id: fieldId(`report_params.${parameter.name}`),
    label: parameter.label,
    description: parameter.hint ?? limits(parameter),
    withAsterisk: parameter.required,
    error,
  };
}

function limits({ type, min, max, required }: Parameter): string | undefined {
  const optional = required ? [] : ["optional"];
  const range =
    type === "integer" || type === "decimal"
      ? [min != null && `from ${min}`, max != null && `to ${max}`].filter(Boolean).join(" ")
      : "";
  const words = [...(range ? [range] : []), ...optional].join(", ");
  return words ? words.charAt(0).toUpperCase() + words.slice(1) : undefined;
}

function TextField(props: FieldProps) {
  const { parameter, value, onChange } = props;
  const isNumber = parameter.type === "integer" || parameter.type === "decimal";
  const multiple = parameter.multiple && parameter.type === "text";
  const shown = Array.isArray(value) ? value.join(", ") : String(value ?? "");
  const read = (text: string): ParameterValue => {
    if (isNumber) {
      return typedNumber(text);
    }
    return multiple ? text.split(/,\s*/) : text || null;
  };
  return (
    <TextInput
      {...common(props)}
      inputMode={isNumber ? "decimal" : undefined}
      value={shown}
      onChange={(event) => onChange(read(event.currentTarget.value))}
    />
  );
}

function BooleanField(props: FieldProps) {
  const { label, description, id, error } = common(props);
  return (
    <Checkbox
      id={id}
      label={label}
      description={props.parameter.hint ?? undefined}
      error={error}
      aria-description={description}
      checked={props.value === true}
      onChange={(event) => props.onChange(event.currentTarget.checked)}
    />
  );
}

function ChoiceField(props: FieldProps) {
  const { parameter, value, onChange } = props;
  const data = parameter.options ?? [];
  if (parameter.multiple) {
    const chosen = Array.isArray(value) ? value.map(String) : value == null ? [] : [String(value)];
    return (
      <MultiSelect
        {...common(props)}
        data={data}
        searchable
        clearable
        clearButtonProps={{ "aria-label": `Clear ${parameter.label}` }}
        placeholder={chosen.length === 0 ? (parameter.required ? "Choose" : "All") : undefined}
        value={chosen}
        onChange={(values) => onChange(values.length > 0 ? values : null)}
      />
    );
  }
  return (
    <Select
      {...common(props)}
      data={data}
      searchable={data.length > 8}
      clearable={!parameter.required}
      clearButtonProps={{ "aria-label": `Clear ${parameter.label}` }}
      placeholder={parameter.required ? "Choose" : "Any"}
      value={value == null ? null : String(value)}
      onChange={onChange}
    />
  );
}

import { fireEvent, screen } from "@testing-library/react";
import { useState } from "react";
import { describe, expect, it } from "vitest";
import type { Parameter, ParameterValues } from "@/lib/api-types";
import { expectAccessible, show } from "@/test/render";
import { aParameter } from "@/test/samples";
import { ParameterForm } from "./ParameterForm";

const everyType: Parameter[] = [
  aParameter({ name: "text", label: "Text", type: "text" }),
  aParameter({ name: "whole", label: "Whole", type: "integer", min: 1, max: 500 }),
  aParameter({ name: "number", label: "Number", type: "decimal", required: false }),
  aParameter({ name: "flag", label: "Flag", type: "boolean" }),
  aParameter({ name: "day", label: "Day", type: "date" }),
  aParameter({ name: "period", label: "Period", type: "date_range" }),
  aParameter({ name: "one", label: "One", type: "choice", options: [{ value: "a", label: "A" }] }),
  aParameter({
    name: "some",
    label: "Some",
    type: "choice",
    multiple: true,
    options: [{ value: "a", label: "A" }],
  }),
];

let current: ParameterValues;

function Form({ faults = {} }: { faults?: Record<string, string> }) {
  const [values, setValues] = useState<ParameterValues>({ period: "last_7_days" });
  current = values;
  return (
    <ParameterForm parameters={everyType} values={values} onChange={setValues} faults={faults} />
  );
}

describe("the parameter form", () => {
  it("has a labelled field for every declared parameter, without a barrier", async () => {
    const { container } = show(<Form />);
    for (const { label } of everyType) {
      expect(screen.getAllByLabelText(new RegExp(`^${label}`)).length).toBeGreaterThan(0);
    }
    await expectAccessible(container);
  });

  it("gives numbers as numbers and flags as flags", () => {
    show(<Form />);
    fireEvent.change(screen.getByLabelText(/^Whole/), { target: { value: "20" } });
    fireEvent.click(screen.getByRole("checkbox", { name: "Flag" }));
    expect(current).toEqual({ period: "last_7_days", whole: 20, flag: true });
  });

  it("says the limits and what is optional", () => {
    show(<Form />);
    expect(screen.getByText("From 1 to 500")).toBeTruthy();
    expect(screen.getByText("Optional")).toBeTruthy();
  });

  it("shows a fault at its field", () => {
    show(<Form faults={{ "report_params.whole": "Whole is missing." }} />);
    expect(screen.getByLabelText(/^Whole/).getAttribute("aria-invalid")).toBe("true");
    expect(screen.getByText("Whole is missing.")).toBeTruthy();
  });
});

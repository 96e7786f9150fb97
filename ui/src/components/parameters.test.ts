import { describe, expect, it } from "vitest";
import { aParameter } from "@/test/samples";
import { defaultsOf, parameterFaults, typedNumber, valueText } from "./parameters";

describe("parameters (PL-A.5)", () => {
  it("start with their defaults", () => {
    const period = aParameter({ name: "period", type: "date_range", default: "last_7_days" });
    expect(defaultsOf([period, aParameter()])).toEqual({ period: "last_7_days" });
  });

  it("are checked by their declaration, all at once", () => {
    const declared = [
      aParameter({ name: "a", label: "A", min: 1, max: 10 }),
      aParameter({ name: "b", label: "B" }),
      aParameter({ name: "c", label: "C", type: "date_range" }),
      aParameter({ name: "d", label: "D", required: false }),
    ];
    const values = { a: 11, b: "x", c: { from: "2026-02-01", to: "2026-01-01" } };
    expect(parameterFaults(declared, values).map((fault) => fault.message)).toEqual([
      "A must be at most 10.",
      "B must be a number.",
      "C ends before it begins.",
    ]);
  });

  it("refuse a fraction where a whole number is asked for", () => {
    expect(parameterFaults([aParameter()], { top: 1.5 })[0]?.message).toBe(
      "How many must be a whole number.",
    );
  });

  it("keep what was typed where it is no number", () => {
    expect(typedNumber("1,200")).toBe(1200);
    expect(typedNumber("-3.5")).toBe(-3.5);
    expect(typedNumber("")).toBeNull();
    expect(typedNumber("12 apples")).toBe("12 apples");
  });

  it("are said in words", () => {
    const region = aParameter({
      type: "choice",
      multiple: true,
      options: [{ value: "n", label: "North" }],
    });
    expect(valueText(region, ["n", "x"])).toBe("North and x");
    expect(valueText(undefined, "last_7_days")).toBe("last 7 days");
    expect(valueText(undefined, { from: "2026-01-01", to: "2026-01-31" })).toBe(
      "Thu 1 Jan 2026 to Sat 31 Jan 2026",
    );
    expect(valueText(undefined, true)).toBe("yes");
    expect(valueText(undefined, null)).toBe("–");
  });
});

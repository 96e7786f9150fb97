import { describe, expect, it } from "vitest";
import type { Column, ReportType } from "@/lib/api-types";
import {
  always,
  conditionDraft,
  conditionFaults,
  conditionText,
  figures,
  toCondition,
} from "./condition";

const low = { ...always, kind: "threshold" as const, column: "revenue", value: "1000" };

describe("a condition", () => {
  it("is what was saved", () => {
    const saved = { ...toCondition({ ...low, wait: "PT2H" }) };
    expect(saved).toEqual({
      kind: "threshold",
      column: "revenue",
      aggregate: "sum",
      operator: "<",
      value: 1000,
      wait_until: "PT2H",
    });
    expect(toCondition(conditionDraft(saved))).toEqual(saved);
    expect(toCondition(conditionDraft(undefined))).toEqual({ kind: "always" });
    expect(conditionDraft({ kind: "changed", wait_until: "PT24H" }).wait).toBe("P1D");
  });

  it("says what is missing", () => {
    const fields = (draft: typeof low) => conditionFaults(draft).map(({ field }) => field);
    expect(fields({ ...low, column: "", value: "x" })).toEqual([
      "condition.column",
      "condition.value",
    ]);
    expect(fields({ ...low, value: "" })).toEqual(["condition.value"]);
    expect(fields({ ...low, column: "", aggregate: "count" } as typeof low)).toEqual([]);
    expect(conditionFaults(always)).toEqual([]);
  });

  it("looks at numbers of every table, each name once", () => {
    const column = (name: string, type: Column["type"]): Column => ({
      name,
      label: name,
      type,
      pii: false,
    });
    const type = {
      columns: [],
      sections: [
        { title: "A", columns: [column("day", "date"), column("orders", "integer")] },
        { title: "B", columns: [column("orders", "integer"), column("share", "percent")] },
      ],
    } as unknown as ReportType;
    expect(figures(type).map(({ name }) => name)).toEqual(["orders", "share"]);
    expect(figures(undefined)).toEqual([]);
  });

  it("reads as a sentence", () => {
    expect(conditionText(low)).toBe("Only when the sum of revenue is below 1000");
    expect(conditionText({ ...always, kind: "has_rows", wait: "PT2H" })).toBe(
      "Only when there are rows, look again for 2 hours",
    );
    expect(conditionText({ ...low, column: "", aggregate: "count" })).toBe(
      "Only when the number of rows is below 1000",
    );
  });
});

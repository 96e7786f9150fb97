import { describe, expect, it } from "vitest";
import type { Column } from "@/lib/api-types";
import { cellText } from "./SampleTable";

function shown(value: unknown, type: string, currency?: string): string {
  return cellText(value, { name: "c", label: "C", type, currency } as Column);
}

describe("a cell of a sample", () => {
  it("reads as in the file", () => {
    expect(shown(53_667.4, "money", "EUR")).toBe("€53,667.40");
    expect(shown(0.5348, "percent")).toBe("53.48%");
    expect(shown("2026-11-23", "date")).toBe("23 Nov 2026");
    expect(shown("2026-11-23T06:13:09", "timestamp")).toBe("23 Nov 2026, 06:13:09");
    expect(shown(5400, "duration")).toBe("1:30:00");
    expect(shown(1204, "integer")).toBe("1,204");
  });

  it("shows what it cannot read as it came, and a dash for nothing", () => {
    expect(shown("infinity", "timestamp")).toBe("infinity");
    expect(shown(null, "money", "EUR")).toBe("–");
    expect(shown("2026-11-23", "text")).toBe("2026-11-23");
  });
});

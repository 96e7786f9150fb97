import { describe, expect, it } from "vitest";
import type { ReportType } from "@/lib/api-types";
import { aSchedule } from "@/test/samples";
import { burstText, splitLabel } from "./burst";
import { draftOf, sectionOf, toInput } from "./model";

const type: ReportType = {
  id: "orders",
  name: "Orders",
  source: "shop",
  version: "1",
  parameters: [],
  columns: [{ name: "Region", label: "Area", type: "text", pii: false }],
  sections: [],
  formats: ["csv"],
  templates: [],
  burst_key: "region",
};

describe("a split schedule", () => {
  it("is what was saved, and has no readers of its own", () => {
    const saved = aSchedule({ burst: { unmatched: "skip" }, recipients: [] });
    expect(toInput(draftOf(saved)).burst).toEqual({ unmatched: "skip" });
    expect(toInput({ ...draftOf(aSchedule()), burst: "fail" }).recipients).toEqual([]);
    expect(toInput(draftOf(aSchedule())).burst).toEqual({ split: false });
  });

  it("is called by the heading of its column", () => {
    expect(splitLabel(type)).toBe("Area");
    expect(splitLabel({ ...type, columns: [] })).toBe("region");
    const { burst_key: _, ...whole } = type;
    expect(splitLabel(whole)).toBeUndefined();
    expect(burstText("fail", type)).toBe("One file for each Area, to whom the report names");
  });

  it("is chosen among the readers", () => {
    expect(sectionOf("burst.unmatched")).toBe("readers");
  });
});

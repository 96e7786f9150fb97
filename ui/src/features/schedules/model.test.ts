import { describe, expect, it } from "vitest";
import type { ReportType } from "@/lib/api-types";
import { aParameter, aSchedule } from "@/test/samples";
import {
  circuitWord,
  countsSentence,
  draftFaults,
  draftOf,
  formatsFor,
  newDraft,
  previewFaults,
  sectionOf,
  startFrom,
  stateSentence,
  toInput,
} from "./model";

const type: ReportType = {
  id: "usage",
  name: "Usage",
  source: "shop",
  version: "1",
  parameters: [aParameter()],
  columns: [],
  sections: [],
  formats: ["csv"],
  templates: [],
};

describe("a draft", () => {
  it("says everything that is missing at once, in the order of the page", () => {
    const draft = { ...newDraft("UTC"), reportType: "usage" };
    expect(draftFaults(draft, type).map((fault) => fault.field)).toEqual([
      "name",
      "report_params.top",
    ]);
  });

  it("is written in what its report can be written in", () => {
    const tables = { ...type, formats: ["html", "pdf", "xlsx"] };
    expect(formatsFor(type, ["csv"])).toEqual(["csv"]);
    expect(formatsFor(tables, ["csv", "pdf"])).toEqual(["pdf"]);
    expect(formatsFor(tables, ["csv"])).toEqual(["xlsx"]);
  });

  it("takes when, what and how from a template, and keeps its readers and its zone (PL-A.14)", () => {
    const readers = [{ channel: "email", destination: "ann@acme.test" }];
    const draft = { ...newDraft("Asia/Tokyo"), recipients: readers };
    const monday = {
      name: "Every Monday",
      schedule: { cadence: "weekly" as const, days_of_week: [1], time: "06:30" },
      report_params: { top: 3 },
      output_formats: ["pdf"],
    };
    const started = startFrom(draft, { ...type, formats: ["csv", "pdf"] }, monday);
    expect(started).toMatchObject({
      name: "Usage, every Monday",
      params: { top: 3 },
      formats: ["pdf"],
      recipients: readers,
      cadence: { cadence: "weekly", daysOfWeek: [1], time: "06:30", timezone: "Asia/Tokyo" },
    });
  });

  it("is what was saved", () => {
    const saved = aSchedule();
    const input = toInput(draftOf(saved));
    expect(input.schedule).toEqual(saved.schedule);
    expect(input.recipients).toEqual([{ channel: "email", destination: "ann@acme.test" }]);
    expect(input).not.toHaveProperty("description");
  });

  it("refuses a window that ends before it begins, a time limit out of range, an impossible time", () => {
    const draft = draftOf(aSchedule());
    const cadence = {
      ...draft.cadence,
      time: "25:00",
      startDate: "2026-02-01",
      endDate: "2026-01-01",
    };
    const fields = draftFaults({ ...draft, cadence, timeoutMinutes: 121 }, undefined).map(
      (fault) => fault.field,
    );
    expect(fields).toEqual(["schedule.time", "schedule.end_date", "timeout_minutes"]);
  });

  it("finds the section of every field", () => {
    expect(sectionOf("report_params.period")).toBe("parameters");
    expect(sectionOf("schedule.cron_expression")).toBe("when");
    expect(sectionOf("recipients[3].destination")).toBe("readers");
    expect(sectionOf("name")).toBe("report");
    expect(sectionOf("timeout_minutes")).toBe("options");
  });
});

it("reads the preview's faults under the names of the form", () => {
  const faults = previewFaults([
    { field: "cron_expression", message: "No." },
    { field: "schedule.time", message: "Half typed." },
  ]);
  expect(faults).toEqual([{ field: "schedule.cron_expression", message: "No." }]);
});

it("counts in a sentence, without zeros", () => {
  expect(countsSentence({ on: 128, paused: 3, failing: 1, ended: 0 })).toBe(
    "128 on, 3 paused, 1 failing",
  );
  expect(countsSentence({ on: 0, paused: 0, failing: 0, ended: 0 })).toBe("None yet");
});

it("says of a schedule that paused itself why, and when it is tried again", () => {
  const circuit = {
    state: "open",
    opens: 1,
    since: "2026-03-30T13:00:00Z",
    until: "2026-04-02T13:00:00Z",
    text: "Paused itself after 5 failures in a row; tries again Thu 2 Apr 09:00.",
  };
  const now = new Date("2026-04-01T00:00:00Z");
  expect(stateSentence(aSchedule({ state: "failing", circuit }))).toBe(circuit.text);
  expect(circuitWord(circuit, "America/New_York", now)).toBe("tries again Thu 2 Apr 09:00");
  expect(circuitWord({ ...circuit, state: "probing" }, "UTC", now)).toBe("being tried again");
});

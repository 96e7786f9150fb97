import { expect, it } from "vitest";
import type { AuditItem } from "@/lib/api-types";
import { auditChanges, whatWords } from "./model";

const item: AuditItem = {
  id: "a1",
  at: "2026-03-30T13:00:00Z",
  actor: "Ann",
  action: "schedule.updated",
  object_type: "scheduled_report",
  object_id: "s1",
  old_values: { time: "08:00", name: "Weekly" },
  new_values: { time: "09:00", name: "Weekly" },
};

it("says what was done as a sentence", () => {
  expect(whatWords(item)).toBe("changed the schedule");
  expect(whatWords({ ...item, action: "alert.muted" })).toBe("muted the alert");
  expect(whatWords({ ...item, action: "backup.made" })).toBe("backup made");
  expect(whatWords({ ...item, action: "session.started", object_type: "user" })).toBe("signed in");
});

it("shows only what differs", () => {
  expect(auditChanges(item)).toEqual([{ label: "Time", before: "08:00", after: "09:00" }]);
  expect(auditChanges({ ...item, old_values: undefined })).toHaveLength(2);
  const schedule = { cadence: "weekly", days_of_week: [1, 3] };
  expect(auditChanges({ ...item, old_values: undefined, new_values: { schedule } })).toEqual([
    { label: "Schedule", before: "–", after: "cadence weekly, days of week 1, 3" },
  ]);
});

import { expect, it } from "vitest";
import { cronHint, fieldAt } from "./cron";

it("knows the field at the caret", () => {
  expect(fieldAt("0 9 * * 1-5", 0)).toBe(0);
  expect(fieldAt("0 9 * * 1-5", 2)).toBe(1);
  expect(fieldAt("0 9 * * 1-5", 11)).toBe(4);
});

it("explains what other systems would read", () => {
  expect(cronHint("0 0 9 * * *")).toContain("Five fields");
  expect(cronHint("0 9 29-31 * *")).toContain("Shorter months");
  expect(cronHint("0 9 13 * 5")).toContain("either");
  expect(cronHint("0 9 * * 1-5")).toBeUndefined();
});

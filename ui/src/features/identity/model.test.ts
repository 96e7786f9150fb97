import { expect, it } from "vitest";
import { Problem } from "@/lib/problem";
import { safeNext, signInWords } from "./model";

it("says the same for a wrong name and a wrong password", () => {
  const problem = new Problem({ title: "x", status: 401, code: "bad_credentials" });
  expect(signInWords(problem)).toBe("E-mail and password do not match. Check both and try again.");
});

it("says until when sign-in is locked", () => {
  const problem = new Problem({
    title: "x",
    detail: "until 14:05",
    status: 429,
    code: "locked_out",
  });
  expect(signInWords(problem)).toContain("until 14:05");
});

it("goes on only to a place of this application", () => {
  expect(safeNext("/o/demo/schedules?q=a")).toBe("/o/demo/schedules?q=a");
  expect(safeNext("//evil.example")).toBe("/");
  expect(safeNext("https://evil.example")).toBe("/");
  expect(safeNext("/\\evil.example")).toBe("/");
  expect(safeNext(undefined)).toBe("/");
});

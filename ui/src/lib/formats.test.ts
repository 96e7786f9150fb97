import { describe, expect, it } from "vitest";
import { formatUse, formatWord, formatWords } from "./formats";

describe("formats", () => {
  it("have names that people know, the readable ones first", () => {
    expect(formatWords(["parquet", "csv", "xlsx"])).toBe("CSV, Excel and Parquet");
    expect(formatWord("odd")).toBe("ODD");
  });

  it("say what they are good for", () => {
    expect(formatUse("pdf")).toBe("PDF: pages with charts, to read and to print");
    expect(formatUse("odd")).toBe("ODD");
  });
});

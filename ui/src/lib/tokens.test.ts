import { describe, expect, it } from "vitest";
import { contrast, dark, light, type Palette } from "./tokens";

const grounds: (keyof Palette)[] = ["canvas", "surface", "sunken"];
const texts: (keyof Palette)[] = [
  "text",
  "text2",
  "dimmed",
  "link",
  "error",
  "wait-text",
  "good-text",
  "skip-text",
];
const pairs: [keyof Palette, keyof Palette][] = [
  ["on-accent", "accent"],
  ["on-accent", "accent-hover"],
  ["text", "selected"],
  ["dimmed", "selected"],
  ["run-text", "run-ground"],
  ["doubt-text", "doubt-ground"],
  ["fail-text", "fail-ground"],
  ["dead-text", "dead-ground"],
  ["doubt-text", "surface"],
];

describe.each([
  ["light", light],
  ["dark", dark],
])("the %s palette", (_, palette) => {
  it.each(texts)("%s reads on every ground", (text) => {
    for (const ground of grounds) {
      expect(contrast(palette[text], palette[ground])).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each(pairs)("%s reads on %s", (text, ground) => {
    expect(contrast(palette[text], palette[ground])).toBeGreaterThanOrEqual(4.5);
  });

  it("shows every series of a chart on its surface", () => {
    for (const series of [
      "chart-1",
      "chart-2",
      "chart-3",
      "chart-4",
      "chart-5",
      "chart-6",
    ] as const) {
      expect(contrast(palette[series], palette.surface)).toBeGreaterThanOrEqual(3.3);
    }
  });

  it("shows the borders of controls on every ground", () => {
    for (const ground of grounds) {
      expect(contrast(palette.control, palette[ground])).toBeGreaterThanOrEqual(3);
    }
  });
});

it("computes the ratio as WCAG does", () => {
  expect(contrast("#000000", "#FFFFFF")).toBeCloseTo(21, 5);
  expect(contrast("#777777", "#FFFFFF")).toBeCloseTo(4.48, 2);
});

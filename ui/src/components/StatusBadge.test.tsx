import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { expectAccessible, show } from "@/test/render";
import { StatusBadge } from "./StatusBadge";

const weight = () => document.querySelector("[data-weight]")?.getAttribute("data-weight");

describe("a state", () => {
  it.each([
    ["on", "On", "plain"],
    ["completed", "Completed", "plain"],
    ["delivered", "Delivered", "plain"],
    ["skipped", "Skipped", "plain"],
    ["queued", "Waiting", "outline"],
    ["paused", "Paused", "outline"],
    ["running", "Running", "tint"],
    ["delayed", "Retrying", "tint"],
    ["indeterminate", "Not certain", "tint"],
    ["partly", "Partly delivered", "tint"],
    ["failed", "Failed", "solid"],
    ["bounced", "Bounced", "solid"],
    ["dead", "Gave up", "solid"],
    ["critical", "Critical", "solid"],
    ["warning", "Warning", "tint"],
    ["acknowledged", "Acknowledged", "outline"],
    ["over", "Over", "plain"],
  ])("%s is the word %s with weight %s and an icon", (state, word, expected) => {
    show(<StatusBadge state={state} />);
    expect(screen.getByText(word)).toBeTruthy();
    expect(weight()).toBe(expected);
    expect(document.querySelector("svg")).toBeTruthy();
  });

  it("unknown to this version is shown by its name", () => {
    show(<StatusBadge state="brand_new" />);
    expect(screen.getByText("brand_new")).toBeTruthy();
  });

  it("has no barrier with its reason", async () => {
    const { container } = show(<StatusBadge state="failed" reason="No such table." />);
    expect(screen.getByText("No such table.")).toBeTruthy();
    await expectAccessible(container);
  });
});

import { describe, expect, it } from "vitest";
import { anAlert, aRule } from "@/test/samples";
import {
  anyStatus,
  badgeState,
  filterNames,
  filtersOf,
  isMuted,
  placeOf,
  ruleMeta,
  rulesSentence,
  stateReason,
  summarySentence,
} from "./model";

describe("the list of alerts (RA.2)", () => {
  it.each([
    [{ open: 0, acknowledged: 0, critical: 0 }, "Nothing is the matter."],
    [{ open: 1, acknowledged: 0, critical: 0 }, "1 open."],
    [{ open: 1, acknowledged: 0, critical: 1 }, "1 open, critical."],
    [{ open: 3, acknowledged: 1, critical: 2 }, "3 open, 1 acknowledged; 2 critical."],
    [{ open: 0, acknowledged: 2, critical: 0 }, "None open, 2 acknowledged."],
  ])("says of %j: %s", (counts, sentence) => {
    expect(summarySentence(counts)).toBe(sentence);
  });

  it("shows what is not over unless another state is asked for", () => {
    expect(filtersOf({})).toEqual({ status: "open,acknowledged" });
    expect(filtersOf({ status: "resolved", rule: "disk_low" })).toEqual({
      status: "resolved",
      rule: "disk_low",
    });
    expect(filtersOf({ status: anyStatus, severity: "critical" })).toEqual({
      severity: "critical",
    });
  });

  it("names its filters as they are called on screen", () => {
    expect(filterNames({ status: "resolved", severity: "critical", rule: "disk_low" })).toEqual([
      "state over",
      "severity critical",
      "the rule Disk low",
    ]);
    expect(filterNames({ status: anyStatus })).toEqual([]);
  });
});

describe("an alert", () => {
  const now = new Date("2026-03-30T14:00:00Z");

  it("shows how bad it is while it is open, and then what became of it", () => {
    expect(badgeState(anAlert({ severity: "critical" }))).toBe("critical");
    const acknowledged = anAlert({
      status: "acknowledged",
      severity: "critical",
      acknowledged_by: { id: "u1", display_name: "Ann Frei" },
    });
    expect(badgeState(acknowledged)).toBe("acknowledged");
    expect(stateReason(acknowledged)).toBe("by Ann Frei, critical");
    const over = anAlert({ status: "resolved", resolved_at: "2026-03-30T13:12:00Z" });
    expect(badgeState(over)).toBe("over");
    expect(stateReason(over)).toBe("after 12 min");
    expect(stateReason(anAlert())).toBeUndefined();
  });

  it("is muted until then, and not once it is over", () => {
    const muted = { muted_until: "2026-03-30T15:00:00Z" };
    expect(isMuted(anAlert(muted), now)).toBe(true);
    expect(isMuted(anAlert({ muted_until: "2026-03-30T13:00:00Z" }), now)).toBe(false);
    expect(isMuted(anAlert({ ...muted, status: "resolved" }), now)).toBe(false);
    expect(isMuted(anAlert(), now)).toBe(false);
  });

  it("leads to where the trouble is, and nowhere where no page stands", () => {
    expect(placeOf(anAlert())).toEqual({ word: "Run", path: "/executions/e1", search: {} });
    expect(placeOf(anAlert({ link: "/executions?status=failed" }))).toEqual({
      word: "Executions",
      path: "/executions",
      search: { status: "failed" },
    });
    expect(placeOf(anAlert({ link: "/operations/brand-new" }))).toBeUndefined();
    const { link: _, ...without } = anAlert();
    expect(placeOf(without)).toBeUndefined();
  });
});

describe("a rule", () => {
  it("tells beside its sentence what that does not say", () => {
    const low = aRule({ text: "Little is free.", threshold: "5.0 GB", scope: "installation" });
    expect(ruleMeta(low)).toBe("Warning, of the installation, limit 5.0 GB");
    const late = aRule({ text: "Due for 5 min.", threshold: "5 min", for_minutes: 1 });
    expect(ruleMeta(late)).toBe("Warning, once it has lasted 1 minute");
  });

  it("is counted with those that have found something", () => {
    expect(rulesSentence([aRule(), aRule({ state: "quiet" })])).toBe("2 rules, 1 firing");
    expect(rulesSentence([aRule({ state: "quiet" })])).toBe("1 rule, all quiet");
  });
});

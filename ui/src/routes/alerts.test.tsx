import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { anAdministrator, type Server, showApp } from "@/test/app";
import { expectAccessible } from "@/test/render";
import { alertsOf, anAlert, aRule } from "@/test/samples";

const at = "/o/acme/operations/alerts";
const failed = anAlert();
const full = anAlert({
  id: "a2",
  rule: "disk_low",
  scope: "installation",
  severity: "critical",
  title: "The disk is full",
  message: "Make room.",
  link: "/operations/disk",
  times: 3,
});

function serving(items = [failed, full], more: Server = {}, counts = {}): Server {
  return {
    "GET /api/v1/alerts": alertsOf(items, counts),
    "GET /api/v1/alert-rules": { items: [aRule(), aRule({ rule: "disk_low", state: "quiet" })] },
    ...more,
  };
}

const row = (name: string) => screen.getByRole("row", { name: new RegExp(name) });

describe("the page of alerts (RA.2)", () => {
  it("lists what is not over, open first, without a barrier", async () => {
    const { container, calls } = await showApp(at, serving(undefined, {}, { critical: 1 }));
    await screen.findByText("2 open; 1 critical.");
    expect(document.title).toBe("Alerts - Punctual");
    expect(screen.getByRole("link", { name: "Weekly sales failed" }).getAttribute("href")).toBe(
      "/o/acme/executions/e1",
    );
    expect(within(row("The disk is full")).getByText("Critical")).toBeTruthy();
    expect(within(row("The disk is full")).getByText(/installation/)).toBeTruthy();
    const asked = calls.find((each) => each.url.searchParams.get("limit") === "50");
    expect(asked?.url.searchParams.get("status")).toBe("open,acknowledged");
    await screen.findByText("2 rules, 1 firing");
    await expectAccessible(container);
  });

  it("says so where nothing is the matter, and leads to what was", async () => {
    const { router } = await showApp(at, serving([]));
    expect(await screen.findAllByText("Nothing is the matter.")).toHaveLength(2);
    fireEvent.click(screen.getByRole("button", { name: "Show what is over" }));
    await waitFor(() => expect(router.state.location.search).toEqual({ status: "all" }));
  });

  it("names the filters that leave nothing, and how many there are without", async () => {
    const { router } = await showApp(`${at}?severity=critical`, serving([], {}, { open: 4 }));
    await screen.findByText("Nothing matches severity critical");
    expect(screen.getByText("4 alerts not over without them.")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Clear the filters" }));
    await waitFor(() => expect(router.state.location.search).toEqual({}));
  });

  it("keeps the filters where the rows could not be read", async () => {
    const problem = { status: 500, body: { title: "The database does not answer." } };
    await showApp(at, { ...serving(), "GET /api/v1/alerts": problem });
    await screen.findByText("The alerts could not be read.");
    expect(screen.getByLabelText("Severity")).toBeTruthy();
    expect(screen.getByRole("button", { name: "Try again" })).toBeTruthy();
  });

  it("is for administrators and for operators", async () => {
    const { unmount } = await showApp(at, serving(), { ...anAdministrator, role: "manager" });
    await screen.findByText("The list of alerts needs the role administrator");
    expect(screen.queryByRole("link", { name: "Alerts" })).toBeNull();
    unmount();
    await showApp(at, serving(), { ...anAdministrator, role: "viewer", operator: true });
    await screen.findByText("The disk is full");
    expect(screen.queryByRole("link", { name: /Dead letters/ })).toBeNull();
  });

  it("says in the navigation how many are open", async () => {
    await showApp(at, serving());
    expect(await screen.findByRole("link", { name: "Alerts, 2 open" })).toBeTruthy();
  });

  it("is acknowledged by one press", async () => {
    const { calls } = await showApp(
      at,
      serving(undefined, {
        "POST /api/v1/alerts/*/acknowledge": anAlert({ status: "acknowledged" }),
      }),
    );
    fireEvent.click(
      await screen.findByRole("button", { name: "Acknowledge: Weekly sales failed" }),
    );
    await screen.findByText(/The others see that you look after it/);
    const sent = calls.filter((each) => each.method === "POST");
    expect(sent.map((each) => each.url.pathname)).toEqual(["/api/v1/alerts/a1/acknowledge"]);
  });

  it("is muted for a while, and that can be undone", async () => {
    const { calls } = await showApp(
      at,
      serving(undefined, {
        "POST /api/v1/alerts/*/mute": failed,
        "POST /api/v1/alerts/*/unmute": failed,
      }),
    );
    fireEvent.click(await screen.findByRole("button", { name: "Actions for Weekly sales failed" }));
    fireEvent.click(await screen.findByRole("menuitem", { name: "7 days" }));
    await screen.findByText("No mails about “Weekly sales failed” for 7 days.");
    fireEvent.click(screen.getByRole("button", { name: "Undo" }));
    await waitFor(() =>
      expect(
        calls
          .filter((each) => each.method === "POST")
          .map((each) => [each.url.pathname, each.body]),
      ).toEqual([
        ["/api/v1/alerts/a1/mute", { minutes: 10_080 }],
        ["/api/v1/alerts/a1/unmute", undefined],
      ]),
    );
  });

  it("says until when it is muted, and by whom it is looked after", async () => {
    const alert = anAlert({
      status: "acknowledged",
      acknowledged_by: { id: "u2", display_name: "Ben Roth" },
      muted_until: new Date(Date.now() + 3_600_000).toISOString(),
    });
    await showApp(at, serving([alert]));
    await screen.findByText("by Ben Roth");
    expect(screen.getByText(/muted until/)).toBeTruthy();
    expect(screen.queryByRole("button", { name: /^Acknowledge/ })).toBeNull();
  });

  it("changes a row in place and holds new ones back", async () => {
    const { tell } = await showApp(at, serving());
    await screen.findByText("Weekly sales failed");
    tell("alert", { id: "a1", status: "resolved", severity: "warning", title: failed.title });
    await within(row("Weekly sales failed")).findByText("Over");
    tell("alert", { id: "new", status: "open", severity: "warning", title: "Another" });
    await screen.findByText("1 new alert");
    expect(screen.queryByText("Another")).toBeNull();
  });

  it("leads from a rule that fires to its alerts", async () => {
    const { router } = await showApp(at, serving());
    fireEvent.click(await screen.findByRole("button", { name: "Show the alerts of Run failed" }));
    await waitFor(() => expect(router.state.location.search).toEqual({ rule: "run_failed" }));
  });

  it("sends a test mail, or says why none was sent", async () => {
    let answer: object = { sent_to: "ann@acme.test" };
    await showApp(at, serving(undefined, { "POST /api/v1/alert-rules/test": () => answer }));
    const button = await screen.findByRole("button", { name: "Send me a test mail" });
    fireEvent.click(button);
    await screen.findByText("A test mail is on its way to ann@acme.test.");
    const body = { title: "Mail", detail: "The mail server does not answer.", status: 503 };
    answer = { status: 503, body };
    fireEvent.click(button);
    await screen.findByText("The mail server does not answer.");
  });
});

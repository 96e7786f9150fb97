import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import type { Me } from "@/lib/api-types";
import { anAdministrator, type Server, showApp } from "@/test/app";
import { expectAccessible } from "@/test/render";
import { aBusyQueue, aDashboard, aDisk } from "@/test/samples";

// The drawing needs a window with a size; what it draws is told by the table and by its props.
vi.mock("@/components/ChartCanvas", () => ({ ChartCanvas: () => null }));

const at = "/o/acme/operations/dashboard";
const server: Server = {
  "GET /api/v1/admin/dashboard": aDashboard(),
  "GET /api/v1/queue": aBusyQueue(),
  "GET /api/v1/disk": aDisk(),
  "GET /api/v1/report-types": {
    items: [{ id: "sales_summary", name: "Sales summary" }],
    total: 1,
  },
};
const anOperator: Me = { ...anAdministrator, operator: true };

const panel = async (title: string) => {
  const heading = await screen.findByRole("heading", { name: title });
  return within(heading.closest("section") as HTMLElement);
};
const addressOf = (link: HTMLElement) => new URL((link as HTMLAnchorElement).href);

describe("the dashboard (RA.3, RA.9)", () => {
  it("answers first, and says of each target whether it is met", async () => {
    const { container } = await showApp(at, server);
    await screen.findByText("1 of 3 targets is missed in the last 24 h: runs that succeed.");
    const rows = (await panel("Targets")).getAllByRole("row").slice(1);
    expect(rows[0]?.textContent).toContain("94.9 %");
    expect(rows[0]?.textContent).toContain("Missed");
    expect(rows[1]?.textContent).toContain("Met");
    expect(rows[2]?.textContent).toContain("Not judged");
    expect(rows[2]?.textContent).toContain("Too few to judge by");
    expect(rows[3]?.textContent).not.toMatch(/Met|Missed|Not judged/);
    await (await panel("Disk")).findByText(/Full in about 47 days/);
    await expectAccessible(container);
  });

  it("leads from each figure to its list", async () => {
    await showApp(at, server);
    const failed = (await panel("Runs")).getByRole("link", { name: "2" });
    expect(addressOf(failed).search).toBe("?status=failed&since=1");
    const network = (await panel("Errors by category")).getByRole("link", { name: "2" });
    expect(addressOf(network).pathname).toBe("/o/acme/operations/dead-letters");
    expect(addressOf(network).searchParams.get("category")).toBe("network");
    const waiting = (await panel("Now")).getByRole("link", { name: "24 waiting" });
    expect(addressOf(waiting).searchParams.get("status")).toBe("queued");
    const type = await (await panel("Cost by report type")).findByRole("link", {
      name: "Sales summary",
    });
    expect(addressOf(type).search).toBe("?type=sales_summary");
  });

  it("says in a table what a chart draws, and each hour leads to its runs", async () => {
    const { container } = await showApp(at, server);
    const runs = await panel("Runs");
    expect(runs.getByRole("img", { name: /Runs by how they ended, last 24 h/ })).toBeTruthy();
    fireEvent.click(runs.getByRole("button", { name: /Show as table/ }));
    const rows = runs.getAllByRole("row");
    expect(within(rows[0] as HTMLElement).getAllByRole("columnheader")).toHaveLength(4);
    const last = within(rows[2] as HTMLElement);
    expect(last.getAllByRole("cell").map((cell) => cell.textContent)).toEqual(["40", "2", "1"]);
    const { searchParams } = addressOf(last.getByRole("link"));
    expect(searchParams.get("from")).toBe("2026-03-30T13:00:00.000Z");
    expect(searchParams.get("to")).toBe("2026-03-30T14:00:00.000Z");
    await expectAccessible(container);
  });

  it("shows another time, and the address says so", async () => {
    const { router, calls } = await showApp(at, server);
    fireEvent.click(await screen.findByRole("radio", { name: "7 days" }));
    await waitFor(() => expect(router.state.location.search).toEqual({ range: "7d" }));
    await waitFor(() =>
      expect(calls.some(({ url }) => url.searchParams.get("range") === "7d")).toBe(true),
    );
    expect(screen.queryByRole("radio", { name: "All organisations" })).toBeNull();
  });

  it("shows an operator the installation, whose figures lead nowhere", async () => {
    const { calls } = await showApp(`${at}?scope=installation`, server, anOperator);
    const runs = await panel("Runs");
    expect(runs.queryAllByRole("link")).toEqual([]);
    expect(calls.find(({ url }) => url.pathname === "/api/v1/queue")?.url.search).toBe(
      "?scope=installation",
    );
    fireEvent.click(screen.getByRole("radio", { name: "This organisation" }));
    await waitFor(() => expect(runs.getAllByRole("link").length).toBeGreaterThan(0));
  });

  it("follows a run at work by the events", async () => {
    const { tell } = await showApp(at, server);
    const now = await panel("Now");
    now.getByRole("link", { name: "Weekly sales" });
    expect(now.getByText(/18,000/)).toBeTruthy();
    tell("progress", { id: "e1", phase: "writing", rows: 19_500, bytes: 1 });
    await now.findByText(/19,500/);
  });

  it("is empty where nothing ran, without a figure of 0 ms", async () => {
    const nothing = {
      ...aDashboard().executions,
      completed: 0,
      failed: 0,
      skipped: 0,
    };
    await showApp(at, {
      ...server,
      "GET /api/v1/admin/dashboard": aDashboard({
        executions: nothing,
        success: {},
        errors: [],
        series: [],
        by_report_type: [],
      }),
    });
    const runs = await panel("Runs");
    runs.getByText("No run ended in the last 24 h.");
    (await panel("Errors by category")).getByText("No run failed in the last 24 h.");
    expect((await panel("Durations")).queryByText("0 ms")).toBeNull();
    expect(screen.queryByRole("figure", { name: /Runs by how/ })).toBeNull();
  });

  it("says what could not be read, and asks again", async () => {
    let broken = true;
    await showApp(at, {
      ...server,
      "GET /api/v1/admin/dashboard": () =>
        broken ? { status: 500, body: { title: "Broken", status: 500 } } : aDashboard(),
    });
    await screen.findByText("The figures could not be read.");
    broken = false;
    fireEvent.click(screen.getByRole("button", { name: "Try again" }));
    await panel("Targets");
  });

  it("is for administrators and operators", async () => {
    const { calls } = await showApp(at, server, { ...anAdministrator, role: "manager" });
    await screen.findByText("The dashboard needs the role administrator");
    expect(screen.queryByRole("link", { name: "Disk" })).toBeNull();
    expect(calls).toEqual([]);
  });

  it("shows an operator of another role the installation only", async () => {
    const { calls } = await showApp(at, server, { ...anOperator, role: "viewer" });
    await panel("Targets");
    expect(screen.queryByRole("radio", { name: "This organisation" })).toBeNull();
    expect(calls.every(({ url }) => url.searchParams.get("scope") !== "organization")).toBe(true);
    const sidebar = within(screen.getByRole("navigation", { name: "Main" }));
    expect(sidebar.getByRole("link", { name: "Disk" })).toBeTruthy();
    expect(sidebar.queryByRole("link", { name: "Dead letters" })).toBeNull();
  });
});

describe("the list of runs that a point leads to", () => {
  const list = "/o/acme/executions";
  const page = { items: [], total: 0, page: 1, limit: 50 };

  it("asks for that time and says so; another choice lets go of it", async () => {
    const { calls, router } = await showApp(
      `${list}?from=2026-03-30T13:00:00.000Z&to=2026-03-30T14:00:00.000Z`,
      { "GET /api/v1/report-executions": page },
    );
    await screen.findByText(/^No run, due /);
    const asked = calls.find(({ url }) => url.pathname === "/api/v1/report-executions")?.url;
    expect(asked?.searchParams.get("from")).toBe("2026-03-30T13:00:00.000Z");
    expect(asked?.searchParams.get("to")).toBe("2026-03-30T14:00:00.000Z");
    fireEvent.change(screen.getByLabelText("Due"), { target: { value: "30" } });
    await waitFor(() => expect(router.state.location.searchStr).toBe("?since=30"));
  });
});

import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { anAdministrator, type Server, showApp } from "@/test/app";
import { expectAccessible } from "@/test/render";
import { aNode, aQueue } from "@/test/samples";

const at = "/o/acme/operations/nodes";
const anOperator = { ...anAdministrator, operator: true };
const busy = aNode({ running: 2, running_by_kind: { deliveries: 0, reports: 2 }, is_this: true });
const lost = aNode({ id: "n2", name: "web-2", state: "lost", clock_offset_ms: -61_000 });
const run = {
  execution_id: "e1",
  schedule_name: "Weekly sales",
  organization: "acme",
  node: "web-1",
  started_at: "2026-03-30T13:00:00Z",
  deadline_at: "2026-03-30T13:30:00Z",
  progress: { phase: "writing", rows: 18_204, bytes: 0 },
};

function serving(items = [busy, lost], more: Server = {}): Server {
  return {
    "GET /api/v1/nodes": { items },
    "GET /api/v1/queue": aQueue({
      running: [run, { ...run, execution_id: "e2", organization: "other" }],
    }),
    ...more,
  };
}

const row = (name: RegExp) => screen.getByRole("row", { name });

describe("the page of nodes (PL-C.12)", () => {
  it("lists them, and what waits and runs, without a barrier", async () => {
    const { container } = await showApp(at, serving(), anOperator);
    await screen.findByText("1 node works, 1 lost: 2 of 12 slots in use.");
    expect(document.title).toBe("Nodes - Punctual");
    expect(within(row(/^web-1/)).getByText("2 reports")).toBeTruthy();
    expect(within(row(/^web-2/)).getByText("Lost")).toBeTruthy();
    expect(within(row(/^web-2/)).getByText("1 min 1 s behind")).toBeTruthy();
    const kinds = within(await screen.findByRole("table", { name: "Queue by kind" }));
    const [, first] = kinds.getAllByRole("row");
    expect(first?.textContent).toMatch(/^Reports3.*7.*2/);
    await expectAccessible(container);
  });

  it("leads to the runs of the person's own organisations only", async () => {
    await showApp(at, serving(), anOperator);
    const runs = within(await screen.findByRole("table", { name: "Running now" }));
    expect(runs.getAllByText("Weekly sales")).toHaveLength(2);
    const links = runs.getAllByRole("link");
    expect(links.map((each) => each.getAttribute("href"))).toEqual(["/o/acme/executions/e1"]);
  });

  it("says what draining the last one means, and can be undone", async () => {
    const { calls } = await showApp(
      at,
      serving(undefined, {
        "POST /api/v1/nodes/*/drain": aNode({ state: "draining" }),
        "POST /api/v1/nodes/*/resume": busy,
      }),
      anOperator,
    );
    fireEvent.click(await screen.findByRole("button", { name: "Drain web-1" }));
    const dialog = await screen.findByRole("dialog");
    expect(within(dialog).getByText(/No other node works/)).toBeTruthy();
    expect(calls.some((each) => each.method === "POST")).toBe(false);
    fireEvent.click(within(dialog).getByRole("button", { name: "Drain web-1" }));
    await screen.findByText("web-1 starts nothing more.");
    fireEvent.click(screen.getByRole("button", { name: "Undo" }));
    await waitFor(() =>
      expect(
        calls.filter((each) => each.method === "POST").map((each) => each.url.pathname),
      ).toEqual(["/api/v1/nodes/n1/drain", "/api/v1/nodes/n1/resume"]),
    );
  });

  it("says in the dialog why a node was not drained", async () => {
    const body = { title: "Conflict", detail: "The node web-1 is lost.", status: 409 };
    await showApp(
      at,
      serving(undefined, { "POST /api/v1/nodes/*/drain": { status: 409, body } }),
      anOperator,
    );
    fireEvent.click(await screen.findByRole("button", { name: "Drain web-1" }));
    const dialog = await screen.findByRole("dialog");
    fireEvent.click(within(dialog).getByRole("button", { name: "Drain web-1" }));
    await within(dialog).findByText("It was not drained.");
    expect(within(dialog).getByText("The node web-1 is lost.")).toBeTruthy();
  });

  it("offers nothing for one that is lost, and resumes one that drains by one press", async () => {
    const { calls } = await showApp(
      at,
      serving([aNode({ state: "draining" }), lost], { "POST /api/v1/nodes/*/resume": busy }),
      anOperator,
    );
    fireEvent.click(await screen.findByRole("button", { name: "Resume web-1" }));
    await screen.findByText("web-1 starts work again.");
    expect(calls.filter((each) => each.method === "POST")).toHaveLength(1);
    expect(within(row(/^web-2/)).queryByRole("button")).toBeNull();
  });

  it("follows a node by its event", async () => {
    let state = "active";
    const { tell } = await showApp(
      at,
      serving(undefined, { "GET /api/v1/nodes": () => ({ items: [aNode({ state })] }) }),
      anOperator,
    );
    await screen.findByText("Active");
    state = "held";
    tell("node", { id: "n1", state });
    await screen.findByText("Held");
  });

  it("tells the nodes apart from a queue that cannot be read", async () => {
    const problem = { status: 500, body: { title: "The database does not answer." } };
    await showApp(at, serving(undefined, { "GET /api/v1/queue": problem }), anOperator);
    await screen.findByText("The queue could not be read.");
    expect(row(/^web-1/)).toBeTruthy();
  });

  it("is for operators", async () => {
    await showApp(at, serving());
    await screen.findByText("The nodes are for operators");
    expect(screen.queryByRole("link", { name: "Nodes" })).toBeNull();
  });
});

import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { ExecutionDetail, Me } from "@/lib/api-types";
import { anAdministrator, type Server, showApp } from "@/test/app";
import { expectAccessible } from "@/test/render";
import { anExecution, aSchedule } from "@/test/samples";

const at = "/o/acme/executions/e1";
const aMember: Me = { ...anAdministrator, role: "member" };

function serving(part: Partial<ExecutionDetail>, more: Server = {}): Server {
  return { "GET /api/v1/report-executions/*": anExecution(part), ...more };
}

const running: Partial<ExecutionDetail> = {
  status: "running",
  completed_at: undefined,
  duration_ms: undefined,
  row_count: undefined,
  deliveries_done: 0,
  progress: {
    phase: "writing",
    rows: 18_000,
    bytes: 900_000,
    rows_per_second: 600,
    elapsed_ms: 30_000,
    estimate: { low_ms: 40_000, high_ms: 60_000, runs: 12 },
    percent: 50,
  },
};

const factOf = (name: string) => screen.getByText(name).nextElementSibling?.textContent;

describe("a run that goes on", () => {
  it("shows rows, rate, time and share, and follows the events (PL-A.16)", async () => {
    const { container, tell } = await showApp(at, serving(running));
    await screen.findByText("Reading rows and writing the file");
    expect(factOf("Rows")).toBe("18,000");
    expect(factOf("Rows a second")).toBe("600");
    expect(factOf("Usually")).toBe("40 to 60 s");
    expect(screen.getByRole("progressbar").getAttribute("value")).toBe("50");
    expect(screen.queryByText("No attempt yet.")).toBeNull();
    expect(screen.getByText("09:00:10", { selector: "li .num" })).toBeTruthy();
    await expectAccessible(container);
    tell("progress", { id: "e1", phase: "finishing", rows: 20_000, bytes: 1, elapsed_ms: 70_000 });
    await screen.findByText("Finishing the file");
    expect(factOf("Rows")).toBe("20,000");
    expect(screen.queryByRole("progressbar")).toBeNull();
  });

  it("has no bar and no guess where too few runs are known", async () => {
    const progress = { phase: "reading", rows: 0, bytes: 0, elapsed_ms: 1_000 };
    await showApp(at, serving({ ...running, progress }));
    await screen.findByText("Asking the source");
    expect(screen.queryByRole("progressbar")).toBeNull();
    expect(screen.queryByText("Usually")).toBeNull();
  });

  it("gets more time from an administrator (PR-7.10)", async () => {
    const { calls } = await showApp(
      at,
      serving(running, { "POST /api/v1/report-executions/*/extend": anExecution(running) }),
    );
    fireEvent.click(await screen.findByRole("button", { name: "Extend time limit" }));
    const dialog = await screen.findByRole("dialog");
    const minutes = within(dialog).getByLabelText("Minutes from the start of an attempt");
    expect((minutes as HTMLInputElement).value).toBe("60");
    fireEvent.change(minutes, { target: { value: "1441" } });
    fireEvent.click(within(dialog).getByRole("button", { name: "Set the limit" }));
    await within(dialog).findByText("The time limit is 1 to 1,440 whole minutes.");
    await expectAccessible(dialog);
    fireEvent.change(minutes, { target: { value: "90" } });
    fireEvent.click(within(dialog).getByRole("button", { name: "Set the limit" }));
    await screen.findByText("This run may take 90 minutes.");
    expect(calls.find((each) => each.method === "POST")?.body).toEqual({ timeout_minutes: 90 });
  });

  it("gets none from a member, who may cancel it", async () => {
    await showApp(at, serving(running), aMember);
    await screen.findByRole("button", { name: "Cancel the run" });
    expect(screen.queryByRole("button", { name: "Extend time limit" })).toBeNull();
  });

  it("that takes long says so to whoever asked for it, on whatever page", async () => {
    const { tell, router } = await showApp("/o/acme/executions", {
      ...serving(running),
      "GET /api/v1/report-executions": { items: [], total: 0, page: 1, limit: 50 },
    });
    await screen.findByText("No run, last 7 days");
    const text = "Weekly sales is still being generated: 2 min so far, usually 3 to 5 min.";
    tell("notice", { kind: "long_run", execution_id: "e1", text, user_id: "u1" });
    await screen.findByText(text);
    fireEvent.click(screen.getByRole("button", { name: "Open the run" }));
    await waitFor(() => expect(router.state.location.pathname).toBe(at));
  });
});

describe("a run that waits", () => {
  it("says for what, first", async () => {
    const wait = { code: "source_limit", text: "3 of 3 slots of source shop in use.", ahead: 12 };
    await showApp(at, serving({ ...running, status: "queued", started_at: undefined, wait }));
    await screen.findByText(wait.text);
    expect(screen.getByText(/^waits, .* so far$/)).toBeTruthy();
  });

  it("for its next attempt says when, and why the last one failed (PR-6.8)", async () => {
    const next = new Date(Date.now() + 42_000).toISOString();
    const attempt = {
      attempt: 1,
      started_at: "2026-03-30T13:00:10Z",
      ended_at: "2026-03-30T13:00:13Z",
      outcome: "failed",
      error_category: "network",
      error_code: "source_unreachable",
      error_message: "The source shop does not answer.",
    };
    const status = "delayed";
    await showApp(at, serving({ ...running, status, next_attempt_at: next, attempts: [attempt] }));
    await screen.findByText(/^next try in 4\d s$/);
    expect(screen.getByText(/^Network: The source shop does not answer\./)).toBeTruthy();
  });
});

describe("a run that is over", () => {
  it("leads an administrator to its dead letter", async () => {
    const part = { status: "failed" as const, dead_letter_id: "d7", error_message: "No table." };
    await showApp(at, serving(part));
    const link = await screen.findByRole("link", { name: "See its dead letter" });
    expect(link.getAttribute("href")).toBe("/o/acme/operations/dead-letters/d7");
  });

  it("says whose file it took", async () => {
    const reused_from = { execution_id: "e0", completed_at: "2026-03-30T13:00:00Z" };
    await showApp(at, serving({ reused_from }));
    const link = await screen.findByRole("link", { name: "the run of Mon 30 Mar 09:00" });
    expect(link.getAttribute("href")).toBe("/o/acme/executions/e0");
  });

  it("without a run of its own says why first", async () => {
    await showApp(at, serving({ status: "skipped", skip_reason: "circuit_open" }));
    await screen.findByText("The schedule had paused itself after failures in a row.");
  });
});

describe("the list of runs", () => {
  it("is filtered by the kind of fault, in the address (PR-6.2)", async () => {
    const { calls, router, container } = await showApp("/o/acme/executions?category=network", {
      "GET /api/v1/report-executions": {
        items: [anExecution({ status: "failed", error_message: "Lost.", deliveries_done: 0 })],
        total: 1,
        page: 1,
        limit: 50,
      },
    });
    await screen.findByText("Lost.");
    const asked = calls.find((each) => each.url.pathname === "/api/v1/report-executions");
    expect(asked?.url.searchParams.get("error_category")).toBe("network");
    await expectAccessible(container);
    fireEvent.change(screen.getByLabelText("Fault"), { target: { value: "data" } });
    await waitFor(() => expect(router.state.location.search).toEqual({ category: "data" }));
  });

  it("shows the code that an alert led here with, to be taken away (PR-7.9)", async () => {
    const { calls, router } = await showApp("/o/acme/executions?status=failed&error_code=timeout", {
      "GET /api/v1/report-executions": { items: [anExecution()], total: 1, page: 1, limit: 50 },
    });
    const code = await screen.findByLabelText("Code");
    const asked = calls.find((each) => each.url.pathname === "/api/v1/report-executions");
    expect(asked?.url.searchParams.get("error_code")).toBe("timeout");
    fireEvent.change(code, { target: { value: "" } });
    await waitFor(() => expect(router.state.location.search).toEqual({ status: "failed" }));
  });
});

describe("a schedule that paused itself", () => {
  const circuit = {
    state: "open",
    opens: 1,
    since: "2026-03-30T13:00:00Z",
    until: "2026-04-02T13:00:00Z",
    text: "Paused itself after 5 failures in a row; tries again Thu 2 Apr 09:00.",
  };
  const resting = aSchedule({ state: "failing", circuit, next_run_at: "2026-03-31T13:00:00Z" });
  const server: Server = {
    "GET /api/v1/scheduled-reports/*": resting,
    "GET /api/v1/report-executions": { items: [], total: 0, page: 1, limit: 50 },
    "POST /api/v1/schedule-previews": { description: "", runs: [] },
    "POST /api/v1/scheduled-reports/*/close-circuit": aSchedule(),
    "POST /api/v1/scheduled-reports/*/run": { execution_id: "e1" },
    ...serving(running),
  };

  it("says until when, and starts again by one press", async () => {
    const { calls } = await showApp("/o/acme/schedules/s1", server);
    await screen.findByText(circuit.text);
    expect(screen.queryByText(/Next: /)).toBeNull();
    fireEvent.click(screen.getByRole("button", { name: "Close circuit now" }));
    await screen.findByText("Weekly sales runs again at its times.");
    expect(calls.some((each) => each.url.pathname.endsWith("/s1/close-circuit"))).toBe(true);
  });

  it("leaves the button to those who may edit it", async () => {
    await showApp("/o/acme/schedules/s1", {
      ...server,
      "GET /api/v1/scheduled-reports/*": { ...resting, can_edit: false },
    });
    await screen.findByText(/Its owner or an administrator can end the rest/);
    expect(screen.queryByRole("button", { name: "Close circuit now" })).toBeNull();
  });

  it("runs all the same when asked, and its page shows how far it is", async () => {
    await showApp("/o/acme/schedules/s1", server);
    fireEvent.click(await screen.findByRole("button", { name: "Run now" }));
    await screen.findByText("Reading rows and writing the file");
  });
});

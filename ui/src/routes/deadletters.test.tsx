import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { anAdministrator, type Server, showApp } from "@/test/app";
import { expectAccessible } from "@/test/render";
import { aDeadLetter, deadLettersOf } from "@/test/samples";

const at = "/o/acme/operations/dead-letters";
const schedules = { items: [], total: 0, page: 1, limit: 100, counts: {} };
const three = ["a", "b", "c"].map((id) => aDeadLetter({ id, schedule_name: `Report ${id}` }));

function serving(items = three, more: Server = {}, summary = {}): Server {
  return {
    "GET /api/v1/dead-letters": deadLettersOf(items, summary),
    "GET /api/v1/scheduled-reports": schedules,
    ...more,
  };
}

const rows = () => screen.getAllByRole("row").slice(1);

describe("the page of dead letters (PR-5.3)", () => {
  it("lists them without a barrier", async () => {
    const { container } = await showApp(at, serving());
    await screen.findByText("3 open: 3 of 1,000; the oldest is archived first.");
    expect(screen.getByRole("link", { name: "Report a" }).getAttribute("href")).toBe(`${at}/a`);
    expect(document.title).toBe("Dead letters - Punctual");
    await expectAccessible(container);
  });

  it("says so where nothing has failed", async () => {
    await showApp(at, serving([]));
    await screen.findByText("Nothing has failed for good.");
  });

  it("tells done from filtered away", async () => {
    const summary = { resolved: 4, total: 4 };
    await showApp(at, serving([], {}, summary));
    await screen.findByText("Nothing waits for you.");
    expect(screen.getByText("4 resolved.")).toBeTruthy();
  });

  it("names the filters that leave nothing, and how many there are without", async () => {
    const { router } = await showApp(`${at}?category=network`, serving([], {}, { total: 4 }));
    await screen.findByText("Nothing matches category network");
    expect(screen.getByText("4 dead letters without them.")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Clear the filters" }));
    await waitFor(() => expect(router.state.location.search).toEqual({}));
  });

  it("keeps the filters where the rows could not be read", async () => {
    const problem = { status: 500, body: { title: "The database does not answer." } };
    await showApp(at, { ...serving(), "GET /api/v1/dead-letters": problem });
    await screen.findByText("The dead letters could not be read.");
    expect(screen.getByLabelText("Schedule or message")).toBeTruthy();
    expect(screen.getByRole("button", { name: "Try again" })).toBeTruthy();
  });

  it("is for administrators", async () => {
    await showApp(at, serving(), { ...anAdministrator, role: "manager" });
    await screen.findByText("The list of dead letters needs the role administrator");
    expect(screen.queryByRole("link", { name: "Dead letters" })).toBeNull();
  });

  it("retries all of one cause, with their number in the button (PR-5.10)", async () => {
    const group = {
      error_code: "timeout",
      error_category: "system",
      error_message: "Stopped after 30 min.",
      count: 59,
      since: "2026-03-30T13:00:00Z",
    };
    const { calls } = await showApp(
      at,
      serving(
        three,
        { "POST /api/v1/dead-letters/retry-all": { affected: 58 } },
        { groups: [group] },
      ),
    );
    fireEvent.click(await screen.findByRole("button", { name: "Retry 59: Stopped after 30 min." }));
    fireEvent.click(await screen.findByRole("button", { name: "Retry 59 dead letters" }));
    await screen.findByText("58 runs are being retried.");
    const sent = calls.find((each) => each.url.pathname.endsWith("retry-all"));
    expect(Object.fromEntries(sent?.url.searchParams ?? [])).toEqual({
      error_category: "system",
      error_code: "timeout",
      q: "Stopped after 30 min.",
      status: "open",
    });
  });

  it("deletes those that are chosen, and the focus is not lost (PR-5.10)", async () => {
    const { calls } = await showApp(
      at,
      serving(three, { "DELETE /api/v1/dead-letters/*": { status: 204 } }),
    );
    const boxes = await screen.findAllByRole("checkbox", { name: /^Select Report/ });
    fireEvent.click(boxes[0] as HTMLElement);
    fireEvent.click(boxes[2] as HTMLElement, { shiftKey: true });
    const bar = screen.getByRole("region", { name: "Selection" });
    expect(within(bar).getByRole("status").textContent).toBe("3 selected");
    fireEvent.click(within(bar).getByRole("button", { name: "Delete 3" }));
    fireEvent.click(await screen.findByRole("button", { name: "Delete 3 dead letters" }));
    await screen.findByText("3 dead letters are deleted.");
    const deleted = calls.filter((each) => each.method === "DELETE");
    expect(deleted.map((each) => each.url.pathname.split("/").pop())).toEqual(["a", "b", "c"]);
    await waitFor(() => expect(document.activeElement?.tagName).toBe("H1"));
  });

  it("gives the focus back where a dialog is left", async () => {
    await showApp(at, serving());
    await screen.findByText("Report a");
    const all = screen.getByRole("button", { name: "Retry all 3" });
    all.focus();
    fireEvent.click(all);
    const dialog = await screen.findByRole("dialog");
    fireEvent.click(within(dialog).getByRole("button", { name: "Cancel" }));
    await waitFor(() => expect(document.activeElement).toBe(all));
  });

  it("offers all that match once the page is chosen, and sends the filters", async () => {
    const page = { ...deadLettersOf(three), total: 212 };
    const { calls } = await showApp(
      `${at}?category=network`,
      serving(three, {
        "GET /api/v1/dead-letters": page,
        "DELETE /api/v1/dead-letters": { affected: 212 },
      }),
    );
    await screen.findByText("Report a");
    fireEvent.click(screen.getByRole("checkbox", { name: "Select the page" }));
    fireEvent.click(screen.getByRole("button", { name: "Select all 212 that match" }));
    fireEvent.click(screen.getByRole("button", { name: "Delete 212" }));
    fireEvent.click(await screen.findByRole("button", { name: "Delete 212 dead letters" }));
    await screen.findByText("212 dead letters are deleted.");
    const sent = calls.find((each) => each.method === "DELETE")?.url.searchParams;
    expect(Object.fromEntries(sent ?? [])).toEqual({ error_category: "network", status: "open" });
  });

  it("chooses rows by key", async () => {
    await showApp(at, serving());
    const first = await screen.findByRole("link", { name: "Report a" });
    first.focus();
    fireEvent.keyDown(first, { key: "x" });
    fireEvent.keyDown(first, { key: "j" });
    fireEvent.keyDown(document.activeElement as Element, { key: "j" });
    fireEvent.keyDown(document.activeElement as Element, { key: "X", shiftKey: true });
    expect(await screen.findByText("3 selected")).toBeTruthy();
  });

  it("changes a row in place and holds new ones back", async () => {
    const { tell } = await showApp(at, serving());
    await screen.findByText("Report a");
    tell("dead_letter", { id: "a", status: "retrying" });
    await within(rows()[0] as HTMLElement).findByText("Retrying");
    tell("dead_letter", { id: "new", status: "open" });
    await screen.findByText("1 new dead letter");
    expect(rows()).toHaveLength(3);
  });
});

describe("the page of one dead letter (PR-5.2)", () => {
  const whole = {
    ...aDeadLetter(),
    error_detail: "java.net.ConnectException",
    report_params: { period: "last_7_days" },
    attempt_history: [1, 2].map((attempt) => ({
      execution_id: "e1",
      attempt,
      started_at: "2026-03-30T13:00:00Z",
      ended_at: "2026-03-30T13:00:30Z",
      outcome: "failed",
      error_category: "network",
      error_code: "source_unreachable",
      error_message: "The source shop does not answer.",
      node: "web-1",
    })),
  };
  const server: Server = { "GET /api/v1/dead-letters/*": whole };

  it("shows why, each attempt, and what was asked for, without a barrier", async () => {
    const { container } = await showApp(`${at}/d1`, server);
    await screen.findByText("The source shop does not answer. Gave up after 6 attempts.");
    expect(screen.getAllByText(/on web-1/)).toHaveLength(2);
    expect(screen.getByText("last 7 days")).toBeTruthy();
    fireEvent.click(screen.getByText("Technical detail"));
    await screen.findByText("java.net.ConnectException");
    await expectAccessible(container);
  });

  it("is retried by one press (PR-5.4)", async () => {
    const { calls } = await showApp(`${at}/d1`, {
      ...server,
      "POST /api/v1/dead-letters/*/retry": { execution_id: "e9" },
    });
    fireEvent.click(await screen.findByRole("button", { name: "Retry" }));
    await screen.findByText("Weekly sales is being retried.");
    expect(calls.some((each) => each.url.pathname === "/api/v1/dead-letters/d1/retry")).toBe(true);
  });

  it("is resolved with a note, and that can be undone (PR-5.5)", async () => {
    const { calls } = await showApp(`${at}/d1`, {
      ...server,
      "POST /api/v1/dead-letters/*/resolve": aDeadLetter({ status: "resolved" }),
      "POST /api/v1/dead-letters/*/reopen": aDeadLetter(),
    });
    fireEvent.click(await screen.findByRole("button", { name: "Resolve" }));
    const dialog = await screen.findByRole("dialog");
    fireEvent.change(within(dialog).getByLabelText("Note"), { target: { value: "Mended." } });
    fireEvent.click(within(dialog).getByRole("button", { name: "Resolve" }));
    fireEvent.click(await screen.findByRole("button", { name: "Undo" }));
    await waitFor(() =>
      expect(calls.filter((each) => each.method === "POST").map((each) => each.body)).toEqual([
        { note: "Mended." },
        undefined,
      ]),
    );
  });

  it("says why a retry is refused", async () => {
    await showApp(`${at}/d1`, {
      ...server,
      "POST /api/v1/dead-letters/*/retry": {
        status: 409,
        body: { title: "Conflict", detail: "It is being retried already.", status: 409 },
      },
    });
    fireEvent.click(await screen.findByRole("button", { name: "Retry" }));
    await screen.findByText("It is being retried already.");
  });
});

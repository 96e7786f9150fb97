import { fireEvent, screen, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { anAdministrator, type Server, showApp } from "@/test/app";
import { expectAccessible } from "@/test/render";
import { aDisk } from "@/test/samples";

vi.mock("@/components/ChartCanvas", () => ({ ChartCanvas: () => null }));

const at = "/o/acme/operations/disk";
const serving = (part = {}, more: Server = {}): Server => ({
  "GET /api/v1/disk": aDisk(part),
  "GET /api/v1/report-types": { items: [{ id: "sales_summary", name: "Sales summary" }], total: 1 },
  ...more,
});
const healthy = (disk: string) => ({
  status: disk,
  version: "1",
  checks: { disk: { status: disk, time: "2026-03-30T13:00:00Z" } },
});
const stopped = {
  state: "stopped",
  free_bytes: 9e8,
  waiting_for_space: 12,
  advice: [
    { code: "old_files", text: "Report files older than 30 days.", bytes: 12.4e9 },
    { code: "archives", text: "Archives in /srv. Move them to another disk.", bytes: 2e9 },
  ],
};

describe("the disk (PR-8)", () => {
  it("answers first: its state, and when it is full", async () => {
    const { container } = await showApp(at, serving());
    await screen.findByText(/80.0 GB of 270 GB are free. Full in about 47 days/);
    screen.getByText("Ok");
    const use = within(screen.getByRole("table", { name: "Report files by organisation" }));
    use.getByText("Acme");
    use.getByText("27.0 GB");
    await screen.findByText("Sales summary");
    screen.getByText("Report files of Acme");
    screen.getByText(/Nothing to do/);
    await expectAccessible(container);
  });

  it("says that runs wait, and what would make room", async () => {
    const { container } = await showApp(at, serving(stopped));
    await screen.findByText(/12 runs wait for room; none is lost/);
    screen.getByText("Stopped");
    const advice = screen.getByText("Report files older than 30 days.").closest("li");
    expect(advice?.textContent).toContain("12.4 GB");
    await expectAccessible(container);
  });

  it("says in a table what the line draws", async () => {
    await showApp(at, serving());
    fireEvent.click(await screen.findByRole("button", { name: /Show as table/ }));
    const table = within(screen.getByRole("table", { name: "Free space, last 30 days" }));
    table.getByText("83.4 GB");
    table.getByText("80.0 GB");
  });

  it("is for administrators and operators", async () => {
    await showApp(at, serving(), { ...anAdministrator, role: "member" });
    await screen.findByText("The state of the disk needs the role administrator");
  });

  it("says what could not be read", async () => {
    const broken = { status: 500, body: { title: "Broken", status: 500 } };
    await showApp(at, { "GET /api/v1/disk": broken });
    await screen.findByText("The disk could not be read.");
  });
});

describe("the banner (PR-8.8)", () => {
  const demo = { ...anAdministrator, demo: true };

  it("says that runs wait for the disk, before anything else there is to say", async () => {
    await showApp(at, serving(stopped, { "GET /api/health": healthy("fail") }), demo);
    await screen.findByText(/Runs wait: too little space is free/);
    expect(screen.queryByText(/Sample data/)).toBeNull();
    expect(screen.getByRole("link", { name: "Make room" })).toBeTruthy();
  });

  it("comes and goes with the event, without another look at the server", async () => {
    const { tell } = await showApp(at, serving({}, { "GET /api/health": healthy("pass") }), demo);
    await screen.findByText(/Sample data/);
    tell("disk", { state: "stopped" });
    await screen.findByText(/Runs wait: too little space is free/);
    tell("disk", { state: "low" });
    await screen.findByText(/Sample data/);
  });

  it("does not send a person where they may not go", async () => {
    await showApp("/o/acme/executions", serving({}, { "GET /api/health": healthy("fail") }), {
      ...anAdministrator,
      role: "member",
    });
    await screen.findByText(/Runs wait: too little space is free/);
    expect(screen.queryByRole("link", { name: "Make room" })).toBeNull();
  });
});

import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import type { Call, Server } from "@/test/app";
import { anAdministrator, showApp } from "@/test/app";
import { expectAccessible } from "@/test/render";
import { anExecution } from "@/test/samples";

vi.mock("@/components/ChartCanvas", () => ({ ChartCanvas: () => null }));

const path = "/api/v1/organization/retention";
const rule = { days: 90, usual_days: 90, archive: false, archive_available: true };
const usage = {
  organization: "acme",
  from: "2026-11-01T00:00:00Z",
  to: "2026-12-01T00:00:00Z",
  by_report_type: [
    {
      report_type: "sales_summary",
      runs: 12,
      cpu_ms: 41_000,
      byte_days: 3e9,
      deliveries: 30,
      bytes: 12.4e6,
      files: 10,
    },
  ],
  days: [
    { day: "2026-11-01", bytes: 1e6 },
    { day: "2026-11-02", bytes: 12.4e6 },
  ],
};
const serving = (more: Server = {}): Server => ({
  [`GET ${path}`]: rule,
  [`GET ${path}/preview`]: (call: Call) => ({
    days: Number(call.url.searchParams.get("days") ?? 90),
    files: 40,
    bytes: 4e6,
    ending_files: call.url.searchParams.get("days") === "30" ? 12 : 0,
    ending_bytes: 1.2e6,
  }),
  "GET /api/v1/usage": usage,
  "GET /api/v1/report-types": { items: [{ id: "sales_summary", name: "Sales summary" }], total: 1 },
  ...more,
});

describe("files (PL-F.5, PL-F.7)", () => {
  it("says how long they are kept and what they cost", async () => {
    const { container } = await showApp("/o/acme/settings/files", serving());
    await screen.findByText(/Files are kept for 90 days after they were made, then deleted/);
    const use = within(await screen.findByRole("table", { name: "Use by report type" }));
    use.getByText("41 s");
    use.getByText("3.0 GB-days");
    await expectAccessible(container);
  });

  it("says what a tick would delete before it is saved", async () => {
    const saved: unknown[] = [];
    let current: object = rule;
    await showApp(
      "/o/acme/settings/files",
      serving({
        [`GET ${path}`]: () => current,
        [`PUT ${path}`]: (call: Call) => {
          saved.push(call.body);
          current = { ...rule, days: 30, own_days: 30 };
          return current;
        },
      }),
    );
    fireEvent.click(await screen.findByLabelText("A time of our own"));
    fireEvent.change(screen.getByLabelText("Days"), { target: { value: "0" } });
    fireEvent.click(screen.getByRole("button", { name: "Save" }));
    screen.getByText("Write a whole number of days from 1 to 3,650.");
    fireEvent.change(screen.getByLabelText("Days"), { target: { value: "30" } });
    await screen.findByText(/of which 12 \(1.2 MB\) are past 30 days and go within the hour/);
    fireEvent.click(screen.getByLabelText("Also for the files that are there"));
    fireEvent.click(screen.getByRole("button", { name: "Save" }));
    await screen.findByText(/Files are kept for 30 days/);
    expect(saved).toEqual([{ days: 30, apply_to_existing: true }]);
  });

  it("shows others the rule alone", async () => {
    const viewer = { ...anAdministrator, role: "viewer" as const };
    await showApp("/o/acme/settings/files", serving(), viewer);
    await screen.findByText(/Files are kept for 90 days/);
    expect(screen.queryByRole("button", { name: "Save" })).toBeNull();
  });
});

const link = {
  id: "l1",
  format: "csv",
  file_name: "weekly.csv",
  created_by: "Ann Frei",
  note: "for the auditor",
  one_time: true,
  uses: 0,
  state: "open",
  created_at: "2026-03-30T13:00:00Z",
  expires_at: "2027-03-03T13:00:00Z",
  url: "https://reports.acme.test/d/l1?e=1&k=2&s=3",
};
const artifact = {
  id: "a1",
  format: "csv",
  file_name: "weekly.csv",
  bytes: 1200,
  row_count: 3,
  sha256: "9f3a1c77e0b2d4418aa0cc21f5b94d7e6a1b2c3d4e5f60718293a4b5c6d7e8f9",
  expires_at: "2027-03-03T13:00:00Z",
};

describe("links of a run (PL-F.4)", () => {
  const run = (part = {}) => anExecution({ artifacts: [artifact], ...part });

  it("are listed, made and revoked", async () => {
    let state = "open";
    const made: unknown[] = [];
    const { container } = await showApp("/o/acme/executions/x1", {
      "GET /api/v1/report-executions/*": run(),
      "GET /api/v1/report-executions/*/links": () => ({ items: [{ ...link, state }] }),
      "POST /api/v1/report-executions/*/links": (call: Call) => {
        made.push(call.body);
        return link;
      },
      "DELETE /api/v1/links/*": () => {
        state = "revoked";
        return { status: 204 };
      },
    });
    await screen.findByText("Shared by Ann Frei: for the auditor");
    screen.getByText(/good until 3 Mar 2027 · not used yet · for one download/);
    screen.getByText(/kept until 3 Mar 2027/);
    await expectAccessible(container);

    fireEvent.click(screen.getByRole("button", { name: "Share a link" }));
    fireEvent.click(await screen.findByLabelText("For one download"));
    fireEvent.click(screen.getByRole("button", { name: "Make the link and copy it" }));
    await waitFor(() =>
      expect(made).toEqual([{ format: "csv", expires_in: "7d", one_time: true, note: "" }]),
    );

    fireEvent.click(await screen.findByRole("button", { name: "Revoke" }));
    fireEvent.click(await screen.findByRole("button", { name: "Revoke 1 link" }));
    await screen.findByText(/revoked/);
  });

  it("says what became of a file that is gone", async () => {
    const gone = { ...artifact, deleted_at: "2027-03-03T13:00:00Z" };
    await showApp("/o/acme/executions/x1", {
      "GET /api/v1/report-executions/*": run({
        artifacts: [],
        past_artifacts: [gone, { ...gone, id: "a2", archived_at: "2027-03-03T12:00:00Z" }],
      }),
      "GET /api/v1/report-executions/*/links": { items: [] },
    });
    await screen.findByText(/deleted on 3 Mar 2027 by retention/);
    screen.getByText(/archived on 3 Mar 2027; an administrator can get it/);
    expect(screen.queryByText("Share a link")).toBeNull();
  });
});

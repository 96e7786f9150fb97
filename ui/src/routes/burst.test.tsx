import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { BurstPart, BurstPreviewAnswer, ReportType } from "@/lib/api-types";
import { type Server, showApp } from "@/test/app";
import { expectAccessible } from "@/test/render";
import { anExecution } from "@/test/samples";

const type: ReportType = {
  id: "orders",
  name: "Orders",
  source: "shop",
  version: "1",
  parameters: [],
  columns: [{ name: "region", label: "Region", type: "text", pii: false }],
  sections: [],
  formats: ["csv"],
  templates: [],
  burst_key: "region",
};

const preview: BurstPreviewAnswer = {
  column: "region",
  label: "Region",
  items: [
    { key: "West", recipients: [], rows: 2 },
    { key: "North", recipients: ["n@acme.test", "boss@acme.test"], rows: 12 },
  ],
  total: 2,
  keys: 1,
  recipients: 2,
  rows: 12,
  without_rows: 0,
  unmatched_keys: 1,
  unmatched_rows: 2,
  faults: [],
  failure: "1 key is without a recipient (2 rows).",
  took_ms: 3,
};

const editor: Server = {
  "GET /api/v1/report-types": { items: [type], total: 1, page: 1, limit: 200 },
  "GET /api/v1/report-types/*": type,
  "POST /api/v1/report-types/*/burst-preview": preview,
};

describe("a schedule of a report that can be split", () => {
  it("sends to whom the query names, and shows who that would be", async () => {
    const { container } = await showApp("/o/acme/schedules/new?type=orders", editor);
    fireEvent.click(await screen.findByRole("radio", { name: /^One file for each Region/ }));
    expect(screen.queryByLabelText("People and addresses")).toBeNull();
    fireEvent.click(screen.getByRole("button", { name: "Show who would get what" }));
    const table = await screen.findByRole("table", { name: "Who would get how many rows" });
    expect(within(table).getByText("n@acme.test, boss@acme.test")).toBeTruthy();
    expect(
      screen.getByText(/^2 files with 12 rows\. 2 rows that nobody is named for/),
    ).toBeTruthy();
    expect(screen.getByText("A run would fail now.")).toBeTruthy();
    await expectAccessible(container);
    fireEvent.click(screen.getByRole("radio", { name: /^Leave those rows out/ }));
    await waitFor(() => expect(screen.queryByText("A run would fail now.")).toBeNull());
  });
});

function part(key: string, outcome = "sent"): BurstPart {
  const sent = outcome === "sent";
  return {
    key,
    row_count: 3,
    outcome,
    artifacts: sent
      ? [
          {
            id: key,
            format: "csv",
            file_name: `Orders-${key}.csv`,
            burst_key: key,
            bytes: 10,
            row_count: 3,
            sha256: "0123456789abcdef",
            expires_at: "2026-06-30T13:00:00Z",
          },
        ]
      : [],
    deliveries: sent
      ? [
          {
            id: `d-${key}`,
            channel: "email",
            destination: `${key}@acme.test`,
            burst_key: key,
            status: "sent",
            attempt: 1,
            retry_count: 0,
            created_at: "2026-03-30T13:00:00Z",
            sent_at: "2026-03-30T13:00:01Z",
            uncertain: false,
            attempts: [],
          },
        ]
      : [],
  };
}

describe("a run that was split", () => {
  it("shows its files and readers key by key, finds one, and sends one again", async () => {
    const { container, calls } = await showApp("/o/acme/executions/e1", {
      "GET /api/v1/report-executions/*": anExecution({ split: true, parts_total: 12 }),
      "GET /api/v1/report-executions/*/parts": ({ url }) => {
        const items = [part("north"), part("west", "nobody")].filter((each) =>
          each.key.includes(url.searchParams.get("q") ?? ""),
        );
        return { items, total: items.length, page: 1, limit: 10 };
      },
      "POST /api/v1/report-executions/*/redeliver": { affected: 1 },
      "POST /api/v1/report-executions/*/download-link": { url: "#", expires_at: "" },
    });
    expect(await screen.findByText("Orders-north.csv")).toBeTruthy();
    expect(screen.getByText("north@acme.test")).toBeTruthy();
    expect(screen.getByText("Nobody is named for it: left out")).toBeTruthy();
    await expectAccessible(container);
    fireEvent.click(screen.getByRole("button", { name: "Send the file of north again" }));
    await waitFor(() =>
      expect(calls.find((call) => call.url.pathname.endsWith("/redeliver"))?.body).toEqual({
        delivery_ids: ["d-north"],
      }),
    );
    fireEvent.click(screen.getByRole("button", { name: "CSV" }));
    await waitFor(() =>
      expect(calls.find((call) => call.url.pathname.endsWith("/download-link"))?.body).toEqual({
        format: "csv",
        key: "north",
      }),
    );
    fireEvent.change(screen.getByLabelText("Find a key"), { target: { value: "west" } });
    await waitFor(() => expect(screen.queryByText("Orders-north.csv")).toBeNull());
  });
});

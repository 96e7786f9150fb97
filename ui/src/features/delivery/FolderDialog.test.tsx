import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import type { RecipientInput } from "@/lib/api-types";
import { expectAccessible, show } from "@/test/render";
import { AddFolder } from "./FolderDialog";

const entry = (name: string, kind: "folder" | "file") => ({
  name,
  kind,
  ...(kind === "file" && { bytes: 1200 }),
  changed_at: "2026-11-29T09:00:00Z",
});

const folders: Record<string, ReturnType<typeof entry>[]> = {
  "": [entry("sales", "folder"), entry("old.csv", "file")],
  sales: [],
};

/** A server with one root; what was posted to it. */
function serve(roots: string[] = ["outbox"]) {
  const posted: unknown[] = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    const url = new URL(request.url);
    const body = request.method === "POST" ? JSON.parse(await request.text()) : undefined;
    const answer = (value: unknown, status = 200) =>
      new Response(JSON.stringify(value), { status });
    if (url.pathname.endsWith("/file-roots")) {
      return answer({ items: roots.map((alias) => ({ alias })) });
    }
    if (url.pathname.endsWith("/entries")) {
      const items = folders[url.searchParams.get("path") ?? ""] ?? [];
      return answer({ path: "", items, total: items.length, cut: false });
    }
    if (url.pathname.endsWith("/folders")) {
      posted.push(body);
      return answer(body, 201);
    }
    const { destination } = body as { destination: string };
    if (destination.includes("due.dat ")) {
      const message = "There is no {{ due.dat }}; did you mean {{ due.date }}?";
      return answer({ title: "Invalid", status: 422, detail: message, errors: [] }, 422);
    }
    const name = destination.replace("{{ due.date }}-{{ report.name }}.{{ format }}", "x.csv");
    return answer({ destination, names: [name] });
  });
  return posted;
}

const naming = { scheduleName: "", reportName: "Sales", formats: ["csv"], timezone: "UTC" };

async function opened() {
  const added: RecipientInput[] = [];
  const posted = serve();
  show(<AddFolder naming={naming} onAdd={(each) => added.push(each)} />);
  fireEvent.click(await screen.findByRole("button", { name: "Add a folder" }));
  const dialog = await screen.findByRole("dialog");
  await within(dialog).findByRole("button", { name: "sales" });
  return { added, posted, dialog };
}

it("offers nothing where there is no root", async () => {
  serve([]);
  const asked = vi.spyOn(globalThis, "fetch");
  show(<AddFolder naming={naming} onAdd={() => {}} />);
  await waitFor(() => expect(asked).toHaveBeenCalled());
  await asked.mock.results[0]?.value;
  expect(screen.queryByRole("button")).toBeNull();
});

it("goes into a folder, shows the next name and adds it as a reader (PL-F.1)", async () => {
  const { added, dialog } = await opened();
  await expectAccessible(dialog);
  fireEvent.click(within(dialog).getByRole("button", { name: "sales" }));
  await within(dialog).findByText("Nothing is in it yet.");
  await within(dialog).findByText("outbox/sales/x.csv");
  fireEvent.click(within(dialog).getByRole("checkbox", { name: /Replace/ }));
  fireEvent.click(within(dialog).getByRole("button", { name: "Add this folder" }));
  await waitFor(() => expect(added).toHaveLength(1));
  expect(added[0]).toEqual({
    channel: "file",
    destination: "outbox/sales/{{ due.date }}-{{ report.name }}.{{ format }}",
    options: { overwrite: true },
  });
});

it("goes back by the path above the list", async () => {
  const { dialog } = await opened();
  fireEvent.click(within(dialog).getByRole("button", { name: "sales" }));
  const path = within(dialog).getByRole("navigation", { name: "Folder" });
  await within(path).findByText("sales");
  fireEvent.click(within(path).getByRole("button", { name: "outbox" }));
  await within(dialog).findByText("old.csv");
});

it("makes a folder with Enter and goes into it", async () => {
  const { dialog, posted, added } = await opened();
  const box = within(dialog).getByLabelText("New folder here");
  fireEvent.change(box, { target: { value: "2027" } });
  fireEvent.keyDown(box, { key: "Enter" });
  await waitFor(() => expect(posted).toEqual([{ path: "2027" }]));
  await within(dialog).findByText("2027");
  expect(added).toEqual([]);
});

it("says what is wrong with a name and does not add it", async () => {
  const { dialog, added } = await opened();
  const name = within(dialog).getByLabelText("File name");
  fireEvent.change(name, { target: { value: "{{ due.dat }}.csv" } });
  await within(dialog).findByText(/did you mean \{\{ due.date \}\}\?/);
  fireEvent.click(within(dialog).getByRole("button", { name: "Add this folder" }));
  expect(added).toEqual([]);
  await expectAccessible(dialog);
});

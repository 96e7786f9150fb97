import { fireEvent, screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { anAdministrator, type Server, showApp } from "@/test/app";
import { expectAccessible } from "@/test/render";

const at = "/o/acme/settings/organization";
const acme = {
  id: "o1",
  key: "acme",
  name: "Acme",
  email_domains: ["acme.test"],
  has_logo: false,
};
const serving = (more: Server = {}): Server => ({ "GET /api/v1/organization": acme, ...more });

describe("the organisation (PL-D.3)", () => {
  it("shows its name and colour, and saves what was changed", async () => {
    const saved = { ...acme, name: "Acme Ltd", accent: "#0B6E4F" };
    const { calls, container } = await showApp(at, serving({ "PUT /api/v1/organization": saved }));
    const name = await screen.findByLabelText("Name");
    await expectAccessible(container);
    expect(screen.getByRole("button", { name: "Save" })).toHaveProperty("disabled", true);
    fireEvent.change(name, { target: { value: "Acme Ltd" } });
    fireEvent.change(screen.getByLabelText("Colour"), { target: { value: "#0B6E4F" } });
    fireEvent.click(screen.getByRole("button", { name: "Save" }));
    await screen.findByText("Saved. New reports look like this.");
    const put = calls.find((call) => call.method === "PUT");
    expect(put?.body).toEqual({ name: "Acme Ltd", accent: "#0B6E4F" });
  });

  it("says beside the field what the server refused", async () => {
    const message = "accent is #FFEE00, too light to be read on white paper.";
    const refused = {
      status: 422,
      body: {
        title: "Invalid",
        status: 422,
        detail: message,
        errors: [{ field: "accent", message }],
      },
    };
    await showApp(at, serving({ "PUT /api/v1/organization": refused }));
    fireEvent.change(await screen.findByLabelText("Colour"), { target: { value: "#FFEE00" } });
    fireEvent.click(screen.getByRole("button", { name: "Save" }));
    await screen.findByText(/too light to be read on white paper/);
  });

  it("takes the logo off", async () => {
    const { calls } = await showApp(
      at,
      serving({
        "GET /api/v1/organization": { ...acme, has_logo: true },
        "DELETE /api/v1/organization/logo": { status: 204 },
      }),
    );
    fireEvent.click(await screen.findByRole("button", { name: "Remove" }));
    await waitFor(() => expect(calls.some((call) => call.method === "DELETE")).toBe(true));
    await screen.findByText("New reports carry no logo.");
  });

  it("is for administrators", async () => {
    await showApp(at, serving(), { ...anAdministrator, role: "manager" });
    await screen.findByText("Changing the organisation needs the role administrator");
  });
});

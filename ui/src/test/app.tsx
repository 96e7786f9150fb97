import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { render } from "@testing-library/react";
import { vi } from "vitest";
import { makeRouter } from "@/app/router";
import { theme } from "@/app/theme";
import type { Me } from "@/lib/api-types";
import { session } from "@/lib/session";

export interface Call {
  method: string;
  url: URL;
  body: unknown;
}

/** An answer of the server: a body, or a status with one. */
type Answer = { status: number; body?: unknown } | ((call: Call) => unknown);

/** What the server answers, by `GET /api/v1/home`; a star stands for one part of the path. */
export type Server = Record<string, Answer | object>;

export const anAdministrator: Me = {
  id: "u1",
  email: "ann@acme.test",
  display_name: "Ann Frei",
  role: "administrator",
  operator: false,
  timezone: "Europe/Zurich",
  organization: { id: "o1", key: "acme", name: "Acme", role: "administrator" },
  organizations: [{ id: "o1", key: "acme", name: "Acme", role: "administrator" }],
  must_change_password: false,
  demo: false,
};

const health = "GET /api/health";

function answerOf(server: Server, call: Call): Response {
  const path = `${call.method} ${call.url.pathname}`;
  const parts = path.split("/");
  const key = Object.keys(server).find((each) => {
    const wanted = each.split("/");
    return (
      wanted.length === parts.length && wanted.every((part, i) => part === "*" || part === parts[i])
    );
  });
  const given = key === undefined ? { status: 404, body: { title: "Not found" } } : server[key];
  const answer = typeof given === "function" ? given(call) : given;
  const { status = 200, body = answer } =
    typeof answer.status === "number" ? (answer as { status: number; body?: unknown }) : {};
  return new Response(status === 204 ? null : JSON.stringify(body), { status });
}

/**
 * Shows the whole application at an address, over a server of the test; `tell` sends a live event.
 */
export async function showApp(path: string, server: Server, me: Me = anAdministrator) {
  const calls: Call[] = [];
  let events: ReadableStreamDefaultController<Uint8Array> | undefined;
  vi.stubGlobal("fetch", async (input: Request | string) => {
    if (input === "/api/health") {
      return answerOf(
        { [health]: { status: "pass", version: "1", checks: {} }, ...server },
        { method: "GET", url: new URL(input, location.origin), body: undefined },
      );
    }
    if (typeof input === "string") {
      return new Response(JSON.stringify({ access_token: "t", token_type: "", expires_in: 600 }));
    }
    const url = new URL(input.url);
    if (url.pathname === "/api/v1/events") {
      return new Response(
        new ReadableStream({
          start: (controller) => {
            events = controller;
          },
        }),
      );
    }
    if (url.pathname === "/api/v1/me") {
      return new Response(JSON.stringify(me));
    }
    const text = await input.text();
    const call = { method: input.method, url, body: text ? JSON.parse(text) : undefined };
    calls.push(call);
    return answerOf(server, call);
  });
  await session.signIn(me.email, "secret");
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const router = makeRouter(client, createMemoryHistory({ initialEntries: [path] }));
  const view = render(
    <MantineProvider theme={theme} env="test">
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
        <Notifications limit={1} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  return {
    ...view,
    calls,
    router,
    client,
    tell: (name: string, data: object) =>
      events?.enqueue(
        new TextEncoder().encode(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`),
      ),
  };
}

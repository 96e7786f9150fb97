import type { Login } from "./api-types";
import { problemOf } from "./problem";

/**
 * Who is signed in. The access token lives in memory only; the refresh token is a cookie that
 * scripts cannot read. `expired` means that a person was at work when the cookie ran out: the page
 * stays and a dialog asks for the password.
 */
export type SessionState = "unknown" | "signed-in" | "signed-out" | "expired";

let token: string | undefined;
let state: SessionState = "unknown";
let mustChange = false;
let refreshing: Promise<boolean> | undefined;
const listeners = new Set<() => void>();

function become(next: SessionState, login?: Login) {
  token = login?.access_token;
  mustChange = login?.must_change_password ?? false;
  state = next;
  for (const listener of listeners) {
    listener();
  }
}

async function post(path: string, body?: unknown): Promise<Response> {
  return fetch(`/api/v1/auth/${path}`, {
    method: "POST",
    credentials: "same-origin",
    headers: body ? { "Content-Type": "application/json" } : {},
    body: body ? JSON.stringify(body) : null,
  });
}

async function askForToken(): Promise<boolean> {
  const response = await post("refresh");
  if (response.ok) {
    become("signed-in", (await response.json()) as Login);
    return true;
  }
  if (response.status === 401 || response.status === 403) {
    become(state === "signed-in" || state === "expired" ? "expired" : "signed-out");
    return false;
  }
  throw problemOf(response, await response.json().catch(() => null));
}

export const session = {
  token: () => token,
  state: () => state,
  mustChangePassword: () => mustChange,

  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },

  /** A fresh access token through the cookie; callers at the same time share one request. */
  refresh(): Promise<boolean> {
    refreshing ??= askForToken().finally(() => {
      refreshing = undefined;
    });
    return refreshing;
  },

  async signIn(email: string, password: string): Promise<void> {
    const response = await post("login", { email, password });
    const body = await response.json().catch(() => null);
    if (!response.ok) {
      throw problemOf(response, body);
    }
    become("signed-in", body as Login);
  },

  async signOut(): Promise<void> {
    await post("logout").catch(() => undefined);
    become("signed-out");
  },

  passwordChanged() {
    mustChange = false;
    for (const listener of listeners) {
      listener();
    }
  },
};

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

// Whether a refresh cookie may be there: scripts cannot see it, and asking in vain is an error in
// the browser's log.
const hint = "punctual-signed-in";

function mayHaveCookie(): boolean {
  try {
    return localStorage.getItem(hint) !== null;
  } catch {
    return true; // storage is forbidden: ask
  }
}

function remember(signedIn: boolean) {
  try {
    if (signedIn) {
      localStorage.setItem(hint, "1");
    } else {
      localStorage.removeItem(hint);
    }
  } catch {
    // it only saves a request
  }
}

function become(next: SessionState, login?: Login) {
  remember(next === "signed-in");
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
    headers: {
      ...(body ? { "Content-Type": "application/json" } : {}),
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
    },
    body: body ? JSON.stringify(body) : null,
  });
}

async function askForToken(): Promise<boolean> {
  if (state === "unknown" && !mayHaveCookie()) {
    become("signed-out");
    return false;
  }
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

/** One tab at a time: two that use the same refresh token at once look like a theft. */
function alone<T>(action: () => Promise<T>): Promise<T> {
  return typeof navigator !== "undefined" && navigator.locks
    ? navigator.locks.request("punctual-refresh", action)
    : action();
}

async function loginFrom(response: Response): Promise<Login> {
  const body = await response.json().catch(() => null);
  if (!response.ok) {
    throw problemOf(response, body);
  }
  return body as Login;
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
    refreshing ??= alone(askForToken).finally(() => {
      refreshing = undefined;
    });
    return refreshing;
  },

  async signIn(email: string, password: string): Promise<void> {
    token = undefined;
    become("signed-in", await loginFrom(await post("login", { email, password })));
  },

  /** Goes over to another organisation that the person belongs to. */
  async enter(organizationId: string): Promise<void> {
    const answer = await post("organization", { organization_id: organizationId });
    become("signed-in", await loginFrom(answer));
  },

  async signOut(): Promise<void> {
    await post("logout").catch(() => undefined);
    become("signed-out");
  },

  /** A new password ends the sessions of the old one and begins a new one here. */
  passwordChanged(login: Login) {
    become("signed-in", login);
  },
};

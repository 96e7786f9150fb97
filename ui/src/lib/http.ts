import createClient from "openapi-fetch";
import type { paths } from "./api-types";
import { asProblem, problemOf } from "./problem";
import { session } from "./session";

function send(request: Request): Promise<Response> {
  const token = session.token();
  if (token) {
    request.headers.set("Authorization", `Bearer ${token}`);
  }
  return fetch(request);
}

/** Sends with the access token; on 401 it asks once for a new one and tries again. */
export async function authorizedFetch(request: Request): Promise<Response> {
  const again = request.clone();
  const response = await send(request);
  if (response.status !== 401) {
    return response;
  }
  return (await session.refresh()) ? send(again) : response;
}

export const http = createClient<paths>({
  baseUrl: typeof location === "undefined" ? "" : location.origin,
  fetch: authorizedFetch,
  querySerializer: { array: { style: "form", explode: false } },
});

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The body of a successful answer; throws a Problem otherwise. */
export async function take<T>(call: Promise<Answer<T>>): Promise<T> {
  const answer = await call.catch((error: unknown) => {
    throw error instanceof DOMException ? error : asProblem(error);
  });
  if (!answer.response.ok) {
    throw problemOf(answer.response, answer.error);
  }
  return answer.data as T;
}

/** A key that makes a write safe to repeat. */
export function idempotent(): { "Idempotency-Key": string } {
  const random = crypto.getRandomValues(new Uint8Array(16));
  const key = Array.from(random, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return { "Idempotency-Key": key };
}

import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { authorizedFetch, take } from "./http";
import { Problem } from "./problem";
import { session } from "./session";

const fake = vi.fn<typeof fetch>();

beforeEach(() => {
  fake.mockReset();
  vi.stubGlobal("fetch", fake);
});

afterEach(() => vi.unstubAllGlobals());

function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers });
}

/** Answers 401 until the refresh, which hands out a token. */
function expiredServer() {
  let refreshes = 0;
  fake.mockImplementation(async (input) => {
    const request = input instanceof Request ? input : undefined;
    if (!request) {
      refreshes += 1;
      await Promise.resolve();
      return json(200, { access_token: "fresh", token_type: "Bearer", expires_in: 600 });
    }
    const signed = request.headers.get("Authorization") === "Bearer fresh";
    return json(signed ? 200 : 401, {});
  });
  return () => refreshes;
}

it("asks for one new token however many requests need it", async () => {
  const refreshes = expiredServer();
  const requests = [1, 2, 3].map((n) => new Request(`http://x/api/v1/me?${n}`));
  const answers = await Promise.all(requests.map(authorizedFetch));
  expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
  expect(refreshes()).toBe(1);
});

it("keeps the page and asks to sign in again where the cookie has run out", async () => {
  fake.mockImplementation(async (input) =>
    input instanceof Request
      ? json(401, {})
      : json(200, { access_token: "t", token_type: "Bearer", expires_in: 600 }),
  );
  await session.signIn("ann@acme.test", "secret");
  fake.mockImplementation(async () => json(401, { title: "no", status: 401 }));
  await authorizedFetch(new Request("http://x/api/v1/me"));
  expect(session.state()).toBe("expired");
});

it("turns a refusal into a problem with its fields", async () => {
  const error = { title: "Invalid", status: 422, errors: [{ field: "name", message: "Missing." }] };
  const call = Promise.resolve({ error, response: json(422, error) });
  const problem = await take(call).catch((thrown: unknown) => thrown);
  expect(problem).toBeInstanceOf(Problem);
  expect((problem as Problem).errors).toEqual(error.errors);
});

it("says that the server does not answer where there is no answer", async () => {
  const problem = (await take(Promise.reject(new TypeError("fetch"))).catch(
    (e: unknown) => e,
  )) as Problem;
  expect(problem.unreachable).toBe(true);
});

it("turns what a field's fault says into a sentence", async () => {
  const faults = [
    ["schedule.cron_expression", "there is no February 30th, so this would never run"],
    ["schedule.cron_expression", "has 6 fields; write five"],
    ["csv.delimiter", "Choose one character."],
    ["status", "status is “x”; use open."],
    ["q", "error_code is too long"],
  ].map(([field, message]) => ({ field, message }));
  const body = { title: "Invalid", status: 422, detail: faults[0]?.message, errors: faults };
  const call = Promise.resolve({ error: body, response: json(422, body) });
  const problem = (await take(call).catch((thrown: unknown) => thrown)) as Problem;
  expect(problem.message).toBe("There is no February 30th, so this would never run.");
  expect(problem.errors.map((each) => each.message)).toEqual([
    "There is no February 30th, so this would never run.",
    "The cron expression has 6 fields; write five.",
    "Choose one character.",
    "Status is “x”; use open.",
    "error_code is too long.",
  ]);
});

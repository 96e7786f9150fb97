// An API from memory, to look at every screen without a server: `MOCK=1 npm run dev`.
// Sign in with any address and the password "demo"; the address decides the role.

import { alertRoutes } from "./mockAlerts.mjs";
import { dashboardRoutes } from "./mockDashboard.mjs";
import { makeData } from "./mockData.mjs";
import { letterRoutes } from "./mockDeadLetters.mjs";
import { fileRoutes } from "./mockFiles.mjs";
import { nodeRoutes } from "./mockNodes.mjs";
import { preview } from "./mockSchedule.mjs";

const day = 86_400_000;

export function mockServer() {
  const data = makeData(Date.now());
  return {
    name: "punctual-mock",
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const url = new URL(request.url, "http://mock");
        if (!/^\/(api|d|openapi)/.test(url.pathname)) return next();
        let body = "";
        request.on("data", (chunk) => {
          body += chunk;
        });
        request.on("end", () => {
          const call = { method: request.method, url, body: body ? JSON.parse(body) : {}, request };
          handle(data, call, response);
        });
      });
    },
  };
}

function send(response, status, body, headers = {}) {
  response.statusCode = status;
  response.setHeader(
    "Content-Type",
    status >= 400 ? "application/problem+json" : "application/json",
  );
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.end(body === undefined ? "" : JSON.stringify(body));
}

function problem(response, status, title, extra = {}) {
  send(response, status, { type: "about:blank", title, status, ...extra });
}

function page(items, url, more = {}) {
  const limit = Number(url.searchParams.get("limit") ?? 20);
  const number = Number(url.searchParams.get("page") ?? 1);
  const part = items.slice((number - 1) * limit, number * limit);
  return { items: part, total: items.length, page: number, limit, ...more };
}

function handle(data, call, response) {
  const { method, url, request } = call;
  const path = url.pathname.replace(/^\/api\/v1/, "");
  for (const [verb, pattern, answer] of routes) {
    const match = verb === method && pattern.exec(path);
    if (!match) continue;
    const open = path.startsWith("/auth/") || url.pathname === "/api/health";
    if (!open && !request.headers.authorization) return problem(response, 401, "Not signed in");
    return answer(data, { ...call, id: match[1], response });
  }
  return problem(response, 404, "Not found", { code: "not_found" });
}

function roleOf(email) {
  return (
    ["administrator", "manager", "viewer"].find((role) => email.startsWith(role.slice(0, 5))) ??
    "member"
  );
}

const login = { access_token: "mock", token_type: "Bearer", expires_in: 600 };

function signIn(data, { body, response }) {
  if (body.password === "locked") {
    return problem(response, 429, "Locked", { code: "locked_out", detail: "until 14:05" });
  }
  if (body.password !== "demo") return problem(response, 401, "Wrong", { code: "bad_credentials" });
  data.email = body.email;
  const role = body.email.startsWith("admin") ? "administrator" : roleOf(body.email);
  data.me = { ...data.me, email: body.email, role, display_name: body.email.split("@")[0] };
  return send(response, 200, login, {
    "Set-Cookie": "mock_refresh=1; Path=/; HttpOnly; SameSite=Strict",
  });
}

function refresh(data, { request, response }) {
  return /mock_refresh=1/.test(request.headers.cookie ?? "") && data.me.email
    ? send(response, 200, login)
    : problem(response, 401, "Signed out");
}

function listSchedules(data, { url, response }) {
  const get = (name) => url.searchParams.get(name);
  let items = data.schedules.filter((each) => each.state !== "deleted");
  const counts = { on: 0, paused: 0, failing: 0, ended: 0 };
  for (const each of items) counts[each.state] += 1;
  if (get("q"))
    items = items.filter((each) => each.name.toLowerCase().includes(get("q").toLowerCase()));
  if (get("state")) items = items.filter((each) => each.state === get("state"));
  if (get("report_type")) items = items.filter((each) => each.report_type === get("report_type"));
  if (get("owner")) items = items.filter((each) => each.owner.id === data.me.id);
  const sort = get("sort") ?? "name";
  const field = sort.replace("-", "");
  items = items.sort((a, b) => String(a[field] ?? "~").localeCompare(String(b[field] ?? "~")));
  if (sort.startsWith("-")) items.reverse();
  return send(response, 200, page(items, url, { counts }));
}

function saveSchedule(data, { body, id, request, response }) {
  const before = data.schedules.find((each) => each.id === id);
  const errors = (body.recipients ?? [])
    .map((each, index) => ({ each, index }))
    .filter(({ each }) => each.destination.endsWith(".invalid"))
    .map(({ each, index }) => ({
      field: `recipients[${index}].destination`,
      message: `The domain of ${each.destination} does not exist.`,
    }));
  if (errors.length > 0) return problem(response, 422, "Invalid", { code: "invalid", errors });
  const match = request.headers["if-match"];
  if (before && match && match !== `"${before.version}"`)
    return problem(response, 412, "Changed meanwhile", { code: "version_conflict" });
  const saved = data.merge(before, body);
  return send(response, before ? 200 : 201, saved);
}

function withState(change) {
  return (data, { id, response }) => {
    const schedule = data.schedules.find((each) => each.id === id);
    if (!schedule) return problem(response, 404, "Not found", { code: "not_found" });
    Object.assign(schedule, change(schedule));
    return send(response, 200, schedule);
  };
}

function one(list) {
  return (data, { id, response }) => {
    const found = data[list].find((each) => each.id === id);
    return found
      ? send(response, 200, found)
      : problem(response, 404, "Not found", { code: "not_found" });
  };
}

function listExecutions(data, { url, response }) {
  const get = (name) => url.searchParams.get(name);
  const items = data.executions.filter(
    (each) =>
      (!get("schedule_id") || each.schedule_id === get("schedule_id")) &&
      (!get("status") || each.status === get("status")) &&
      (!get("trigger") || each.trigger === get("trigger")) &&
      (!get("q") || each.schedule_name.toLowerCase().includes(get("q").toLowerCase())) &&
      (!get("from") || each.scheduled_for >= get("from")),
  );
  return send(response, 200, page(items, url));
}

function sample(data, { id, body, response }) {
  const type = data.types.find((each) => each.id === id);
  if (type?.id === "broken_report") {
    return problem(response, 422, "The query failed", {
      code: "query_failed",
      detail: 'no such table: orders_old (near "orders_old")',
    });
  }
  const rows = ["North", "South", "East", "West", "Online"].map((region, index) => [
    region,
    120 + index * 37,
    1834.5 * (index + 1),
    index === 2 ? null : `2026-03-2${index}`,
    `a***@x.com`,
  ]);
  const word =
    typeof body.report_params?.period === "string"
      ? body.report_params.period.replaceAll("_", " ")
      : "fixed days";
  setTimeout(
    () =>
      send(response, 200, {
        columns: type.columns,
        rows: rows.map((row) => row.slice(0, type.columns.length)),
        truncated: false,
        window: { label: `${word}: 23 to 29 Mar` },
        took_ms: 41,
      }),
    150,
  );
}

/** Progress each second; after a while the word that it takes long. */
function events(data, { response }) {
  response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-cache" });
  response.write(": hello\n\n");
  const tell = (name, body) => response.write(`event: ${name}\ndata: ${JSON.stringify(body)}\n\n`);
  let beats = 0;
  const timer = setInterval(() => {
    beats += 1;
    for (const run of data.executions.filter((each) => each.status === "running")) {
      const elapsed_ms = Date.now() - Date.parse(run.started_at);
      run.progress = {
        ...run.progress,
        phase: "writing",
        rows: run.progress.rows + 1250,
        bytes: run.progress.bytes + 61_000,
        elapsed_ms,
        percent: run.progress.estimate
          ? Math.min(99, Math.round((100 * elapsed_ms) / run.progress.estimate.high_ms))
          : undefined,
      };
      const { rows_per_second: _, ...told } = run.progress;
      tell("progress", { id: run.id, ...told });
      if (beats === Number(process.env.NOTICE_AFTER ?? 30)) {
        tell("notice", {
          kind: "long_run",
          execution_id: run.id,
          schedule_name: run.schedule_name,
          user_id: data.me.id,
          text: `${run.schedule_name} is still being generated: 2 min so far, usually 3 to 5 min. You can leave this page; its readers get it when it is done.`,
        });
      }
    }
  }, 1000);
  response.on("close", () => clearInterval(timer));
}

const routes = [
  ["POST", /^\/auth\/login$/, signIn],
  ["POST", /^\/auth\/refresh$/, refresh],
  [
    "POST",
    /^\/auth\/logout$/,
    (_, { response }) => send(response, 204, undefined, { "Set-Cookie": "mock_refresh=0; Path=/" }),
  ],
  ["POST", /^\/auth\/password$/, (_, { response }) => send(response, 204)],
  ["GET", /^\/me$/, (data, { response }) => send(response, 200, data.me)],
  ["GET", /^\/home$/, (data, { response }) => send(response, 200, data.home())],
  [
    "GET",
    /^\/report-types$/,
    (data, { response, url }) =>
      send(response, 200, page(data.types, url, { faults: data.faults })),
  ],
  ["GET", /^\/report-types\/([^/]+)$/, one("types")],
  ["POST", /^\/report-types\/([^/]+)\/preview$/, sample],
  [
    "POST",
    /^\/schedule-previews$/,
    (_, { body, response }) => {
      const answer = preview(body.schedule, Date.now(), body.count ?? 5);
      return answer.errors
        ? problem(response, 422, "Never", { ...answer })
        : send(response, 200, answer);
    },
  ],
  ["GET", /^\/scheduled-reports$/, listSchedules],
  ["POST", /^\/scheduled-reports$/, saveSchedule],
  ["GET", /^\/scheduled-reports\/([^/]+)$/, one("schedules")],
  ["PUT", /^\/scheduled-reports\/([^/]+)$/, saveSchedule],
  [
    "DELETE",
    /^\/scheduled-reports\/([^/]+)$/,
    (data, { id, response }) => {
      data.schedules.find((each) => each.id === id).state = "deleted";
      return send(response, 204);
    },
  ],
  [
    "POST",
    /^\/scheduled-reports\/([^/]+)\/pause$/,
    withState(() => ({ state: "paused", paused_at: new Date().toISOString(), next_run_at: null })),
  ],
  [
    "POST",
    /^\/scheduled-reports\/([^/]+)\/resume$/,
    withState((each) => ({ state: "on", paused_at: null, next_run_at: each.upcoming_runs[0] })),
  ],
  ["POST", /^\/scheduled-reports\/([^/]+)\/restore$/, withState(() => ({ state: "on" }))],
  [
    "POST",
    /^\/scheduled-reports\/([^/]+)\/clone$/,
    (data, { id, response }) => {
      const from = data.schedules.find((each) => each.id === id);
      return send(response, 201, data.merge(undefined, { ...from, name: `Copy of ${from.name}` }));
    },
  ],
  [
    "POST",
    /^\/scheduled-reports\/([^/]+)\/run$/,
    (data, { id, response }) => send(response, 202, { execution_id: data.run(id) }),
  ],
  [
    "POST",
    /^\/scheduled-reports\/([^/]+)\/recipients$/,
    (data, { id, body, response }) => {
      const schedule = data.schedules.find((each) => each.id === id);
      const recipient = { id: `r${Date.now()}`, external: false, options: {}, ...body };
      schedule.recipients.push(recipient);
      return send(response, 201, recipient);
    },
  ],
  [
    "DELETE",
    /^\/scheduled-reports\/([^/]+)\/recipients\//,
    (data, { id, url, response }) => {
      const schedule = data.schedules.find((each) => each.id === id);
      const rid = url.pathname.split("/").pop();
      schedule.recipients = schedule.recipients.filter((each) => each.id !== rid);
      return send(response, 204);
    },
  ],
  [
    "GET",
    /^\/scheduled-reports\/([^/]+)\/changes$/,
    (data, { id, url, response }) =>
      send(
        response,
        200,
        page(
          data.audit.filter((each) => each.object_id === id),
          url,
        ),
      ),
  ],
  ["GET", /^\/report-executions$/, listExecutions],
  ["GET", /^\/report-executions\/([^/]+)$/, one("executions")],
  [
    "POST",
    /^\/report-executions\/([^/]+)\/run-again$/,
    (data, { id, response }) =>
      send(response, 202, {
        execution_id: data.run(data.executions.find((each) => each.id === id).schedule_id),
      }),
  ],
  [
    "POST",
    /^\/report-executions\/([^/]+)\/cancel$/,
    (data, { id, response }) => {
      const run = data.executions.find((each) => each.id === id);
      run.status = "cancelled";
      return send(response, 202, run);
    },
  ],
  [
    "POST",
    /^\/report-executions\/([^/]+)\/redeliver$/,
    (_, { body, response }) => send(response, 202, { affected: body.delivery_ids?.length ?? 1 }),
  ],
  [
    "POST",
    /^\/report-executions\/([^/]+)\/download-link$/,
    (_, { response }) =>
      send(response, 201, {
        url: "/d/abc?e=1&s=2",
        expires_at: new Date(Date.now() + day).toISOString(),
      }),
  ],
  [
    "GET",
    /^\/audit-logs$/,
    (data, { url, response }) => {
      const get = (name) => url.searchParams.get(name);
      const items = data.audit.filter(
        (each) =>
          (!get("action") || each.action === get("action")) &&
          (!get("user_id") || each.user_id === get("user_id")),
      );
      return send(response, 200, page(items, url));
    },
  ],
  [
    "GET",
    /^\/users$/,
    (data, { url, response }) =>
      send(
        response,
        200,
        page(
          data.people.map((each) => ({ ...each, role: "member", is_active: true })),
          url,
        ),
      ),
  ],
  [
    "GET",
    /^\/people$/,
    (data, { url, response }) => {
      const q = (url.searchParams.get("q") ?? "").toLowerCase();
      return send(response, 200, {
        items: data.people.filter((each) =>
          `${each.display_name} ${each.email}`.toLowerCase().includes(q),
        ),
      });
    },
  ],
  [
    "GET",
    /^\/timezones$/,
    (_, { response }) =>
      send(response, 200, {
        items: Intl.supportedValuesOf("timeZone").map((id) => ({
          id,
          city: id.split("/").pop(),
          offset: "",
        })),
      }),
  ],
  [
    "POST",
    /^\/report-executions\/([^/]+)\/extend$/,
    (data, { id, body, response }) => {
      const run = data.executions.find((each) => each.id === id);
      Object.assign(run, { timeout_seconds: body.timeout_minutes * 60, timeout_overridden: true });
      return send(response, 202, run);
    },
  ],
  [
    "POST",
    /^\/scheduled-reports\/([^/]+)\/close-circuit$/,
    withState(() => ({ circuit: undefined })),
  ],
  ...letterRoutes({ send, page, one, problem }),
  ...alertRoutes({ send, page }),
  ...nodeRoutes({ send }),
  ...fileRoutes(send),
  ...dashboardRoutes({ send }),
  ["GET", /^\/events$/, events],
  [
    "GET",
    /^\/api\/health$/,
    (_, { response }) =>
      send(response, 200, {
        status: "pass",
        version: "0.1.0",
        checks: Object.fromEntries(
          ["database", "email", "disk", "clock", "storage", "workers"].map((name) => [
            name,
            { status: "pass" },
          ]),
        ),
      }),
  ],
  [
    "GET",
    /^\/d\//,
    (_, { response }) => {
      response.setHeader("Content-Disposition", "attachment; filename=report.csv");
      response.setHeader("Content-Type", "text/csv");
      response.end("region,orders\nNorth,1\n");
    },
  ],
];

// Dead letters for the mock: three causes, one of them many times.
const hour = 3_600_000;
const iso = (ms) => new Date(ms).toISOString();

const causes = [
  ["data", "query_failed", "The source shop has no table “orders_old”.", 1],
  ["network", "source_unreachable", "The source shop does not answer at db.acme.test:5432.", 6],
  ["system", "timeout", "Stopped after 30 min, this schedule's limit.", 1],
  [
    "configuration",
    "source_password",
    "The source shop refused the password of the user report. An administrator can correct it in the settings of the source; then retry.",
    1,
  ],
];

export function makeLetters(now, schedules) {
  const spread = [...Array(61).fill(1), ...Array(5).fill(0), 2, 3];
  return spread.map((cause, index) => {
    const plan = schedules[(index * 3 + cause) % schedules.length];
    const [error_category, error_code, error_message, attempts] = causes[cause];
    const failed = now - (index + 1) * 1.7 * hour;
    const status = index === 3 ? "retrying" : index % 31 === 30 ? "resolved" : "open";
    return {
      id: `dl${index}`,
      schedule_id: plan.id,
      schedule_name: plan.name,
      execution_id: "e1",
      last_execution_id: status === "retrying" ? "run-now" : "e1",
      scheduled_for: iso(failed - 600_000),
      timezone: plan.timezone,
      report_type: plan.report_type,
      status,
      attempts,
      error_category,
      error_code,
      error_message,
      error_detail: `java.net.ConnectException: Connection refused\n\tat punctual.catalog.sources.Session.open\n\tat punctual.reports.ReportRun.read`,
      created_at: iso(failed),
      last_failed_at: iso(failed),
      in_queue_ms: now - failed,
      ...(status === "resolved"
        ? {
            resolved_at: iso(now - hour),
            resolved_by: { id: "u1", display_name: "Ann Frei" },
            note: "The table was renamed; the definition is mended.",
          }
        : {}),
      report_params: plan.report_params,
      attempt_history: Array.from({ length: attempts }, (_, i) => ({
        execution_id: "e1",
        attempt: i + 1,
        started_at: iso(failed - 600_000 + i * 90_000),
        ended_at: iso(failed - 600_000 + i * 90_000 + 30_000),
        outcome: "failed",
        error_category,
        error_code,
        error_message,
        node: "web-1",
      })),
    };
  });
}

function matching(data, url) {
  const get = (name) => url.searchParams.get(name);
  const has = (each, name) => !get(name) || each[name] === get(name);
  const text = (each) => `${each.schedule_name} ${each.error_message}`.toLowerCase();
  return data.letters.filter(
    (each) =>
      has(each, "schedule_id") &&
      has(each, "error_category") &&
      has(each, "error_code") &&
      (!get("status") || get("status").split(",").includes(each.status)) &&
      (!get("q") || text(each).includes(get("q").toLowerCase())) &&
      (!get("from") || each.created_at >= get("from")) &&
      (!get("to") || each.created_at < get("to")),
  );
}

function summary({ letters }) {
  const by = (status) => letters.filter((each) => each.status === status);
  const groups = new Map();
  for (const each of by("open")) {
    const { error_code, error_category, error_message, created_at } = each;
    const group = groups.get(error_message) ?? {
      error_code,
      error_category,
      error_message,
      count: 0,
      since: created_at,
    };
    groups.set(error_message, { ...group, count: group.count + 1, since: created_at });
  }
  return {
    open: by("open").length,
    retrying: by("retrying").length,
    resolved: by("resolved").length,
    total: letters.length,
    limit: 1000,
    alert_at: 100,
    oldest_at: letters.at(-1)?.created_at,
    by_category: {},
    groups: [...groups.values()].sort((a, b) => b.count - a.count),
  };
}

/** The routes of dead letters, in terms of what the mock hands in. */
export function letterRoutes({ send, page, one, problem }) {
  const change =
    (part) =>
    (data, { id, response }) => {
      const letter = data.letters.find((each) => each.id === id);
      if (!letter) return problem(response, 404, "Not found", { code: "not_found" });
      Object.assign(letter, part(letter));
      return send(response, 200, letter);
    };
  return [
    [
      "GET",
      /^\/dead-letters$/,
      (data, { url, response }) =>
        send(response, 200, page(matching(data, url), url, { summary: summary(data) })),
    ],
    ["GET", /^\/dead-letters\/([^/]+)$/, one("letters")],
    [
      "POST",
      /^\/dead-letters\/retry-all$/,
      (data, { url, response }) => {
        const all = matching(data, url).filter((each) => each.status === "open");
        for (const each of all) each.status = "retrying";
        return send(response, 202, { affected: all.length });
      },
    ],
    [
      "DELETE",
      /^\/dead-letters$/,
      (data, { url, response }) => {
        const all = new Set(matching(data, url));
        data.letters = data.letters.filter((each) => !all.has(each));
        return send(response, 200, { affected: all.size });
      },
    ],
    [
      "POST",
      /^\/dead-letters\/([^/]+)\/retry$/,
      (data, { id, response }) => {
        const letter = data.letters.find((each) => each.id === id);
        letter.status = "retrying";
        letter.last_execution_id = data.run(letter.schedule_id);
        return send(response, 202, { execution_id: letter.last_execution_id });
      },
    ],
    [
      "POST",
      /^\/dead-letters\/([^/]+)\/resolve$/,
      (data, call) =>
        change(() => ({
          status: "resolved",
          note: call.body.note,
          resolved_at: iso(Date.now()),
          resolved_by: { id: "u1", display_name: "Ann Frei" },
        }))(data, call),
    ],
    [
      "POST",
      /^\/dead-letters\/([^/]+)\/reopen$/,
      change(() => ({ status: "open", note: undefined, resolved_by: undefined })),
    ],
    [
      "DELETE",
      /^\/dead-letters\/([^/]+)$/,
      (data, { id, response }) => {
        data.letters = data.letters.filter((each) => each.id !== id);
        return send(response, 204);
      },
    ],
  ];
}

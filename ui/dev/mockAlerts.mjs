// Alerts for the mock: open, acknowledged, muted and over ones, and the rules behind them.
const minute = 60_000;
const iso = (ms) => new Date(ms).toISOString();

const rules = [
  ["scheduler_stalled", "Something has been due for 5 min without starting.", "critical", 1],
  ["disk_low", "Little is free on the disk of the report files.", "warning", 0, "5.0 GB"],
  ["node_lost", "A node has not shown up for longer than its lease.", "critical", 0, "30 s"],
  ["failure_rate", "More than 20 % of at least 10 runs failed within an hour.", "critical", 0],
  ["run_failed", "A run of a schedule failed for good.", "warning", 0],
];
const installation = new Set(["disk_low", "node_lost"]);

const found = [
  ["node_lost", "Node web-2 is lost", "Others have taken over its work.", "/operations/nodes", 4],
  ["run_failed", "Weekly sales failed", "The source shop does not answer.", "/executions/e1", 60],
  ["run_failed", "Stock by site failed", "Stopped after 30 min.", "/executions/e1", 300],
  ["failure_rate", "Many runs fail", "14 of 40 within an hour.", "/executions?status=failed", 900],
];

export function makeAlerts(now) {
  return found.map(([rule, title, message, link, ago], index) => ({
    id: `al${index}`,
    rule,
    severity: rules.find(([name]) => name === rule)[2],
    scope: installation.has(rule) ? "installation" : "organization",
    title,
    message,
    link,
    status: ["open", "open", "acknowledged", "resolved"][index],
    first_seen_at: iso(now - ago * minute),
    last_seen_at: iso(now),
    times: index + 1,
    ...(index === 2
      ? {
          acknowledged_by: { id: "u1", display_name: "Ann Frei" },
          muted_until: iso(now + 200 * minute),
        }
      : {}),
    ...(index === 3 ? { resolved_at: iso(now - 800 * minute) } : {}),
  }));
}

function matching(alerts, url) {
  const get = (name) => url.searchParams.get(name);
  return alerts.filter(
    (each) =>
      (!get("status") || get("status").split(",").includes(each.status)) &&
      (!get("severity") || each.severity === get("severity")) &&
      (!get("rule") || each.rule === get("rule")),
  );
}

function counts(alerts) {
  const by = (status) => alerts.filter((each) => each.status === status);
  const live = [...by("open"), ...by("acknowledged")];
  return {
    open: by("open").length,
    acknowledged: by("acknowledged").length,
    critical: live.filter((each) => each.severity === "critical").length,
  };
}

/** The routes of alerts, in terms of what the mock hands in. */
export function alertRoutes({ send, page }) {
  const alerts = process.env.EMPTY ? [] : makeAlerts(Date.now());
  const change = (verb, part) => [
    "POST",
    new RegExp(`^/alerts/([^/]+)/${verb}$`),
    (_, { id, body, response }) => {
      const alert = alerts.find((each) => each.id === id);
      send(response, 200, Object.assign(alert, part(body)));
    },
  ];
  return [
    [
      "GET",
      /^\/alerts$/,
      (_, { url, response }) =>
        send(response, 200, page(matching(alerts, url), url, { counts: counts(alerts) })),
    ],
    change("acknowledge", () => ({
      status: "acknowledged",
      acknowledged_by: { id: "u1", display_name: "Ann Frei" },
    })),
    change("mute", ({ minutes }) => ({ muted_until: iso(Date.now() + minutes * minute) })),
    change("unmute", () => ({ muted_until: undefined })),
    [
      "GET",
      /^\/alert-rules$/,
      (_, { response }) => {
        const firing = new Set(matching(alerts, new URL("http://mock")).map((each) => each.rule));
        const items = rules.map(([rule, text, severity, for_minutes, threshold]) => ({
          rule,
          text,
          severity,
          scope: installation.has(rule) ? "installation" : "organization",
          threshold,
          for_minutes,
          state: firing.has(rule) ? "firing" : "quiet",
        }));
        return send(response, 200, { items });
      },
    ],
    [
      "POST",
      /^\/alert-rules\/test$/,
      (data, { response }) => send(response, 202, { sent_to: data.email }),
    ],
  ];
}

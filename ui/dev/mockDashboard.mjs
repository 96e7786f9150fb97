// The dashboard, the queue and the disk of the mock: a busy day with one bad hour.

const hour = 3_600_000;
const day = 24 * hour;

const steps = (range) => {
  const [count, step] = { "7d": [8, day], "30d": [31, day] }[range] ?? [25, hour];
  const last = Math.floor(Date.now() / step) * step;
  return Array.from({ length: count }, (_, index) => last - (count - 1 - index) * step);
};

const kpi = (key, label, value, unit, target, met, note) => ({
  key,
  label,
  value,
  unit,
  target,
  met,
  note,
});

function board(range) {
  const at = steps(range);
  const bad = at.length - 6;
  const series = at.map((each, index) => ({
    at: new Date(each).toISOString(),
    completed: 20 + Math.round(14 * Math.sin(index / 3)),
    failed: index === bad ? 9 : index % 11 === 5 ? 1 : 0,
    skipped: index % 7 === 3 ? 2 : 0,
    p95_ms: 60_000 + 30_000 * Math.sin(index / 2),
  }));
  const sum = (name) => series.reduce((total, each) => total + each[name], 0);
  return {
    range,
    at: new Date().toISOString(),
    kpis: [
      kpi("success_rate", "Runs that succeed", 0.973, "ratio", 0.95, true),
      kpi("average_duration", "Average duration of a run", 31_700, "ms", 300_000, true),
      kpi("email_delivery", "E-mails delivered", 0.971, "ratio", 0.98, false),
      kpi("on_time", "Runs that start within 60 s", 0.998, "ratio", 0.99, true),
      kpi(
        "uptime",
        "Uptime",
        1,
        "ratio",
        0.995,
        undefined,
        "Too short to judge by: watched for 12 min.",
      ),
      kpi(
        "mttr",
        "Mean time to recovery",
        undefined,
        "ms",
        undefined,
        undefined,
        "No incident in this time.",
      ),
    ],
    executions: {
      running: 2,
      waiting: 5,
      oldest_waiting_ms: 48_000,
      completed: sum("completed"),
      failed: sum("failed"),
      skipped: sum("skipped"),
      cancelled: 0,
      timeouts: 1,
    },
    success: { "24h": 0.973, "7d": 0.981, "30d": 0.99 },
    durations: { average_ms: 31_700, p50_ms: 18_250, p95_ms: 107_500, p99_ms: 225_000 },
    series,
    errors: series.map(({ at: when, failed }, index) => ({
      at: when,
      network: index === bad ? failed : 0,
      data: index === bad ? 0 : failed,
      system: 0,
      configuration: 0,
      unknown: 0,
    })),
    by_report_type: ["sales_summary", "invoices_due", "staff_hours"].map((type, index) => ({
      report_type: type,
      count: 200 - 40 * index,
      failed: 4 - index,
      average_ms: 20_000 * (index + 1),
      cpu_ms: 90_000,
      bytes: 90_000_000,
    })),
    deliveries: { sent: 812, failed: 4, bounced: 20, pending: 3, success_rate: 0.971 },
    nodes: { active: 2, draining: 0, lost: 0, slots: 8, running: 2 },
    disk: { state: "ok", free_bytes: 81_600_000_000, report_bytes: 40_000_000_000 },
    alerts: { open: 1, critical: 0 },
  };
}

function queue(data) {
  const ago = (ms) => new Date(Date.now() - ms).toISOString();
  const running = data.executions.filter(({ status }) => status === "running");
  return {
    kinds: [
      { kind: "reports", waiting: 5, delayed: 1, running: 2, oldest_waiting_at: ago(48_000) },
      { kind: "deliveries", waiting: 0, delayed: 0, running: 0 },
    ],
    sources: [
      {
        name: "shop",
        running: 2,
        max_running: 3,
        waiting: 5,
        circuit: { state: "closed", failures: 0 },
      },
      {
        name: "finance",
        running: 0,
        waiting: 1,
        circuit: {
          state: "open",
          failures: 5,
          last_error_code: "source_unreachable",
          until: ago(-600_000),
        },
      },
    ],
    organizations: [
      {
        key: data.me.organization.key,
        name: data.me.organization.name,
        waiting: 5,
        running: 2,
        max_running: 10,
        weight: 1,
        oldest_waiting_at: ago(48_000),
      },
    ],
    running: running.map(({ id, schedule_name: name }) => ({
      execution_id: id,
      schedule_name: name,
      organization: data.me.organization.key,
      started_at: ago(41_000),
      deadline_at: ago(-1_759_000),
      node: "web-1",
      progress: { phase: "writing", rows: 18_000, bytes: 900_000 },
    })),
  };
}

function disk(data) {
  const samples = Array.from({ length: 200 }, (_, index) => ({
    at: new Date(Date.now() - (199 - index) * 3 * hour).toISOString(),
    free_bytes: 124e9 - index * 210e6 + 5e8 * Math.sin(index / 4),
    report_bytes: 36e9 + index * 20e6,
  }));
  return {
    state: "ok",
    free_bytes: samples[199].free_bytes,
    total_bytes: 270_553_174_016,
    report_bytes: 40e9,
    thresholds: { warn_bytes: 5e9, stop_bytes: 1e9 },
    needed_bytes: 62_066,
    average_report_bytes: 4080,
    trend: { full_in_days: 47, bytes_per_day: 1_680_000_000 },
    samples,
    by_organization: [
      {
        key: data.me.organization.key,
        name: data.me.organization.name,
        bytes: 40e9,
        files: 9120,
      },
    ],
    by_report_type: [
      { report_type: "sales_summary", bytes: 31e9, files: 7000 },
      { report_type: "staff_hours", bytes: 9e9, files: 2120 },
    ],
    advice: [],
    waiting_for_space: 0,
  };
}

export function dashboardRoutes({ send }) {
  return [
    [
      "GET",
      /^\/admin\/dashboard$/,
      (_, { url, response }) => send(response, 200, board(url.searchParams.get("range") ?? "24h")),
    ],
    ["GET", /^\/queue$/, (data, { response }) => send(response, 200, queue(data))],
    ["GET", /^\/disk$/, (data, { response }) => send(response, 200, disk(data))],
  ];
}

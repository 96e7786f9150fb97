// Believable content for the mock; nothing here is shipped.
import { makeLetters } from "./mockDeadLetters.mjs";
import { preview } from "./mockSchedule.mjs";

const people = [
  ["Ann Frei", "ann@acme.test"],
  ["Ben Roth", "ben@acme.test"],
  ["Cem Ay", "cem@acme.test"],
  ["Dora Lind", "dora@acme.test"],
].map(([display_name, email], index) => ({ id: `u${index + 1}`, display_name, email }));

const column = (name, label, type, extra = {}) => ({ name, label, type, pii: false, ...extra });
const period = {
  name: "period",
  label: "Period",
  type: "date_range",
  required: true,
  multiple: false,
  default: "last_7_days",
};
const region = {
  name: "region",
  label: "Region",
  type: "choice",
  required: false,
  multiple: true,
  options: ["North", "South", "East", "West", "Online"].map((value) => ({ value, label: value })),
};

const types = [
  ["sales_summary", "Sales summary", "Orders and revenue by region.", [period, region]],
  [
    "invoices_due",
    "Invoices due",
    "What customers owe, by age.",
    [
      {
        name: "min_amount",
        label: "Least amount",
        type: "decimal",
        required: false,
        multiple: false,
        default: 100,
        min: 0,
        max: 100000,
      },
      {
        name: "overdue_only",
        label: "Only those overdue",
        type: "boolean",
        required: false,
        multiple: false,
        default: true,
      },
    ],
  ],
  [
    "usage_by_customer",
    "Usage by customer",
    "Who uses what, and how much.",
    [
      period,
      {
        name: "top",
        label: "How many customers",
        type: "integer",
        required: true,
        multiple: false,
        default: 20,
        min: 1,
        max: 500,
        hint: "The largest first",
      },
    ],
  ],
  [
    "support_backlog",
    "Support backlog",
    "Open tickets by age and team.",
    [
      {
        name: "team",
        label: "Team",
        type: "choice",
        required: true,
        multiple: false,
        options: [
          { value: "first", label: "First line" },
          { value: "second", label: "Second line" },
        ],
      },
      { name: "as_of", label: "As of", type: "date", required: false, multiple: false },
    ],
  ],
  ["staff_hours", "Staff hours", "Hours worked by person and week.", []],
].map(([id, name, description, parameters]) => ({
  id,
  name,
  description,
  parameters,
  source: "shop",
  version: "9f3a11c0",
  formats: ["csv"],
  schedules: 3,
  columns: [
    column("region", "Region", "text"),
    column("orders", "Orders", "integer", { total: "sum" }),
    column("revenue", "Revenue", "money", { currency: "EUR", total: "sum" }),
    column("last_order", "Last order", "date"),
    column("contact", "Contact", "text", { pii: true }),
  ],
}));

const plans = [
  [
    "Weekly sales",
    0,
    { cadence: "weekly", timezone: "America/New_York", time: "09:00", days_of_week: [1] },
    "failing",
    12,
  ],
  [
    "Month close",
    1,
    { cadence: "monthly", timezone: "Europe/Zurich", time: "18:00", day: { kind: "last_day" } },
    "paused",
    4,
  ],
  [
    "Support backlog, first line",
    3,
    { cadence: "weekly", timezone: "Europe/Zurich", time: "07:30", days_of_week: [1, 2, 3, 4, 5] },
    "on",
    6,
  ],
  ["Stock by site", 2, { cadence: "daily", timezone: "Asia/Kolkata", time: "06:00" }, "on", 3],
  [
    "Staff hours",
    4,
    { cadence: "weekly", timezone: "Europe/London", time: "17:00", days_of_week: [5] },
    "on",
    1,
  ],
  [
    "Usage of the largest customers, for the account managers",
    2,
    {
      cadence: "monthly",
      timezone: "America/New_York",
      time: "08:00",
      day: { kind: "day_of_month", day_of_month: 31 },
    },
    "on",
    9,
  ],
  ["Winter campaign", 0, { cadence: "daily", timezone: "UTC", time: "12:00" }, "ended", 2],
];

let serial = 100;
const iso = (ms) => new Date(ms).toISOString();

function schedule(now, [name, typeIndex, json, state, readers], index) {
  const ahead = preview(json, now, 5);
  const type = types[typeIndex];
  return {
    id: `s${index + 1}`,
    name,
    description: index === 0 ? "For the Monday meeting" : null,
    report_type: type.id,
    report_type_name: type.name,
    report_params: Object.fromEntries(
      type.parameters
        .filter((each) => each.default != null)
        .map((each) => [each.name, each.default]),
    ),
    output_format: "csv",
    output_formats: ["csv"],
    schedule: json,
    schedule_description: ahead.description,
    timezone: json.timezone,
    recipients: Array.from({ length: readers }, (_, i) => ({
      id: `r${index}-${i}`,
      channel: "email",
      destination: people[i]?.email ?? `reader${i}@example.org`,
      options: {},
      display_name: people[i]?.display_name ?? null,
      external: i > 3,
    })),
    timeout_minutes: 30,
    when_empty: "send",
    catch_up: "latest",
    catch_up_window: "P1D",
    csv: { profile: "excel", delimiter: ",", decimal: "." },
    state,
    is_active: state === "on" || state === "failing",
    paused_at: state === "paused" ? iso(now - 3 * 86_400_000) : null,
    next_run_at: state === "on" || state === "failing" ? ahead.runs[0].at : null,
    upcoming_runs: ahead.runs.map((run) => run.at),
    last_run_at: iso(now - 7_200_000 * (index + 1)),
    last_success_at: iso(now - 90_000_000),
    last_execution: {
      id: `e${index + 1}`,
      status: state === "failing" ? "failed" : "completed",
      scheduled_for: iso(now - 7_200_000 * (index + 1)),
      completed_at: iso(now - 7_190_000 * (index + 1)),
      error_message: state === "failing" ? "The source shop has no table “orders_old”." : null,
    },
    owner: people[index % 2],
    version: 3,
    warnings: [],
    created_at: iso(now - 9e9),
    updated_at: iso(now - 8e8),
    deleted_at: null,
    can_edit: true,
  };
}

function execution(now, plan, id, age, status, extra = {}) {
  const due = now - age;
  const ended = ["completed", "failed"].includes(status);
  return {
    id,
    schedule_id: plan.id,
    schedule_name: plan.name,
    report_type: plan.report_type,
    trigger: "scheduled",
    status,
    skip_reason: status === "skipped" ? "empty" : null,
    scheduled_for: iso(due),
    timezone: plan.timezone,
    created_at: iso(due + 400),
    started_at: ["queued", "skipped"].includes(status) ? null : iso(due + 8_400),
    completed_at: ended ? iso(due + 80_400) : null,
    duration_ms: ended ? 41_000 + (age % 37) * 1000 : null,
    lateness_ms: 400,
    row_count: status === "completed" ? 18_204 : null,
    file_size_bytes: status === "completed" ? 1_240_331 : null,
    attempt: 1,
    retry_count: 0,
    error_category: null,
    error_code: null,
    error_message: null,
    deliveries_total: plan.recipients.length,
    deliveries_done: status === "completed" ? plan.recipients.length : 0,
    deliveries_failed: 0,
    wait:
      status === "queued"
        ? {
            code: "source_limit",
            text: "3 of 3 slots of source shop in use, 12 runs ahead.",
            ahead: 12,
          }
        : null,
    report_params_snapshot: plan.report_params,
    output_formats: ["csv"],
    timeout_seconds: 1800,
    triggered_by: null,
    window: { label: "23 to 29 Mar", from: iso(due - 6e8), to: iso(due) },
    next_attempt_at: null,
    error_detail: null,
    cpu_ms: ended ? 3_200 : null,
    query_ids: [],
    node: "web-1",
    dead_letter_id: status === "failed" ? "dl61" : null,
    progress:
      status === "running"
        ? {
            phase: "writing",
            rows: 8_200,
            bytes: 412_000,
            rows_per_second: 710,
            elapsed_ms: Math.max(0, age - 8_400),
            estimate: { low_ms: 40_000, high_ms: 60_000, runs: 12 },
            percent: Math.min(99, Math.round((100 * (age - 8_400)) / 60_000)),
          }
        : null,
    attempts: [
      {
        attempt: 1,
        started_at: iso(due + 8_400),
        ended_at: ended ? iso(due + 80_400) : null,
        outcome: ended ? status : "running",
      },
    ],
    notes: [],
    past_artifacts: [],
    artifacts:
      status === "completed"
        ? [
            {
              id: `${id}-a`,
              format: "csv",
              file_name: "weekly-sales-2026-03-30.csv",
              bytes: 1_240_331,
              row_count: 18_204,
              sha256: "9f3a1c77e0b2d4418aa0cc21f5b94d7e6a1b2c3d4e5f60718293a4b5c6d7e8f9",
              expires_at: iso(now + 7.7e9),
            },
          ]
        : [],
    deliveries:
      status === "completed"
        ? plan.recipients.map((each, i) => ({
            id: `${id}-d${i}`,
            channel: "email",
            destination: each.destination,
            status: "delivered",
            attempt: 1,
            retry_count: 0,
            created_at: iso(due + 80_400),
            sent_at: iso(due + 83_400),
            next_attempt_at: null,
            error_message: null,
            reference: null,
            uncertain: false,
            attempts: [
              {
                attempt: 1,
                started_at: iso(due + 81_000),
                ended_at: iso(due + 83_400),
                outcome: "sent",
              },
            ],
          }))
        : [],
    ...extra,
  };
}

function bounced(run) {
  const deliveries = run.deliveries.map((each, i) =>
    i === 1
      ? {
          ...each,
          status: "bounced",
          error_category: "data",
          error_message: "The mailbox is unknown to the reader's mail server.",
          error_code: "550 5.1.1",
        }
      : i === 2
        ? { ...each, status: "indeterminate", uncertain: true }
        : each,
  );
  return { ...run, deliveries, deliveries_done: run.deliveries_total - 1, deliveries_failed: 1 };
}

const retry = (now) => ({
  attempt: 2,
  retry_count: 1,
  error_category: "network",
  error_code: "source_unreachable",
  error_message: "The source shop does not answer.",
  next_attempt_at: iso(now + 42_000),
  wait: {
    code: "retry",
    text: `Next try at ${iso(now + 42_000).slice(11, 16)}, attempt 2 of 6.`,
    until: iso(now + 42_000),
  },
  attempts: [
    {
      attempt: 1,
      started_at: iso(now - 30_000),
      ended_at: iso(now - 27_000),
      outcome: "failed",
      error_category: "network",
      error_code: "source_unreachable",
      error_message: "The source shop does not answer.",
    },
  ],
});

const failure = {
  error_category: "data",
  error_code: "query_failed",
  error_message: "The source shop has no table “orders_old”.",
  error_detail:
    "org.sqlite.SQLiteException: [SQLITE_ERROR] no such table: orders_old\n\tat punctual.catalog.Query.run",
  attempts: [1, 2].map((attempt) => ({
    attempt,
    started_at: new Date(Date.now() - 7e6 + attempt * 3e4).toISOString(),
    ended_at: new Date(Date.now() - 7e6 + attempt * 3e4 + 900).toISOString(),
    outcome: "failed",
    error_category: "data",
    error_code: "query_failed",
    error_message: "The source shop has no table “orders_old”.",
  })),
};

export function makeData(now) {
  const schedules = plans.map((plan, index) => schedule(now, plan, index));
  const executions = [
    execution(now, schedules[3], "run-now", 20_000, "running"),
    execution(now, schedules[2], "waits", 5_000, "queued"),
    execution(now, schedules[5], "retries", 40_000, "delayed", retry(now)),
    execution(now, schedules[4], "first-of-its-kind", 12_000, "running", {
      progress: { phase: "reading", rows: 0, bytes: 0, elapsed_ms: 3_000 },
    }),
    execution(now, schedules[1], "reused", 60_000, "completed", {
      reused_from: { execution_id: "e3", completed_at: iso(now - 900_000) },
    }),
    execution(now, schedules[3], "rested", 3_600_000, "skipped", { skip_reason: "circuit_open" }),
    execution(now, schedules[0], "e1", 7_200_000, "failed", failure),
    bounced(execution(now, schedules[2], "e3", 21_600_000, "completed")),
    ...schedules.flatMap((plan, index) =>
      Array.from({ length: 9 }, (_, i) =>
        execution(
          now,
          plan,
          i === 0 && ![0, 2].includes(index) ? `e${index + 1}` : `x${index}-${i}`,
          (index + 1) * 9_000_000 + i * 50_000_000,
          i === 4 ? "skipped" : i === 6 && index === 0 ? "failed" : "completed",
          i === 6 && index === 0 ? failure : {},
        ),
      ),
    ),
  ].sort((a, b) => b.scheduled_for.localeCompare(a.scheduled_for));
  schedules[0].circuit = {
    state: "open",
    since: iso(now - 7_200_000),
    until: iso(now + 9 * 3_600_000),
    opens: 1,
    text: "Paused itself after 5 failures in a row; tries again Thu 2 Apr 09:00.",
  };
  const letters = process.env.EMPTY ? [] : makeLetters(now, schedules);
  const audit = Array.from({ length: 60 }, (_, i) => {
    const target = schedules[i % schedules.length];
    const action = [
      "schedule.updated",
      "schedule.run",
      "schedule.paused",
      "schedule.created",
      "user.signed_in",
    ][i % 5];
    return {
      id: `a${i}`,
      at: iso(now - i * 5_400_000),
      user_id: people[i % 3].id,
      actor: people[i % 3].display_name,
      action,
      object_type: "schedule",
      object_id: target.id,
      object_name: target.name,
      old_values: action === "schedule.updated" ? { time: "08:00", recipients: 11 } : null,
      new_values: action === "schedule.updated" ? { time: "09:00", recipients: 12 } : null,
      ip: "10.0.0.7",
    };
  });
  const data = {
    people,
    types,
    schedules,
    executions,
    letters,
    audit,
    faults: [
      {
        file: "reports/stock.yaml",
        line: 14,
        message: "The query never uses :organization_id, though the source holds tenant data.",
      },
    ],
    me: {
      id: "u1",
      email: "",
      display_name: "Ann Frei",
      role: "administrator",
      operator: true,
      timezone: "America/New_York",
      organization: { id: "o1", key: "demo", name: "Acme" },
      organizations: [{ id: "o1", key: "demo", name: "Acme", role: "administrator" }],
      demo: true,
      mailbox_url: "/mailbox",
    },
    home: () => ({
      on_time: 61,
      late: 2,
      failed: 1,
      skipped: 4,
      due_next_24h: 47,
      needs_you: [
        {
          kind: "failed",
          title: "Weekly sales",
          text: "The source shop has no table “orders_old”.",
          schedule_id: "s1",
          execution_id: "e1",
          since: iso(now - 7_200_000),
        },
        {
          kind: "late",
          title: "Stock by site",
          text: "Waits: 3 of 3 slots of shop are busy.",
          schedule_id: "s4",
          execution_id: "waits",
          since: iso(now - 360_000),
        },
        {
          kind: "uncertain",
          title: "Support backlog to ben@acme.test",
          text: "The mail server broke off after taking the message.",
          schedule_id: "s3",
          execution_id: "e3",
          since: iso(now - 9_000_000),
        },
      ],
      next: schedules
        .filter((each) => each.next_run_at)
        .flatMap((each) =>
          each.upcoming_runs.map((at) => ({
            schedule_id: each.id,
            name: each.name,
            at,
            timezone: each.timezone,
            local: at,
          })),
        )
        .filter((each) => Date.parse(each.at) < Date.now() + 86_400_000)
        .sort((a, b) => a.at.localeCompare(b.at)),
      schedules: { on: 4, paused: 1, failing: 1, total: 7 },
      mail_ok: true,
      checked_at: iso(Date.now()),
    }),
    merge(before, body) {
      const plan = schedule(Date.now(), ["", 0, body.schedule, "on", 0], serial);
      serial += 1;
      const type = types.find((each) => each.id === body.report_type);
      const recipients = body.recipients.map((each, i) => ({
        id: `r${serial}-${i}`,
        external: false,
        options: {},
        display_name: null,
        ...each,
      }));
      const made = {
        ...plan,
        last_execution: null,
        last_run_at: null,
        ...before,
        ...body,
        recipients,
        id: before?.id ?? `s${serial}`,
        version: (before?.version ?? 0) + 1,
        timezone: body.schedule.timezone,
        schedule_description: plan.schedule_description,
        upcoming_runs: plan.upcoming_runs,
        next_run_at: plan.next_run_at,
        report_type_name: type?.name ?? "",
        owner: before?.owner ?? people[0],
      };
      if (before) Object.assign(before, made);
      else schedules.push(made);
      return made;
    },
    run(id) {
      serial += 1;
      const plan = schedules.find((each) => each.id === id);
      executions.unshift(
        execution(Date.now(), plan, `m${serial}`, 10_000, "running", {
          trigger: "manual",
          triggered_by: people[0],
          progress: { phase: "reading", rows: 0, bytes: 0, elapsed_ms: 0 },
        }),
      );
      return `m${serial}`;
    },
  };
  return data;
}

import type {
  Alert,
  AlertRule,
  Alerts,
  Dashboard,
  DeadLetter,
  DeadLetters,
  Disk,
  ExecutionDetail,
  Node,
  Parameter,
  Queue,
  Schedule,
} from "@/lib/api-types";

/** A run that went well; tests say what differs. */
export function anExecution(part: Partial<ExecutionDetail> = {}): ExecutionDetail {
  return {
    id: "e1",
    schedule_id: "s1",
    schedule_name: "Weekly sales",
    report_type: "sales_summary",
    trigger: "scheduled",
    status: "completed",
    scheduled_for: "2026-03-30T13:00:00Z",
    timezone: "America/New_York",
    created_at: "2026-03-30T13:00:02Z",
    started_at: "2026-03-30T13:00:10Z",
    completed_at: "2026-03-30T13:01:22Z",
    duration_ms: 72_000,
    lateness_ms: 2_000,
    row_count: 18_204,
    file_size_bytes: 1_240_331,
    attempt: 1,
    retry_count: 0,
    deliveries_total: 2,
    deliveries_done: 2,
    deliveries_failed: 0,
    report_params_snapshot: { period: "last_7_days" },
    output_format: "csv",
    output_formats: ["csv"],
    timeout_seconds: 1800,
    query_ids: [],
    notes: [],
    split: false,
    parts_total: 0,
    attempts: [],
    artifacts: [],
    past_artifacts: [],
    deliveries: [],
    ...part,
  };
}

export function aSchedule(part: Partial<Schedule> = {}): Schedule {
  return {
    id: "s1",
    name: "Weekly sales",
    report_type: "sales_summary",
    report_type_name: "Sales summary",
    report_params: { period: "last_7_days" },
    output_format: "csv",
    output_formats: ["csv"],
    schedule: { cadence: "weekly", timezone: "America/New_York", time: "09:00", days_of_week: [1] },
    schedule_description: "Every Monday at 09:00 (New York time)",
    timezone: "America/New_York",
    recipients: [
      { id: "r1", channel: "email", destination: "ann@acme.test", options: {}, external: false },
    ],
    timeout_minutes: 30,
    when_empty: "send",
    catch_up: "latest",
    catch_up_window: "P1D",
    state: "on",
    is_active: true,
    upcoming_runs: [],
    owner: { id: "u1", display_name: "Ann Frei", email: "ann@acme.test" },
    version: 3,
    warnings: [],
    created_at: "2026-01-01T00:00:00Z",
    updated_at: "2026-01-01T00:00:00Z",
    can_edit: true,
    ...part,
  };
}

export function aParameter(part: Partial<Parameter> = {}): Parameter {
  return {
    name: "top",
    label: "How many",
    type: "integer",
    required: true,
    multiple: false,
    ...part,
  };
}

export function aDeadLetter(part: Partial<DeadLetter> = {}): DeadLetter {
  return {
    id: "d1",
    schedule_id: "s1",
    schedule_name: "Weekly sales",
    execution_id: "e1",
    last_execution_id: "e1",
    scheduled_for: "2026-03-30T13:00:00Z",
    timezone: "America/New_York",
    report_type: "sales_summary",
    status: "open",
    attempts: 6,
    error_category: "network",
    error_code: "source_unreachable",
    error_message: "The source shop does not answer.",
    created_at: "2026-03-30T13:20:00Z",
    last_failed_at: "2026-03-30T13:20:00Z",
    in_queue_ms: 3_600_000,
    ...part,
  };
}

/** A page of the list as the server answers it. */
export function deadLettersOf(
  items: DeadLetter[],
  summary: Partial<DeadLetters["summary"]> = {},
): DeadLetters {
  const of = (status: string) => items.filter((each) => each.status === status).length;
  return {
    items,
    total: items.length,
    page: 1,
    limit: 50,
    summary: {
      open: of("open"),
      retrying: of("retrying"),
      resolved: of("resolved"),
      total: items.length,
      limit: 1000,
      alert_at: 100,
      by_category: {},
      groups: [],
      ...summary,
    },
  };
}

export function anAlert(part: Partial<Alert> = {}): Alert {
  return {
    id: "a1",
    rule: "run_failed",
    severity: "warning",
    scope: "organization",
    title: "Weekly sales failed",
    message: "The source shop does not answer.",
    link: "/executions/e1",
    status: "open",
    first_seen_at: "2026-03-30T13:00:00Z",
    last_seen_at: "2026-03-30T13:20:00Z",
    times: 1,
    ...part,
  };
}

/** A page of the list as the server answers it. */
export function alertsOf(items: Alert[], counts: Partial<Alerts["counts"]> = {}): Alerts {
  const of = (status: string) => items.filter((each) => each.status === status).length;
  return {
    items,
    total: items.length,
    page: 1,
    limit: 50,
    counts: { open: of("open"), acknowledged: of("acknowledged"), critical: 0, ...counts },
  };
}

export function aRule(part: Partial<AlertRule> = {}): AlertRule {
  return {
    rule: "run_failed",
    text: "A run of a schedule failed for good.",
    scope: "organization",
    severity: "warning",
    state: "firing",
    for_minutes: 0,
    ...part,
  };
}

export function aNode(part: Partial<Node> = {}): Node {
  return {
    id: "n1",
    name: "web-1",
    version: "0.1.0",
    started_at: "2026-03-30T09:00:00Z",
    beat_at: "2026-03-30T13:00:00Z",
    lease_until: "2026-03-30T13:00:30Z",
    state: "active",
    slots: 12,
    running: 0,
    running_by_kind: { deliveries: 0, reports: 0 },
    clock_offset_ms: 0,
    is_this: false,
    ...part,
  };
}

export function aQueue(part: Partial<Queue> = {}): Queue {
  return {
    kinds: [
      { kind: "deliveries", waiting: 0, delayed: 0, running: 1 },
      { kind: "reports", waiting: 7, delayed: 2, running: 3 },
    ],
    organizations: [
      { key: "acme", name: "Acme", waiting: 7, running: 3, max_running: 10, weight: 1 },
    ],
    sources: [
      {
        name: "shop",
        running: 3,
        max_running: 3,
        waiting: 7,
        circuit: { state: "closed", failures: 0 },
      },
    ],
    running: [],
    ...part,
  };
}

/** A day in which all went well but one run in New York's morning; tests say what differs. */
export function aDashboard(part: Partial<Dashboard> = {}): Dashboard {
  const hours = ["2026-03-30T12:00:00Z", "2026-03-30T13:00:00Z"];
  const none = { network: 0, data: 0, system: 0, configuration: 0, unknown: 0 };
  return {
    range: "24h",
    at: "2026-03-30T13:30:00Z",
    kpis: [
      {
        key: "success_rate",
        label: "Runs that succeed",
        value: 0.9499,
        unit: "ratio",
        target: 0.95,
        met: false,
      },
      {
        key: "average_duration",
        label: "Average duration of a run",
        value: 31_692.6,
        unit: "ms",
        target: 300_000,
        met: true,
      },
      {
        key: "email_delivery",
        label: "E-mails delivered",
        value: 1,
        unit: "ratio",
        target: 0.98,
        note: "Too few to judge by: 3 e-mails were settled, 20 are needed.",
      },
      {
        key: "mttr",
        label: "Mean time to recovery",
        unit: "ms",
        note: "No incident in this time.",
      },
    ],
    executions: {
      running: 1,
      waiting: 24,
      oldest_waiting_ms: 11_066,
      completed: 40,
      failed: 2,
      skipped: 1,
      cancelled: 0,
      timeouts: 0,
    },
    success: { "24h": 0.9499, "7d": 0.97 },
    durations: { average_ms: 31_692, p50_ms: 18_250, p95_ms: 107_500, p99_ms: 225_000 },
    series: [
      { at: hours[0] ?? "", completed: 0, failed: 0, skipped: 0, p95_ms: 0 },
      { at: hours[1] ?? "", completed: 40, failed: 2, skipped: 1, p95_ms: 107_500 },
    ],
    errors: [
      { at: hours[0] ?? "", ...none },
      { at: hours[1] ?? "", ...none, network: 2 },
    ],
    by_report_type: [
      {
        report_type: "sales_summary",
        count: 43,
        failed: 2,
        average_ms: 31_692,
        cpu_ms: 59_000,
        bytes: 12_200_000,
      },
    ],
    deliveries: { sent: 3, failed: 0, bounced: 0, pending: 1, success_rate: 1 },
    nodes: { active: 1, draining: 0, lost: 0, slots: 4, running: 1 },
    disk: { state: "ok", free_bytes: 80e9, report_bytes: 1e9 },
    alerts: { open: 2, critical: 1 },
    ...part,
  };
}

export function aBusyQueue(part: Partial<Queue> = {}): Queue {
  return {
    kinds: [
      {
        kind: "reports",
        waiting: 24,
        delayed: 0,
        running: 1,
        oldest_waiting_at: "2026-03-30T13:20:00Z",
      },
    ],
    sources: [
      {
        name: "shop",
        running: 1,
        max_running: 3,
        waiting: 24,
        circuit: { state: "closed", failures: 0 },
      },
    ],
    organizations: [
      { key: "acme", name: "Acme", waiting: 24, running: 1, max_running: 10, weight: 1 },
    ],
    running: [
      {
        execution_id: "e1",
        schedule_name: "Weekly sales",
        organization: "acme",
        started_at: "2026-03-30T13:29:00Z",
        deadline_at: "2026-03-30T13:59:00Z",
        progress: { phase: "writing", rows: 18_000, bytes: 900_000 },
      },
    ],
    ...part,
  };
}

export function aDisk(part: Partial<Disk> = {}): Disk {
  return {
    state: "ok",
    free_bytes: 80e9,
    total_bytes: 270e9,
    report_bytes: 27e9,
    thresholds: { warn_bytes: 5e9, stop_bytes: 1e9 },
    needed_bytes: 62_000,
    average_report_bytes: 4_000,
    trend: { full_in_days: 47, bytes_per_day: 1_700_000_000 },
    samples: [
      { at: "2026-03-28T13:00:00Z", free_bytes: 83.4e9, report_bytes: 26e9 },
      { at: "2026-03-30T13:00:00Z", free_bytes: 80e9, report_bytes: 27e9 },
    ],
    by_organization: [{ key: "acme", name: "Acme", bytes: 27e9, files: 1 }],
    by_report_type: [{ report_type: "sales_summary", bytes: 27e9, files: 2_100 }],
    advice: [],
    waiting_for_space: 0,
    ...part,
  };
}

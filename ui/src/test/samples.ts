import type {
  DeadLetter,
  DeadLetters,
  ExecutionDetail,
  Parameter,
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
    attempts: [],
    artifacts: [],
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

import { QueryClient } from "@tanstack/react-query";
import { Problem } from "./problem";

/** Only what may pass by itself is tried again: no answer, or a server that is starting. */
function worthRetrying(failures: number, error: unknown): boolean {
  return failures < 2 && error instanceof Problem && error.unreachable;
}

export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 10_000, retry: worthRetrying, refetchOnWindowFocus: true },
      mutations: { retry: false },
    },
  });
}

/** The first part of every query key, in one place because live events address them. */
export const keys = {
  me: ["me"],
  organization: ["organization"],
  home: ["home"],
  health: ["health"],
  schedules: ["schedules"],
  schedule: (id: string) => ["schedule", id],
  executions: ["executions"],
  execution: (id: string) => ["execution", id],
  deadLetters: ["dead-letters"],
  deadLetter: (id: string) => ["dead-letter", id],
  alerts: ["alerts"],
  alertCounts: ["open-count", "alerts"],
  alertRules: ["alert-rules"],
  nodes: ["nodes"],
  queue: ["queue"],
  openLetters: ["open-count", "dead-letters"],
  reportTypes: ["report-types"],
  audit: ["audit"],
  dashboard: ["dashboard"],
  disk: ["disk"],
  retention: ["retention"],
  usage: ["usage"],
  timezones: ["timezones"],
  stores: ["stores"],
} as const;

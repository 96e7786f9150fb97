import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type {
  RecipientInput,
  Schedule,
  ScheduleInput,
  ScheduleJson,
  ScheduleQuery,
} from "@/lib/api-types";
import { http, idempotent, take } from "@/lib/http";
import { keys } from "@/lib/query";

const base = "/api/v1/scheduled-reports";

export function schedulesQuery(query: ScheduleQuery) {
  return queryOptions({
    queryKey: [...keys.schedules, query],
    queryFn: ({ signal }) => take(http.GET(base, { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
}

export function scheduleQuery(id: string) {
  return queryOptions({
    queryKey: keys.schedule(id),
    queryFn: ({ signal }) => take(http.GET(`${base}/{id}`, { params: { path: { id } }, signal })),
  });
}

export function previewQuery(schedule: ScheduleJson, enabled = true) {
  return queryOptions({
    queryKey: ["schedule-preview", schedule],
    queryFn: ({ signal }) =>
      take(
        http.POST("/api/v1/schedule-previews", {
          body: { schedule, count: 5 },
          signal,
        }),
      ),
    enabled,
    staleTime: 60_000,
  });
}

export function timezonesQuery() {
  return queryOptions({
    queryKey: keys.timezones,
    queryFn: ({ signal }) =>
      take(http.GET("/api/v1/timezones", { signal })).then((all) => all.items),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function storesQuery() {
  return queryOptions({
    queryKey: keys.stores,
    queryFn: ({ signal }) => take(http.GET("/api/v1/stores", { signal })).then((all) => all.items),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export const schedules = {
  create: (input: ScheduleInput) =>
    take(http.POST(base, { params: { header: idempotent() }, body: input })),

  update: (id: string, input: ScheduleInput, version: number | undefined) =>
    take(
      http.PUT(`${base}/{id}`, {
        params: {
          path: { id },
          header: version === undefined ? {} : { "If-Match": `"${version}"` },
        },
        body: input,
      }),
    ),

  remove: (id: string) => take(http.DELETE(`${base}/{id}`, { params: { path: { id } } })),
  pause: (id: string) => take(http.POST(`${base}/{id}/pause`, { params: { path: { id } } })),
  resume: (id: string) => take(http.POST(`${base}/{id}/resume`, { params: { path: { id } } })),
  restore: (id: string) => take(http.POST(`${base}/{id}/restore`, { params: { path: { id } } })),
  closeCircuit: (id: string) =>
    take(http.POST(`${base}/{id}/close-circuit`, { params: { path: { id } } })),
  clone: (id: string) =>
    take(http.POST(`${base}/{id}/clone`, { params: { path: { id }, header: idempotent() } })),

  run: (id: string, sendTo?: "me") =>
    take(
      http.POST(`${base}/{id}/run`, {
        params: { path: { id }, header: idempotent() },
        body: sendTo ? { send_to: sendTo } : {},
      }),
    ),

  addRecipient: (id: string, recipient: RecipientInput) =>
    take(
      http.POST(`${base}/{id}/recipients`, {
        params: { path: { id }, header: idempotent() },
        body: recipient,
      }),
    ),

  removeRecipient: (id: string, recipient: string) =>
    take(
      http.DELETE(`${base}/{id}/recipients/{recipient}`, { params: { path: { id, recipient } } }),
    ),
};

/** Runs a command on schedules and reads again whatever it may have changed. */
export function useScheduleCommand<A, R>(command: (argument: A) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: command,
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.schedules }),
        client.invalidateQueries({ queryKey: ["schedule"] }),
        client.invalidateQueries({ queryKey: keys.executions }),
        client.invalidateQueries({ queryKey: keys.home }),
      ]),
  });
}

export type { Schedule };

import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { AlertQuery } from "@/lib/api-types";
import { http, idempotent, take } from "@/lib/http";
import { keys } from "@/lib/query";

const base = "/api/v1/alerts";

export function alertsQuery(query: AlertQuery) {
  return queryOptions({
    queryKey: [...keys.alerts, query],
    queryFn: ({ signal }) => take(http.GET(base, { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
}

/** How many are not over, whatever a list shows. */
export function alertCountsQuery() {
  return queryOptions({
    queryKey: keys.alertCounts,
    queryFn: ({ signal }) =>
      take(http.GET(base, { params: { query: { limit: 1 } }, signal })).then((page) => page.counts),
  });
}

export function alertRulesQuery() {
  return queryOptions({
    queryKey: keys.alertRules,
    queryFn: ({ signal }) =>
      take(http.GET("/api/v1/alert-rules", { signal })).then((list) => list.items),
  });
}

export const alerts = {
  acknowledge: (id: string) =>
    take(http.POST(`${base}/{id}/acknowledge`, { params: { path: { id } } })),

  mute: (id: string, minutes: number) =>
    take(http.POST(`${base}/{id}/mute`, { params: { path: { id } }, body: { minutes } })),

  unmute: (id: string) => take(http.POST(`${base}/{id}/unmute`, { params: { path: { id } } })),

  sendTest: () => take(http.POST("/api/v1/alert-rules/test", { params: { header: idempotent() } })),
};

/** Runs a command on an alert and reads again whatever it may have changed. */
export function useAlertCommand() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (command: () => Promise<unknown>) => command(),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.alerts }),
        client.invalidateQueries({ queryKey: keys.alertCounts }),
        client.invalidateQueries({ queryKey: keys.alertRules }),
      ]),
  });
}

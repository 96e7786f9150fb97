import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { DashboardRange, Scope } from "@/lib/api-types";
import { http, take } from "@/lib/http";
import { keys } from "@/lib/query";

export function dashboardQuery(query: { range: DashboardRange; scope: Scope }) {
  return queryOptions({
    queryKey: [...keys.dashboard, query],
    queryFn: ({ signal }) =>
      take(http.GET("/api/v1/admin/dashboard", { params: { query }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  });
}

export function queueQuery(scope: Scope) {
  return queryOptions({
    queryKey: [...keys.queue, scope],
    queryFn: ({ signal }) =>
      take(http.GET("/api/v1/queue", { params: { query: { scope } }, signal })),
    placeholderData: keepPreviousData,
  });
}

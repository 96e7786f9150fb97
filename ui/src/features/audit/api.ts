import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { AuditQuery } from "@/lib/api-types";
import { http, take } from "@/lib/http";
import { keys } from "@/lib/query";

export function auditQuery(query: AuditQuery) {
  return queryOptions({
    queryKey: [...keys.audit, query],
    queryFn: ({ signal }) => take(http.GET("/api/v1/audit-logs", { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
}

/** What happened to one schedule, newest first. */
export function changesQuery(id: string, page: number) {
  return queryOptions({
    queryKey: [...keys.audit, "schedule", id, page],
    queryFn: ({ signal }) =>
      take(
        http.GET("/api/v1/scheduled-reports/{id}/changes", {
          params: { path: { id }, query: { page, limit: 50 } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });
}

export function usersQuery() {
  return queryOptions({
    queryKey: ["users"],
    queryFn: ({ signal }) => take(http.GET("/api/v1/users", { signal })),
    staleTime: 300_000,
  });
}

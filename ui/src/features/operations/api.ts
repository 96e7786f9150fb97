import { queryOptions } from "@tanstack/react-query";
import type { Health } from "@/lib/api-types";
import { http, take } from "@/lib/http";
import { asProblem } from "@/lib/problem";
import { keys } from "@/lib/query";

export function homeQuery() {
  return queryOptions({
    queryKey: keys.home,
    queryFn: ({ signal }) => take(http.GET("/api/v1/home", { signal })),
    refetchInterval: 30_000,
  });
}

/** Healthy or not, the answer has the same body: 503 is an answer, not an error. */
async function askHealth(signal: AbortSignal): Promise<Health> {
  const response = await fetch("/api/health", { signal }).catch((error: unknown) => {
    throw error instanceof DOMException ? error : asProblem(error);
  });
  return (await response.json()) as Health;
}

export function healthQuery() {
  return queryOptions({
    queryKey: keys.health,
    queryFn: ({ signal }) => askHealth(signal),
    refetchInterval: 60_000,
  });
}

/** How many report types there are: the first step of an empty installation. */
export function reportCountQuery() {
  return queryOptions({
    queryKey: [...keys.reportTypes, "count"],
    queryFn: ({ signal }) =>
      take(http.GET("/api/v1/report-types", { params: { query: { limit: 1 } }, signal })).then(
        (page) => page.total,
      ),
  });
}

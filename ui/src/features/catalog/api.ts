import { queryOptions } from "@tanstack/react-query";
import type { SampleInput } from "@/lib/api-types";
import { http, take } from "@/lib/http";
import { keys } from "@/lib/query";

export function reportTypesQuery() {
  return queryOptions({
    queryKey: keys.reportTypes,
    queryFn: ({ signal }) =>
      take(http.GET("/api/v1/report-types", { params: { query: { limit: 200 } }, signal })),
    staleTime: 60_000,
  });
}

export function reportTypeQuery(id: string) {
  return queryOptions({
    queryKey: [...keys.reportTypes, id],
    queryFn: ({ signal }) =>
      take(http.GET("/api/v1/report-types/{id}", { params: { path: { id } }, signal })),
    staleTime: 60_000,
  });
}

export function sampleQuery(id: string, input: SampleInput) {
  return queryOptions({
    queryKey: ["sample", id, input],
    queryFn: ({ signal }) =>
      take(
        http.POST("/api/v1/report-types/{id}/preview", {
          params: { path: { id } },
          body: input,
          signal,
        }),
      ),
    enabled: id !== "",
    staleTime: 60_000,
    retry: false,
  });
}

import { queryOptions } from "@tanstack/react-query";
import type { BurstPreviewInput, SampleInput } from "@/lib/api-types";
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

/** Throws a Problem where the source or the format refuses. */
export function sampleFile(
  id: string,
  format: string,
  { report_params, timezone, due_at }: SampleInput,
  options: object | undefined,
): Promise<Blob> {
  return take(
    http.POST("/api/v1/report-types/{id}/sample", {
      params: { path: { id } },
      body: {
        format,
        report_params,
        ...(timezone ? { timezone } : {}),
        ...(due_at ? { due_at } : {}),
        ...(options ? { format_options: options } : {}),
      },
      parseAs: "blob",
    }),
  ) as unknown as Promise<Blob>;
}

/** Who would get how many rows of a split report; reads all of them. */
export function burstPreviewQuery(id: string, input: BurstPreviewInput) {
  return queryOptions({
    queryKey: ["burst-preview", id, input],
    queryFn: ({ signal }) =>
      take(
        http.POST("/api/v1/report-types/{id}/burst-preview", {
          params: { path: { id } },
          body: input,
          signal,
        }),
      ),
    staleTime: 0,
    retry: false,
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

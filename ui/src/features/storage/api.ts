import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { RetentionInput } from "@/lib/api-types";
import { http, take } from "@/lib/http";
import { keys } from "@/lib/query";

const path = "/api/v1/organization/retention";

export function retentionQuery() {
  return queryOptions({
    queryKey: keys.retention,
    queryFn: ({ signal }) => take(http.GET(path, { signal })),
  });
}

/** What a number of days would mean for the files that are there. */
export function effectQuery(days: number | undefined, enabled: boolean) {
  return queryOptions({
    queryKey: [...keys.retention, "effect", days ?? "usual"],
    queryFn: ({ signal }) =>
      take(
        http.GET(`${path}/preview`, {
          params: { query: days === undefined ? {} : { days } },
          signal,
        }),
      ),
    enabled,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
}

export function usageQuery(from: string, to: string) {
  return queryOptions({
    queryKey: [...keys.usage, from, to],
    queryFn: ({ signal }) =>
      take(http.GET("/api/v1/usage", { params: { query: { from, to } }, signal })),
    placeholderData: keepPreviousData,
  });
}

export function useSaveRetention() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: RetentionInput) => take(http.PUT(path, { body })),
    onSuccess: (saved) => client.setQueryData(keys.retention, saved),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.retention }),
        client.invalidateQueries({ queryKey: ["execution"] }),
      ]),
  });
}

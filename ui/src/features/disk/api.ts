import { queryOptions } from "@tanstack/react-query";
import { http, take } from "@/lib/http";
import { keys } from "@/lib/query";

export function diskQuery() {
  return queryOptions({
    queryKey: keys.disk,
    queryFn: ({ signal }) => take(http.GET("/api/v1/disk", { signal })),
    refetchInterval: 60_000,
  });
}

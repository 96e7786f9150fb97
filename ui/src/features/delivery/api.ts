import { queryOptions } from "@tanstack/react-query";
import { http, take } from "@/lib/http";

/** People of the organisation whose name or address holds the text. */
export function peopleQuery(q: string) {
  return queryOptions({
    queryKey: ["people", q],
    queryFn: ({ signal }) =>
      take(http.GET("/api/v1/people", { params: { query: { q } }, signal })).then(
        (answer) => answer.items,
      ),
    staleTime: 60_000,
  });
}

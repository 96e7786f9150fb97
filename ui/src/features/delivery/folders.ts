import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { http, take } from "@/lib/http";
import type { Naming } from "./fileNames";

/** The folders that reports may be written to; none for who may not choose. */
export function fileRootsQuery() {
  return queryOptions({
    queryKey: ["file-roots"],
    queryFn: ({ signal }) =>
      take(http.GET("/api/v1/file-roots", { signal })).then((answer) =>
        answer.items.map((each) => each.alias),
      ),
    staleTime: 60_000,
    retry: false,
  });
}

const entriesKey = (alias: string, path: string) => ["file-roots", alias, path];

/** What stands in a folder, page by page. */
export function entriesQuery(alias: string, path: string) {
  return infiniteQueryOptions({
    queryKey: entriesKey(alias, path),
    queryFn: ({ pageParam, signal }) =>
      take(
        http.GET("/api/v1/file-roots/{alias}/entries", {
          params: { path: { alias }, query: { path, ...(pageParam && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (last) => last.next_cursor ?? undefined,
    retry: false,
  });
}

export function makeFolder(alias: string, path: string) {
  return take(
    http.POST("/api/v1/file-roots/{alias}/folders", {
      params: { path: { alias } },
      body: { path },
    }),
  );
}

/** The names that a destination gives; refuses with a Problem what could not be saved. */
export function namesQuery(destination: string, naming: Naming) {
  return queryOptions({
    queryKey: ["file-names", destination, naming],
    queryFn: ({ signal }) =>
      take(
        http.POST("/api/v1/file-name-previews", {
          body: {
            destination,
            schedule_name: naming.scheduleName,
            report_name: naming.reportName,
            output_formats: naming.formats,
            timezone: naming.timezone,
            ...(naming.dueAt && { due_at: naming.dueAt }),
          },
          signal,
        }),
      ),
    retry: false,
    staleTime: 60_000,
  });
}

import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { DeadLetterFilters } from "@/lib/api-types";
import { http, idempotent, take } from "@/lib/http";
import { keys } from "@/lib/query";

const base = "/api/v1/dead-letters";

export function deadLettersQuery(query: DeadLetterFilters & { page: number; limit: number }) {
  return queryOptions({
    queryKey: [...keys.deadLetters, query],
    queryFn: ({ signal }) => take(http.GET(base, { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
}

/** How many wait for somebody, whatever a list shows. */
export function openLettersQuery() {
  return queryOptions({
    queryKey: keys.openLetters,
    queryFn: ({ signal }) =>
      take(http.GET(base, { params: { query: { status: "open", limit: 1 } }, signal })).then(
        (page) => page.total,
      ),
  });
}

export function deadLetterQuery(id: string) {
  return queryOptions({
    queryKey: keys.deadLetter(id),
    queryFn: ({ signal }) => take(http.GET(`${base}/{id}`, { params: { path: { id } }, signal })),
  });
}

export const deadLetters = {
  retry: (id: string) =>
    take(http.POST(`${base}/{id}/retry`, { params: { path: { id }, header: idempotent() } })),

  resolve: (id: string, note: string) =>
    take(
      http.POST(`${base}/{id}/resolve`, { params: { path: { id } }, body: note ? { note } : {} }),
    ),

  reopen: (id: string) => take(http.POST(`${base}/{id}/reopen`, { params: { path: { id } } })),

  remove: (id: string) => take(http.DELETE(`${base}/{id}`, { params: { path: { id } } })),

  retryAll: (query: DeadLetterFilters) =>
    take(http.POST(`${base}/retry-all`, { params: { query, header: idempotent() } })),

  removeAll: (query: DeadLetterFilters) => take(http.DELETE(base, { params: { query } })),
};

/** Runs a command on dead letters and reads again whatever it may have changed. */
export function useDeadLetterCommand() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (command: () => Promise<unknown>) => command(),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.deadLetters }),
        client.invalidateQueries({ queryKey: ["dead-letter"] }),
        client.invalidateQueries({ queryKey: keys.openLetters }),
        client.invalidateQueries({ queryKey: ["execution"] }),
        client.invalidateQueries({ queryKey: keys.executions }),
      ]),
  });
}

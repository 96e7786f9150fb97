import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { ExecutionQuery } from "@/lib/api-types";
import { http, idempotent, take } from "@/lib/http";
import { keys } from "@/lib/query";

const base = "/api/v1/report-executions";

export function executionsQuery(query: ExecutionQuery) {
  return queryOptions({
    queryKey: [...keys.executions, query],
    queryFn: ({ signal }) => take(http.GET(base, { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
}

export function executionQuery(id: string) {
  return queryOptions({
    queryKey: keys.execution(id),
    queryFn: ({ signal }) => take(http.GET(`${base}/{id}`, { params: { path: { id } }, signal })),
  });
}

export const executions = {
  runAgain: (id: string) =>
    take(http.POST(`${base}/{id}/run-again`, { params: { path: { id }, header: idempotent() } })),

  cancel: (id: string) => take(http.POST(`${base}/{id}/cancel`, { params: { path: { id } } })),

  extend: (id: string, minutes: number) =>
    take(
      http.POST(`${base}/{id}/extend`, {
        params: { path: { id } },
        body: { timeout_minutes: minutes },
      }),
    ),

  redeliver: (id: string, deliveryIds: string[]) =>
    take(
      http.POST(`${base}/{id}/redeliver`, {
        params: { path: { id }, header: idempotent() },
        body: { delivery_ids: deliveryIds },
      }),
    ),

  downloadLink: (id: string, format: string) =>
    take(http.POST(`${base}/{id}/download-link`, { params: { path: { id } }, body: { format } })),
};

/** Opens the file through a signed link, so that the browser saves it as any other download. */
export async function download(id: string, format: string): Promise<void> {
  const { url } = await executions.downloadLink(id, format);
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.download = "";
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
}

export function useExecutionCommand<A, R>(command: (argument: A) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: command,
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.executions }),
        client.invalidateQueries({ queryKey: ["execution"] }),
        client.invalidateQueries({ queryKey: keys.home }),
      ]),
  });
}

import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { ExecutionQuery, ShareLinkInput } from "@/lib/api-types";
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

export function partsQuery(id: string, query: { q?: string; page: number; limit: number }) {
  return queryOptions({
    queryKey: [...keys.execution(id), "parts", query],
    queryFn: ({ signal }) =>
      take(http.GET(`${base}/{id}/parts`, { params: { path: { id }, query }, signal })),
    placeholderData: keepPreviousData,
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

  /** Without ids: to all whom it did not reach. */
  redeliver: (id: string, deliveryIds?: string[]) =>
    take(
      http.POST(`${base}/{id}/redeliver`, {
        params: { path: { id }, header: idempotent() },
        body: deliveryIds ? { delivery_ids: deliveryIds } : {},
      }),
    ),

  /** `key`: whose file, of a split run. */
  downloadLink: (id: string, format: string, key: string | undefined) =>
    take(
      http.POST(`${base}/{id}/download-link`, {
        params: { path: { id } },
        body: { format, ...(key === undefined ? {} : { key }) },
      }),
    ),
};

export function linksQuery(id: string) {
  return queryOptions({
    queryKey: [...keys.execution(id), "links"],
    queryFn: ({ signal }) =>
      take(http.GET(`${base}/{id}/links`, { params: { path: { id } }, signal })),
    retry: false,
  });
}

export const links = {
  share: (id: string, body: ShareLinkInput) =>
    take(http.POST(`${base}/{id}/links`, { params: { path: { id } }, body })),

  revoke: (id: string) => take(http.DELETE("/api/v1/links/{id}", { params: { path: { id } } })),
};

export function useLinkCommand<A, R>(command: (argument: A) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: command,
    onSettled: () => client.invalidateQueries({ queryKey: ["execution"] }),
  });
}

/** Opens the file through a signed link, so that the browser saves it as any other download. */
export async function download(id: string, format: string, key?: string): Promise<void> {
  const { url } = await executions.downloadLink(id, format, key);
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

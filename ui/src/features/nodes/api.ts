import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { http, take } from "@/lib/http";
import { keys } from "@/lib/query";

const base = "/api/v1/nodes";

/** A heartbeat comes every 10 s and has no event of its own. */
export function nodesQuery() {
  return queryOptions({
    queryKey: keys.nodes,
    queryFn: ({ signal }) => take(http.GET(base, { signal })).then((list) => list.items),
    refetchInterval: 5_000,
  });
}

export const nodes = {
  drain: (id: string) => take(http.POST(`${base}/{id}/drain`, { params: { path: { id } } })),
  resume: (id: string) => take(http.POST(`${base}/{id}/resume`, { params: { path: { id } } })),
};

/** Runs a command on a node and reads again how the nodes are. */
export function useNodeCommand() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (command: () => Promise<unknown>) => command(),
    onSettled: () => client.invalidateQueries({ queryKey: keys.nodes }),
  });
}

import { useQuery } from "@tanstack/react-query";
import { reportTypesQuery } from "@/features/catalog/api";
import { atLeast, useMe } from "@/lib/org";

/** Names of report types by their id; the id where there is none, or none that the person sees. */
export function useTypeName(): (type: string) => string {
  const types = useQuery({ ...reportTypesQuery(), enabled: atLeast(useMe(), "member") });
  const names = new Map(types.data?.items.map(({ id, name }) => [id, name]));
  return (type) => names.get(type) ?? (type || "Earlier report types");
}

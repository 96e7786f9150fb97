import { useQuery } from "@tanstack/react-query";
import { alertCountsQuery } from "@/features/alerts/api";
import { openLettersQuery } from "@/features/deadletters/api";
import { atLeast, useMe } from "@/lib/org";
import { usePolling } from "@/lib/useLive";
import type { NavItem } from "./navigation";

/** What waits for somebody, by where it stands; live events keep it up to date. */
export function useOpenCounts(): Partial<Record<NavItem["to"], number | undefined>> {
  const me = useMe();
  const administrator = atLeast(me, "administrator");
  const refetchInterval = usePolling(60_000);
  const letters = useQuery({ ...openLettersQuery(), enabled: administrator, refetchInterval });
  const alerts = useQuery({
    ...alertCountsQuery(),
    enabled: administrator || me.operator,
    refetchInterval,
  });
  return {
    "/o/$org/operations/dead-letters": letters.data,
    "/o/$org/operations/alerts": alerts.data?.open,
  };
}

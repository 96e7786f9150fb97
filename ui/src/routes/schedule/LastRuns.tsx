import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Panel } from "@/components/Panel";
import { RunBars } from "@/components/RunBars";
import { executionsQuery } from "@/features/reports/api";
import type { Schedule } from "@/lib/api-types";
import { duration } from "@/lib/format";
import { useOrg } from "@/lib/org";
import { usePolling } from "@/lib/useLive";

/** The runs of one schedule that its page shows: the last fifty, the newest first. */
export function useRuns(schedule: Schedule) {
  const query = { schedule_id: schedule.id, page: 1, limit: 50 };
  return useQuery({ ...executionsQuery(query), refetchInterval: usePolling(10_000) });
}

/** The last 30 runs as bars. */
export function LastRuns({ schedule }: { schedule: Schedule }) {
  const org = useOrg();
  const items = useRuns(schedule).data?.items ?? [];
  if (items.length === 0) {
    return null;
  }
  const runs = items.slice(0, 30).map((run) => ({
    id: run.id,
    at: run.scheduled_for,
    zone: run.timezone,
    status: run.status,
    durationMs: run.duration_ms,
  }));
  const longest = Math.max(...runs.map((run) => run.durationMs ?? 0));
  return (
    <Panel
      title={runs.length === 1 ? "Last run" : `Last ${runs.length} runs`}
      aside={
        longest > 0 && (
          <span className="dimmed num">height is duration, up to {duration(longest)}</span>
        )
      }
    >
      <RunBars
        runs={runs}
        renderLink={(run, bar) => (
          <Link to="/o/$org/executions/$id" params={{ org, id: run.id }}>
            {bar}
          </Link>
        )}
      />
    </Panel>
  );
}

import { NextRuns } from "@/features/schedules/NextRuns";
import type { SchedulePreview } from "@/lib/api-types";
import type { Problem } from "@/lib/problem";
import classes from "./Editor.module.css";

interface LivePanelProps {
  preview: SchedulePreview | undefined;
  problem: Problem | undefined;
  pending: boolean;
  zone: string;
}

/** What the server makes of the schedule while it is being typed. On phones one line that opens. */
export function LivePanel({ preview, problem, pending, zone }: LivePanelProps) {
  const words = problem ? problem.message : (preview?.description ?? "Working out the next runs");
  const body = problem ? (
    <ul className={classes.problem}>
      {problem.errors
        .filter((error) => error.message !== words)
        .map((error) => (
          <li key={error.field + error.message}>{error.message}</li>
        ))}
    </ul>
  ) : (
    <NextRuns preview={preview} zone={zone} pending={pending} />
  );
  return (
    <>
      <aside className={classes.live} aria-label="Next five runs">
        <p className={classes.liveWords} data-fault={problem ? true : undefined}>
          {words}
        </p>
        {body}
      </aside>
      <details className={classes.liveFold}>
        <summary>{words}</summary>
        {body}
      </details>
    </>
  );
}

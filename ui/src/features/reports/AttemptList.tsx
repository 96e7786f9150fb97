import { StatusBadge } from "@/components/StatusBadge";
import type { Attempt } from "@/lib/api-types";
import { capitalised, duration } from "@/lib/format";
import { clock } from "@/lib/time";
import classes from "./ExecutionDetail.module.css";

const states: Record<string, string> = {
  ok: "completed",
  done: "completed",
  success: "completed",
  succeeded: "completed",
  retry: "delayed",
  uncertain: "indeterminate",
};

/** Each try: when, what came of it, how long it took. */
export function AttemptList({ attempts, zone }: { attempts: Attempt[]; zone: string }) {
  if (attempts.length === 0) {
    return <p className="dimmed">No attempt yet.</p>;
  }
  return (
    <ol className={classes.attempts}>
      {attempts.map((attempt) => (
        <li key={attempt.attempt}>
          <span className="num dimmed">{attempt.attempt}</span>
          <span className="num">
            {attempt.started_at ? clock(new Date(attempt.started_at), zone, true) : "–"}
          </span>
          <StatusBadge state={states[attempt.outcome] ?? attempt.outcome} />
          <span className="num dimmed">{took(attempt)}</span>
          {attempt.error_message && (
            <span className={classes.reason}>
              {attempt.error_category && `${capitalised(attempt.error_category)}: `}
              {attempt.error_message} {attempt.error_code && <code>{attempt.error_code}</code>}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}

function took({ started_at, ended_at }: Attempt): string {
  return started_at && ended_at ? duration(Date.parse(ended_at) - Date.parse(started_at)) : "";
}

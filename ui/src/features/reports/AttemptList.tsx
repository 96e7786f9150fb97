import { Link } from "@tanstack/react-router";
import { StatusBadge } from "@/components/StatusBadge";
import type { Attempt } from "@/lib/api-types";
import { categoryWord } from "@/lib/categories";
import { duration } from "@/lib/format";
import { useNow } from "@/lib/now";
import { useOrg } from "@/lib/org";
import { clock, short } from "@/lib/time";
import classes from "./ExecutionDetail.module.css";

const states: Record<string, string> = {
  ok: "completed",
  done: "completed",
  success: "completed",
  succeeded: "completed",
  retry: "delayed",
  uncertain: "indeterminate",
};

interface AttemptListProps {
  attempts: Attempt[];
  zone: string;
  /** Which one goes on now: it is listed once it has ended. */
  current?: { attempt: number; started_at?: string | undefined } | undefined;
  /** When it is tried again, where it is. */
  nextAt?: string | null | undefined;
  /** Attempts of several runs: each with its day, and the way to its run. */
  linked?: boolean;
}

/** Each try: when, what came of it, how long it took, and when the next one is. */
export function AttemptList(props: AttemptListProps) {
  const { attempts, zone, current, nextAt, linked = false } = props;
  const goesOn = current && !attempts.some((each) => each.attempt === current.attempt);
  if (attempts.length === 0 && !goesOn && !nextAt) {
    return <p className="dimmed">No attempt yet.</p>;
  }
  return (
    <ol className={classes.attempts} data-linked={linked || undefined}>
      {attempts.map((attempt) => (
        <li key={`${attempt.execution_id ?? ""}${attempt.attempt}`}>
          <span className="num dimmed">{attempt.attempt}</span>
          <span className="num">
            <Start attempt={attempt} zone={zone} linked={linked} />
          </span>
          <StatusBadge state={states[attempt.outcome] ?? attempt.outcome} />
          <span className="num dimmed">{took(attempt)}</span>
          <Reason attempt={attempt} />
        </li>
      ))}
      {goesOn && (
        <li>
          <span className="num dimmed">{current.attempt}</span>
          <span className="num">
            {current.started_at && clock(new Date(current.started_at), zone, true)}
          </span>
          <StatusBadge state="running" />
        </li>
      )}
      {nextAt && (
        <li>
          <span className="num dimmed">{attempts.length + 1}</span>
          <span className="num">{clock(new Date(nextAt), zone, true)}</span>
          <span className={classes.next}>
            next try <Countdown at={nextAt} />
          </span>
        </li>
      )}
    </ol>
  );
}

function Start({ attempt, zone, linked }: { attempt: Attempt; zone: string; linked: boolean }) {
  const org = useOrg();
  if (!attempt.started_at) {
    return "–";
  }
  if (!linked || !attempt.execution_id) {
    return clock(new Date(attempt.started_at), zone, true);
  }
  return (
    <Link to="/o/$org/executions/$id" params={{ org, id: attempt.execution_id }}>
      <time dateTime={attempt.started_at}>
        {short(new Date(attempt.started_at), zone, new Date())}
      </time>
    </Link>
  );
}

/** A time that has just passed is now: the queue looks every second. */
function Countdown({ at }: { at: string }) {
  useNow();
  const gap = Date.parse(at) - Date.now();
  return gap > 1000 ? `in ${duration(gap)}` : "now";
}

function Reason({ attempt }: { attempt: Attempt }) {
  const { error_category, error_code, error_message, node } = attempt;
  if (!error_message && !node) {
    return null;
  }
  return (
    <span className={classes.reason}>
      {error_message && error_category && `${categoryWord(error_category)}: `}
      {error_message} {error_code && <code>{error_code}</code>}
      {node && <span> on {node}</span>}
    </span>
  );
}

function took({ started_at, ended_at }: Attempt): string {
  return started_at && ended_at ? duration(Date.parse(ended_at) - Date.parse(started_at)) : "";
}

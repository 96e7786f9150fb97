import type { ExecutionDetail, Progress } from "@/lib/api-types";
import { bytes, count, duration } from "@/lib/format";
import { useNow } from "@/lib/now";
import classes from "./LiveProgress.module.css";
import { isOverdue, phaseWord, rowsPerSecond, usually } from "./model";

interface LiveProgressProps {
  execution: ExecutionDetail;
  /** When the figures arrived, in this browser's time: they grow older here, not by the server's clock. */
  receivedAt: number;
}

/** Rows, rate and time of a run that is going on; a bar only where a share is known. */
export function LiveProgress({ execution, receivedAt }: LiveProgressProps) {
  useNow();
  const progress: Progress = execution.progress ?? { phase: "reading", rows: 0, bytes: 0 };
  const elapsed = elapsedMs(execution, receivedAt);
  const rate = rowsPerSecond(progress, elapsed);
  const facts: [string, string | undefined][] = [
    ["Elapsed", duration(elapsed)],
    ["Usually", usually(execution)?.replace("usually ", "")],
    ["Done at the source", sourceShare(progress)],
    ["Rows", progress.rows > 0 ? count(progress.rows) : undefined],
    ["Rows a second", rate === undefined ? undefined : count(rate)],
    ["Written", progress.bytes > 0 ? bytes(progress.bytes) : undefined],
  ];
  return (
    <div className={classes.root}>
      <p className={classes.phase}>
        {phaseWord(progress.phase)}
        {isOverdue(progress, elapsed) && (
          <span className={classes.overdue}>longer than such runs usually take</span>
        )}
      </p>
      {progress.percent != null && (
        <progress
          className={classes.bar}
          max={100}
          value={progress.percent}
          aria-label="Share of the usual time"
        >
          {progress.percent} %
        </progress>
      )}
      <dl className={classes.facts}>
        {facts.map(
          ([name, value]) =>
            value !== undefined && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </div>
  );
}

function sourceShare({ source_percent: percent }: Progress): string | undefined {
  return percent == null ? undefined : `${percent} %`;
}

function elapsedMs({ progress, started_at }: ExecutionDetail, receivedAt: number): number {
  const now = Date.now();
  if (progress?.elapsed_ms != null) {
    return progress.elapsed_ms + Math.max(0, now - receivedAt);
  }
  return started_at ? Math.max(0, now - Date.parse(started_at)) : 0;
}

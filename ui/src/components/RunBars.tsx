import { duration } from "@/lib/format";
import { long } from "@/lib/time";
import classes from "./RunBars.module.css";
import { stateWord } from "./StatusBadge";
import { Tip } from "./Tip";

export interface Run {
  id: string;
  at: string;
  zone: string;
  status: string;
  durationMs: number | null | undefined;
}

interface RunBarsProps {
  /** Newest first. */
  runs: Run[];
  renderLink: (run: Run, bar: React.ReactNode) => React.ReactNode;
}

/** The last runs as bars: height is duration; trouble is told by shape as well as by colour. */
export function RunBars({ runs, renderLink }: RunBarsProps) {
  const longest = Math.max(1, ...runs.map((run) => run.durationMs ?? 0));
  return (
    <ol className={classes.bars}>
      {runs.map((run) => (
        <li key={run.id}>
          <Tip focusable={false} content={<RunLines run={run} />}>
            {renderLink(
              run,
              <>
                <span
                  className={classes.bar}
                  data-status={run.status}
                  style={{
                    height: `${Math.max(6, Math.round((36 * (run.durationMs ?? 0)) / longest))}px`,
                  }}
                />
                <span className="sr-only">
                  {stateWord(run.status)}, {long(new Date(run.at), run.zone)}
                </span>
              </>,
            )}
          </Tip>
        </li>
      ))}
    </ol>
  );
}

function RunLines({ run }: { run: Run }) {
  return (
    <>
      {stateWord(run.status)}
      {run.durationMs != null && ` in ${duration(run.durationMs)}`}
      <br />
      {long(new Date(run.at), run.zone)}
    </>
  );
}

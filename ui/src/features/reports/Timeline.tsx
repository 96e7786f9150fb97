import { Instant } from "@/components/Instant";
import { duration } from "@/lib/format";
import { useNow } from "@/lib/now";
import { clock } from "@/lib/time";
import type { Step } from "./model";
import classes from "./Timeline.module.css";

const spoken: Record<Step["state"], string> = {
  done: "",
  now: "under way",
  todo: "not yet",
  bad: "went wrong",
  never: "not reached",
};

interface TimelineProps {
  steps: Step[];
  zone: string;
}

/** The way of a run from its due time to its readers; vertical on phones. */
export function Timeline({ steps, zone }: TimelineProps) {
  return (
    <ol className={classes.line} aria-label="Course of the run">
      {steps.map((step) => (
        <li key={step.name} className={classes.step} data-state={step.state}>
          <span className={classes.dot} aria-hidden="true" />
          <span className={classes.name}>
            {step.name} {step.note && <b className="num">{step.note}</b>}
          </span>
          <span className={classes.time}>
            <When step={step} zone={zone} />
            {step.gapMs !== null && step.gapMs >= 0 && (
              <span className={classes.gap}>after {duration(step.gapMs)}</span>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}

function When({ step, zone }: { step: Step; zone: string }) {
  if (step.at) {
    return <At at={step.at} zone={zone} first={step.gapMs === null} />;
  }
  if (step.state !== "now" || !step.doing) {
    return spoken[step.state];
  }
  return step.since ? <SoFar doing={step.doing} since={step.since} /> : step.doing;
}

/** "waits, 40 s so far" */
function SoFar({ doing, since }: { doing: string; since: string }) {
  useNow();
  const ms = Date.now() - Date.parse(since);
  return ms < 1000 ? doing : `${doing}, ${duration(ms)} so far`;
}

function At({ at, zone, first }: { at: string; zone: string; first: boolean }) {
  return first ? (
    <Instant at={at} zone={zone} withRelative={false} />
  ) : (
    <time dateTime={at}>{clock(new Date(at), zone, true)}</time>
  );
}

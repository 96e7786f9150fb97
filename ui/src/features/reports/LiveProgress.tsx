import type { ExecutionDetail } from "@/lib/api-types";
import { bytes, count, duration } from "@/lib/format";
import { useNow } from "@/lib/now";
import classes from "./LiveProgress.module.css";
import { usually } from "./model";

/** Rows, rate and time of a run that is going on. No bar: the total is not known. */
export function LiveProgress({ execution }: { execution: ExecutionDetail }) {
  const now = useNow();
  const started = execution.started_at ? Date.parse(execution.started_at) : undefined;
  const elapsed = started === undefined ? undefined : Math.max(0, now.getTime() - started);
  const rows = execution.progress?.rows ?? undefined;
  const rate = rows && elapsed && elapsed > 1000 ? Math.round(rows / (elapsed / 1000)) : undefined;
  const facts: [string, string][] = [];
  if (rows !== undefined) {
    facts.push(["Rows", count(rows)]);
  }
  if (rate !== undefined) {
    facts.push(["A second", count(rate)]);
  }
  if (execution.progress?.bytes) {
    facts.push(["Written", bytes(execution.progress.bytes)]);
  }
  if (elapsed !== undefined) {
    facts.push(["Elapsed", duration(elapsed)]);
  }
  const usual = usually(execution);
  return (
    <dl className={classes.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      {usual && (
        <div>
          <dt>Usually</dt>
          <dd>{usual.replace("usually ", "")}</dd>
        </div>
      )}
    </dl>
  );
}

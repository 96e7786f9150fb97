import type { ExecutionDetail } from "@/lib/api-types";
import classes from "./ExecutionDetail.module.css";
import { figures } from "./model";

/** What the run cost, and what bounded it. */
export function Figures({ execution }: { execution: ExecutionDetail }) {
  return (
    <dl className={classes.figures}>
      {figures(execution).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { asProblem } from "@/lib/problem";
import { Icon } from "./Icon";
import classes from "./Notice.module.css";

interface ProblemAlertProps {
  /** What did not work: "The schedules could not be read." */
  what: string;
  error: unknown;
  retry?: (() => void) | undefined;
}

/** What happened, why, what to do; the code small. It never vanishes by itself. */
export function ProblemAlert({ what, error, retry }: ProblemAlertProps) {
  const problem = asProblem(error);
  return (
    <div role="alert" className={classes.notice} data-kind="error">
      <Icon name="alert" />
      <div className={classes.body}>
        <strong>{what}</strong> {problem.message}
        {problem.errors.length > 0 && (
          <ul className={classes.list}>
            {problem.errors.map((each) => (
              <li key={each.field + each.message}>{each.message}</li>
            ))}
          </ul>
        )}
        {problem.code && <div className={classes.code}>{problem.code}</div>}
      </div>
      {retry && (
        <Button size="xs" variant="default" onClick={retry}>
          Try again
        </Button>
      )}
    </div>
  );
}

interface NoticeProps {
  kind: "info" | "doubt" | "error";
  children: ReactNode;
  action?: ReactNode;
  /** Announced when it appears. */
  live?: boolean;
}

export function Notice({ kind, children, action, live }: NoticeProps) {
  return (
    <div className={classes.notice} data-kind={kind} role={live ? "status" : undefined}>
      <Icon name={kind === "error" ? "alert" : "info"} />
      <div className={classes.body}>{children}</div>
      {action}
    </div>
  );
}

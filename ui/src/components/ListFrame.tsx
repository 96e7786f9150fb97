import type { ReactNode } from "react";
import classes from "./ListFrame.module.css";
import { ProblemAlert } from "./ProblemAlert";

interface ListFrameProps {
  filters?: ReactNode;
  /** Stands in for the rows; the filters stay. */
  error?: unknown;
  what: string;
  retry: () => void;
  children: ReactNode;
}

/** Filters above, rows below; the same on every list. */
export function ListFrame({ filters, error, what, retry, children }: ListFrameProps) {
  return (
    <div className={classes.frame}>
      {filters}
      {error ? (
        <ProblemAlert what={what} error={error} retry={retry} />
      ) : (
        <div className={classes.surface}>{children}</div>
      )}
    </div>
  );
}

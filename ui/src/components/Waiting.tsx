import { ProblemAlert } from "./ProblemAlert";
import classes from "./Waiting.module.css";

interface WaitingProps {
  what: string;
  queries: { error: unknown; refetch: () => unknown }[];
}

/** A page whose content is on its way, or could not be had. */
export function Waiting({ what, queries }: WaitingProps) {
  const failed = queries.find((query) => query.error);
  return (
    <div className={classes.root} aria-busy={!failed}>
      {failed ? (
        <ProblemAlert what={what} error={failed.error} retry={() => failed.refetch()} />
      ) : (
        <>
          <span className="sr-only">Loading</span>
          <div className={classes.bone} style={{ width: "60%" }} />
          <div className={classes.bone} style={{ width: "85%", height: 120 }} />
          <div className={classes.bone} style={{ width: "85%", height: 240 }} />
        </>
      )}
    </div>
  );
}

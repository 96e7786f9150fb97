import { clock, viewerZone } from "@/lib/time";
import { useLive } from "@/lib/useLive";
import classes from "./StaleBar.module.css";

interface StaleBarProps {
  query: { dataUpdatedAt: number; isError: boolean; data: unknown };
}

/** Old content stays; this says how old it is. */
export function StaleBar({ query }: StaleBarProps) {
  const { connected } = useLive();
  if (!query.isError || !query.data) {
    return null;
  }
  return (
    <p className={classes.bar} role="status">
      Showing {clock(new Date(query.dataUpdatedAt), viewerZone)}.{" "}
      {connected ? "Asking again" : "Reconnecting"}
    </p>
  );
}

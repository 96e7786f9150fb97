import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { plural } from "@/lib/format";
import { liveStore } from "@/lib/live";
import { keys } from "@/lib/query";
import { useLive } from "@/lib/useLive";
import classes from "./NewRunsBar.module.css";

/** New rows wait here, beside the sentence, instead of pushing the list about; `.` shows them too. */
export function NewRunsBar() {
  const client = useQueryClient();
  const { newRuns } = useLive();
  useEffect(() => {
    // A list that was just opened is asked for anew: nothing in it is unseen.
    liveStore.set({ newRuns: [] });
    void client.invalidateQueries({ queryKey: keys.executions });
  }, [client]);
  if (newRuns.length === 0) {
    return null;
  }
  const show = () => {
    liveStore.set({ newRuns: [] });
    void client.invalidateQueries({ queryKey: keys.executions });
  };
  return (
    <button type="button" className={classes.bar} onClick={show} data-new-rows>
      <span role="status">{plural(newRuns.length, "new run")}</span>
      <span className={classes.action}>Show</span>
    </button>
  );
}

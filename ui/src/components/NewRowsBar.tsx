import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { plural } from "@/lib/format";
import { type LiveList, liveStore } from "@/lib/live";
import { useLive } from "@/lib/useLive";
import classes from "./NewRowsBar.module.css";

interface NewRowsBarProps {
  list: LiveList;
  /** "new run" */
  one: string;
  queryKey: readonly string[];
}

/** New rows wait here, beside the sentence, instead of pushing the list about; `.` shows them too. */
export function NewRowsBar({ list, one, queryKey }: NewRowsBarProps) {
  const client = useQueryClient();
  const fresh = useLive()[list];
  useEffect(() => {
    // A list that was just opened is asked for anew: nothing in it is unseen.
    liveStore.set({ [list]: [] });
    void client.invalidateQueries({ queryKey });
  }, [client, list, queryKey]);
  if (fresh.length === 0) {
    return null;
  }
  const show = () => {
    liveStore.set({ [list]: [] });
    void client.invalidateQueries({ queryKey });
  };
  return (
    <button type="button" className={classes.bar} onClick={show} data-new-rows>
      <span role="status">{plural(fresh.length, one)}</span>
      <span className={classes.action}>Show</span>
    </button>
  );
}

import { StatusBadge } from "@/components/StatusBadge";
import type { Disk } from "@/lib/api-types";
import classes from "./Disk.module.css";
import { stateSentence, trendSentence } from "./model";

/** The state in a word, then in a sentence. */
export function DiskState({ disk }: { disk: Disk }) {
  return (
    <p className={classes.state}>
      <StatusBadge state={disk.state} />{" "}
      <span>
        {stateSentence(disk)} {trendSentence(disk)}
      </span>
    </p>
  );
}

import type { Disk } from "@/lib/api-types";
import { bytes } from "@/lib/format";
import classes from "./Disk.module.css";

/** What would give back how much. */
export function Advice({ disk }: { disk: Disk }) {
  if (disk.advice.length === 0) {
    return (
      <p className={classes.none}>
        {disk.state === "ok"
          ? "Nothing to do. What would make room is listed here while space is short."
          : "Nothing of Punctual can go: make room on the disk, or use a larger one."}
      </p>
    );
  }
  return (
    <ul>
      {disk.advice.map((each) => (
        <li key={each.code + each.text} className={classes.advice}>
          <b className={classes.size}>{bytes(each.bytes)}</b>
          <span>{each.text}</span>
        </li>
      ))}
    </ul>
  );
}

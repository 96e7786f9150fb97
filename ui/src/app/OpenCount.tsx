import { count } from "@/lib/format";
import classes from "./OpenCount.module.css";

/** How many things wait for somebody at a place; nothing where none do. */
export function OpenCount({ n }: { n: number | undefined }) {
  return n ? (
    <span className={classes.count} data-open-count>
      <span aria-hidden="true">{n > 99 ? "99+" : n}</span>
      <span className="sr-only">, {count(n)} open</span>
    </span>
  ) : null;
}

import type { ReactNode } from "react";
import classes from "./Panel.module.css";

interface PanelProps {
  title?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
  /** Without inner space, for tables. */
  flush?: boolean;
  label?: string;
}

/** A surface with a hairline: the one kind of box, never inside another. */
export function Panel({ title, aside, children, flush, label }: PanelProps) {
  return (
    <section className={classes.panel} aria-label={label}>
      {title && (
        <div className={classes.head}>
          <h2 className={classes.title}>{title}</h2>
          {aside}
        </div>
      )}
      <div className={flush ? classes.flush : classes.body}>{children}</div>
    </section>
  );
}

import { type ReactNode, useState } from "react";
import classes from "./Fold.module.css";

interface FoldProps {
  title: string;
  /** What is inside, said while it is folded. */
  aside?: string | undefined;
  startOpen?: boolean;
  children: ReactNode;
}

/** Rare things, folded. It opens and shuts by hand only, never because a value inside changed. */
export function Fold({ title, aside, startOpen = false, children }: FoldProps) {
  const [open, setOpen] = useState(startOpen);
  return (
    <details
      className={classes.fold}
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        {title} {aside && <span className={classes.aside}>{aside}</span>}
      </summary>
      {open && <div className={classes.body}>{children}</div>}
    </details>
  );
}

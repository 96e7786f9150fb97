import { type ReactNode, useEffect } from "react";
import classes from "./PageHeader.module.css";

interface PageHeaderProps {
  title: string;
  /** The level above, as a link. */
  crumb?: ReactNode;
  /** The sentence that answers the page's question. */
  lead?: ReactNode;
  actions?: ReactNode;
  /** The one action that on phones becomes the button at the bottom. */
  primary?: ReactNode;
  /** In front of "Punctual" in the window's title; the title where left out. */
  windowTitle?: string | undefined;
}

/** The bar on top: where I am, what it says, what I can do. It carries the page's one h1. */
export function PageHeader({ title, crumb, lead, actions, primary, windowTitle }: PageHeaderProps) {
  useEffect(() => {
    document.title = `${windowTitle ?? title} - Punctual`;
  }, [title, windowTitle]);
  return (
    <>
      <header className={classes.bar}>
        <div className={classes.where}>
          {crumb && (
            <nav aria-label="Breadcrumb" className={classes.crumb}>
              {crumb}
              <span aria-hidden="true"> /</span>
            </nav>
          )}
          <h1 className={classes.title} tabIndex={-1}>
            {title}
          </h1>
        </div>
        <div className={classes.actions}>
          {actions}
          {primary && <div className={classes.primary}>{primary}</div>}
        </div>
      </header>
      {lead && <p className={classes.lead}>{lead}</p>}
    </>
  );
}

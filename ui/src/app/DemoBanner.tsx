import { Icon } from "@/components/Icon";
import classes from "./DemoBanner.module.css";

/** A sample installation says so, and where its mail goes. */
export function DemoBanner({ mailbox }: { mailbox: string }) {
  return (
    <section className={classes.banner} aria-label="Demo">
      <Icon name="mail" size={14} />
      <span>
        Sample data. Mail stays here: <a href={mailbox}>open the mailbox</a>
      </span>
    </section>
  );
}

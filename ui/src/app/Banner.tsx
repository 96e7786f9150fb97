import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Icon } from "@/components/Icon";
import { healthQuery } from "@/features/operations/api";
import { atLeast, useMe, useOrg } from "@/lib/org";
import classes from "./Banner.module.css";

/** One line above every page, the worst that there is to say. */
export function Banner() {
  const me = useMe();
  const health = useQuery(healthQuery());
  if (health.data?.checks.disk?.status === "fail") {
    return <DiskBanner />;
  }
  return me.demo ? <DemoBanner mailbox={me.mailbox_url ?? "/mailbox"} /> : null;
}

/** No report starts for anyone; only some can do something about it. */
function DiskBanner() {
  const me = useMe();
  const org = useOrg();
  const canSee = atLeast(me, "administrator") || me.operator;
  return (
    <section className={classes.banner} data-kind="fail" aria-label="Disk space" role="status">
      <Icon name="alert" size={14} />
      <span>
        Runs wait: too little space is free on the server. None is lost.
        {canSee && (
          <>
            {" "}
            <Link to="/o/$org/operations/disk" params={{ org }}>
              Make room
            </Link>
          </>
        )}
      </span>
    </section>
  );
}

/** A sample installation says so, and where its mail goes. */
function DemoBanner({ mailbox }: { mailbox: string }) {
  return (
    <section className={classes.banner} aria-label="Demo">
      <Icon name="mail" size={14} />
      <span>
        Sample data. Mail stays here: <a href={mailbox}>open the mailbox</a>
      </span>
    </section>
  );
}

import { Link } from "@tanstack/react-router";
import { Panel } from "@/components/Panel";
import type { Dashboard, Queue, Scope } from "@/lib/api-types";
import { count, roughly } from "@/lib/format";
import { useNow } from "@/lib/now";
import { useMe, useOrg } from "@/lib/org";
import classes from "./Dashboard.module.css";
import { alertSentence, nodeSentence, reportLoad } from "./model";
import { OrganizationTable, RunningTable, SourceTable } from "./QueueTables";
import { RunLink } from "./RunLinks";

interface NowProps {
  queue: Queue;
  dashboard: Dashboard;
  scope: Scope;
}

/** What runs and waits at this moment. */
export function Now({ queue, dashboard, scope }: NowProps) {
  const now = useNow(1000);
  const me = useMe();
  const org = useOrg();
  const { running, waiting, delayed, oldestAt } = reportLoad(queue);
  return (
    <>
      <Panel flush title="Now">
        <p className={classes.line}>
          <RunLink scope={scope} search={{ status: "running", since: "all" }}>
            {count(running)} running
          </RunLink>
          ,{" "}
          <RunLink scope={scope} search={{ status: "queued", since: "all" }}>
            {count(waiting)} waiting
          </RunLink>
          ,{" "}
          <RunLink scope={scope} search={{ status: "delayed", since: "all" }}>
            {count(delayed)} to be retried
          </RunLink>
          .
          {oldestAt &&
            ` The oldest has waited for ${roughly(now.getTime() - Date.parse(oldestAt))}.`}{" "}
          {me.operator ? (
            <Link to="/o/$org/operations/nodes" params={{ org }}>
              {nodeSentence(dashboard)}
            </Link>
          ) : (
            nodeSentence(dashboard)
          )}{" "}
          <Link to="/o/$org/operations/alerts" params={{ org }}>
            {alertSentence(dashboard)}
          </Link>
        </p>
        {queue.running.length > 0 && <RunningTable runs={queue.running} scope={scope} now={now} />}
      </Panel>
      <div className={classes.pair}>
        <Panel flush title="Queue by organisation">
          {queue.organizations.length > 0 ? (
            <OrganizationTable rows={queue.organizations} now={now} />
          ) : (
            <p className={classes.line}>Nothing runs and nothing waits.</p>
          )}
        </Panel>
        <Panel flush title="Queue by source">
          {queue.sources.length > 0 ? (
            <SourceTable rows={queue.sources} now={now} />
          ) : (
            <p className={classes.line}>No source is asked.</p>
          )}
        </Panel>
      </div>
    </>
  );
}

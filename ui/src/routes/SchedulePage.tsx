import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { PageHeader } from "@/components/PageHeader";
import { Notice } from "@/components/ProblemAlert";
import { StatusBadge } from "@/components/StatusBadge";
import { Waiting } from "@/components/Waiting";
import { scheduleQuery } from "@/features/schedules/api";
import { stateSentence } from "@/features/schedules/model";
import {
  CloseCircuitButton,
  RunNowButton,
  ScheduleActions,
} from "@/features/schedules/ScheduleActions";
import type { Schedule } from "@/lib/api-types";
import { useNow } from "@/lib/now";
import { asProblem } from "@/lib/problem";
import { relative, short } from "@/lib/time";
import { usePolling } from "@/lib/useLive";
import classes from "./DetailPage.module.css";
import { LastRuns } from "./schedule/LastRuns";
import { Side } from "./schedule/Side";
import { ChangesTab, ReadersTab, RunsTab } from "./schedule/Tabs";
import { tabs } from "./search";
import { NotFoundPage } from "./TroublePage";

const route = getRouteApi("/o/$org/schedules/$id");

export function SchedulePage() {
  const { org, id } = route.useParams();
  const query = useQuery({ ...scheduleQuery(id), refetchInterval: usePolling(30_000) });
  if (query.error && asProblem(query.error).status === 404) {
    return <NotFoundPage />;
  }
  const schedule = query.data;
  return (
    <>
      <PageHeader
        title={schedule?.name ?? "Schedule"}
        crumb={
          <Link to="/o/$org/schedules" params={{ org }}>
            Schedules
          </Link>
        }
        actions={schedule && <ScheduleActions schedule={schedule} />}
        primary={schedule && <RunNowButton schedule={schedule} />}
      />
      {schedule ? (
        <Content key={id} schedule={schedule} />
      ) : (
        <Waiting what="The schedule could not be read." queries={[query]} />
      )}
    </>
  );
}

function Lead({ schedule }: { schedule: Schedule }) {
  const now = useNow(10_000);
  // A schedule that rests passes its next due times over: its circuit says when it is tried again.
  const next =
    schedule.next_run_at && !schedule.circuit ? new Date(schedule.next_run_at) : undefined;
  return (
    <p className={classes.headline} role="status">
      {schedule.state !== "on" && <StatusBadge state={schedule.state} />}
      <span>
        {stateSentence(schedule)}
        {next && ` Next: ${short(next, schedule.timezone, now)}`}
        {next && relative(next, now) && `, ${relative(next, now)}`}
        {next && "."}
      </span>
    </p>
  );
}

/** What went wrong last, and the way out of the rest; the lead says that it rests. */
function CircuitNotice({ schedule }: { schedule: Schedule }) {
  if (!schedule.circuit) {
    return null;
  }
  const last = schedule.last_execution?.error_message;
  return (
    <Notice kind="doubt" action={<CloseCircuitButton schedule={schedule} />}>
      {last ? `The last failure: ${last} ` : ""}
      {schedule.can_edit
        ? "Once the cause is mended, it need not wait."
        : "Its owner or an administrator can end the rest."}
    </Notice>
  );
}

function Content({ schedule }: { schedule: Schedule }) {
  return (
    <div className={classes.split}>
      <div className={classes.main}>
        <Lead schedule={schedule} />
        <CircuitNotice schedule={schedule} />
        {schedule.description && <p className="dimmed">{schedule.description}</p>}
        {schedule.warnings.map((warning) => (
          <Notice key={warning.field + warning.message} kind="doubt">
            {warning.message}
          </Notice>
        ))}
        <LastRuns schedule={schedule} />
        <div className={classes.surface}>
          <TabLinks schedule={schedule} />
          <Tab schedule={schedule} />
        </div>
      </div>
      <Side schedule={schedule} />
    </div>
  );
}

const tabWords = { runs: "Runs", readers: "Readers", changes: "Changes" };

function TabLinks({ schedule }: { schedule: Schedule }) {
  const { org, id } = route.useParams();
  return (
    <nav aria-label="About this schedule" className={classes.tabs}>
      {tabs.map((each) => (
        <Link
          key={each}
          to="/o/$org/schedules/$id"
          params={{ org, id }}
          search={{ tab: each === "runs" ? undefined : each }}
          resetScroll={false}
          activeOptions={{ exact: true, includeSearch: true }}
        >
          {tabWords[each]}
          {each === "readers" && <span className="dimmed num">{schedule.recipients.length}</span>}
        </Link>
      ))}
    </nav>
  );
}

function Tab({ schedule }: { schedule: Schedule }) {
  const { tab = "runs" } = route.useSearch();
  switch (tab) {
    case "runs":
      return <RunsTab schedule={schedule} />;
    case "readers":
      return <ReadersTab schedule={schedule} />;
    case "changes":
      return <ChangesTab schedule={schedule} />;
  }
}

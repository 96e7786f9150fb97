import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Fold } from "@/components/Fold";
import { PageHeader } from "@/components/PageHeader";
import { Panel } from "@/components/Panel";
import { StaleBar } from "@/components/StaleBar";
import { StatusBadge, stateWord } from "@/components/StatusBadge";
import { Waiting } from "@/components/Waiting";
import { reportTypeQuery } from "@/features/catalog/api";
import { AttemptList } from "@/features/reports/AttemptList";
import { executionQuery } from "@/features/reports/api";
import { Deliveries } from "@/features/reports/Deliveries";
import { ExecutionActions } from "@/features/reports/ExecutionActions";
import detail from "@/features/reports/ExecutionDetail.module.css";
import { Figures } from "@/features/reports/Figures";
import { DownloadButton, Files } from "@/features/reports/Files";
import { Links } from "@/features/reports/Links";
import { LiveProgress } from "@/features/reports/LiveProgress";
import { headline, isActive, shownState, shownWord, timeline } from "@/features/reports/model";
import { Parts } from "@/features/reports/Parts";
import { RunFacts } from "@/features/reports/RunFacts";
import { Timeline } from "@/features/reports/Timeline";
import type { ExecutionDetail } from "@/lib/api-types";
import { plural } from "@/lib/format";
import { atLeast, useMe, useOrg } from "@/lib/org";
import { asProblem } from "@/lib/problem";
import { city, short } from "@/lib/time";
import { usePolling } from "@/lib/useLive";
import classes from "./DetailPage.module.css";
import { NotFoundPage } from "./TroublePage";

const partsEvery = 5_000;

const route = getRouteApi("/o/$org/executions/$id");

function stillMoving(execution: ExecutionDetail | undefined): boolean {
  const open = (execution?.deliveries_done ?? 0) + (execution?.deliveries_failed ?? 0);
  return execution !== undefined && (isActive(execution) || open < execution.deliveries_total);
}

export function ExecutionPage() {
  const { org, id } = route.useParams();
  const polling = usePolling(2_000);
  const query = useQuery({
    ...executionQuery(id),
    // Live events come first; this is for where they cannot, and for what they do not tell.
    refetchInterval: (state) => stillMoving(state.state.data) && (polling || 10_000),
  });
  if (query.error && asProblem(query.error).status === 404) {
    return <NotFoundPage />;
  }
  if (!query.data) {
    return (
      <>
        <PageHeader
          title="Run"
          crumb={
            <Link to="/o/$org/executions" params={{ org }}>
              Executions
            </Link>
          }
        />
        <Waiting what="The run could not be read." queries={[query]} />
      </>
    );
  }
  return (
    <>
      <Header execution={query.data} />
      <StaleBar query={query} />
      <Content execution={query.data} receivedAt={query.dataUpdatedAt} />
    </>
  );
}

function Header({ execution }: { execution: ExecutionDetail }) {
  const org = useOrg();
  const due = short(new Date(execution.scheduled_for), execution.timezone, new Date());
  const first = execution.split ? undefined : execution.artifacts[0];
  return (
    <PageHeader
      title={`${execution.schedule_name}, due ${due} ${city(execution.timezone)}`}
      windowTitle={`${shownWord(execution) ?? stateWord(shownState(execution))}: ${execution.schedule_name}`}
      crumb={
        <Link to="/o/$org/executions" params={{ org }}>
          Executions
        </Link>
      }
      actions={<ExecutionActions execution={execution} />}
      primary={first && <DownloadButton primary executionId={execution.id} format={first.format} />}
    />
  );
}

interface ContentProps {
  execution: ExecutionDetail;
  receivedAt: number;
}

function Content({ execution, receivedAt }: ContentProps) {
  const org = useOrg();
  const mayShare = atLeast(useMe(), "member");
  return (
    <div className={classes.page}>
      <p className={classes.headline} role="status">
        <StatusBadge state={shownState(execution)} word={shownWord(execution)} />
        <span>
          {headline(execution)} <DeadLetterLink execution={execution} />
        </span>
      </p>
      <Reused execution={execution} />
      <Panel label="Course of the run">
        <Timeline steps={timeline(execution)} zone={execution.timezone} />
      </Panel>
      {execution.status === "running" && (
        <Panel title="Under way">
          <LiveProgress execution={execution} receivedAt={receivedAt} />
        </Panel>
      )}
      {execution.split && execution.parts_total > 0 && (
        <Panel
          flush
          title="Files and readers by key"
          aside={<span className="dimmed">{plural(execution.parts_total, "key")}</span>}
        >
          <Parts execution={execution} refetchInterval={stillMoving(execution) && partsEvery} />
        </Panel>
      )}
      {!execution.split && execution.artifacts.length + execution.past_artifacts.length > 0 && (
        <Panel flush title="Files">
          <Files
            executionId={execution.id}
            artifacts={execution.artifacts}
            past={execution.past_artifacts}
            notes={execution.notes}
          />
        </Panel>
      )}
      {!execution.split && execution.deliveries.length > 0 && (
        <Panel
          flush
          title="Delivery"
          aside={<span className="dimmed">{plural(execution.deliveries_total, "reader")}</span>}
        >
          <Deliveries deliveries={execution.deliveries} zone={execution.timezone} />
        </Panel>
      )}
      {mayShare && <Links execution={execution} />}
      <Panel title="Attempts">
        <AttemptList
          attempts={execution.attempts}
          zone={execution.timezone}
          current={execution.status === "running" ? execution : undefined}
          nextAt={execution.status === "delayed" ? execution.next_attempt_at : undefined}
        />
      </Panel>
      <Panel label="Figures">
        <Figures execution={execution} />
      </Panel>
      <Folded execution={execution} />
      <p>
        <Link to="/o/$org/schedules/$id" params={{ org, id: execution.schedule_id }}>
          The schedule and its other runs
        </Link>
      </p>
    </div>
  );
}

/** Where an administrator retries or resolves it. */
function DeadLetterLink({ execution }: { execution: ExecutionDetail }) {
  const org = useOrg();
  const allowed = atLeast(useMe(), "administrator");
  return allowed && execution.dead_letter_id ? (
    <Link to="/o/$org/operations/dead-letters/$id" params={{ org, id: execution.dead_letter_id }}>
      See its dead letter
    </Link>
  ) : null;
}

/** The same question a short while ago: its file was taken again. */
function Reused({ execution }: { execution: ExecutionDetail }) {
  const org = useOrg();
  const from = execution.reused_from;
  return from ? (
    <p className={classes.sentence}>
      Reused the file of{" "}
      <Link to="/o/$org/executions/$id" params={{ org, id: from.execution_id }}>
        the run of {short(new Date(from.completed_at), execution.timezone, new Date())}
      </Link>
      : the same report with the same parameters, fresh enough by its definition.
    </p>
  ) : null;
}

function Folded({ execution }: { execution: ExecutionDetail }) {
  const me = useMe();
  const type = useQuery({ ...reportTypeQuery(execution.report_type), retry: false });
  const technical = atLeast(me, "administrator") && execution.error_detail;
  return (
    <>
      <Fold title="Parameters as run">
        <RunFacts execution={execution} parameters={type.data?.parameters ?? []} />
      </Fold>
      {technical && (
        <Fold title="Technical detail">
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls */}
          <pre className={detail.pre} tabIndex={0}>
            {execution.error_detail}
          </pre>
        </Fold>
      )}
    </>
  );
}

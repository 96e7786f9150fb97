import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Fold } from "@/components/Fold";
import { Instant } from "@/components/Instant";
import { NeedsRole } from "@/components/NeedsRole";
import { PageHeader } from "@/components/PageHeader";
import { Panel } from "@/components/Panel";
import { valueText } from "@/components/parameters";
import { StaleBar } from "@/components/StaleBar";
import { StatusBadge } from "@/components/StatusBadge";
import { Waiting } from "@/components/Waiting";
import { reportTypeQuery } from "@/features/catalog/api";
import { useLetterActions } from "@/features/deadletters/actions";
import { deadLetterQuery } from "@/features/deadletters/api";
import { useLetterDialogs } from "@/features/deadletters/dialogs";
import { badgeState, letterSentence, mayRetry, queueTime } from "@/features/deadletters/model";
import { AttemptList } from "@/features/reports/AttemptList";
import detail from "@/features/reports/ExecutionDetail.module.css";
import type { DeadLetterDetail } from "@/lib/api-types";
import { categoryWord } from "@/lib/categories";
import { useNow } from "@/lib/now";
import { atLeast, useMe, useOrg } from "@/lib/org";
import { asProblem } from "@/lib/problem";
import { city, short } from "@/lib/time";
import { usePolling } from "@/lib/useLive";
import classes from "./DetailPage.module.css";
import { NotFoundPage } from "./TroublePage";

const route = getRouteApi("/o/$org/operations/dead-letters/$id");

function Crumb() {
  const org = useOrg();
  return (
    <Link to="/o/$org/operations/dead-letters" params={{ org }}>
      Dead letters
    </Link>
  );
}

export function DeadLetterPage() {
  const me = useMe();
  const { id } = route.useParams();
  const allowed = atLeast(me, "administrator");
  const query = useQuery({
    ...deadLetterQuery(id),
    enabled: allowed,
    refetchInterval: usePolling(15_000),
  });
  if (!allowed) {
    return (
      <>
        <PageHeader title="Dead letter" />
        <NeedsRole what="A dead letter" least="administrator" organization={me.organization.name} />
      </>
    );
  }
  if (query.error && asProblem(query.error).status === 404) {
    return <NotFoundPage />;
  }
  if (!query.data) {
    return (
      <>
        <PageHeader title="Dead letter" crumb={<Crumb />} />
        <Waiting what="The dead letter could not be read." queries={[query]} />
      </>
    );
  }
  return (
    <>
      <Header letter={query.data} />
      <StaleBar query={query} />
      <Content letter={query.data} />
    </>
  );
}

function Header({ letter }: { letter: DeadLetterDetail }) {
  const { org } = route.useParams();
  const navigate = route.useNavigate();
  const actions = useLetterActions(letter);
  const gone = () => void navigate({ to: "/o/$org/operations/dead-letters", params: { org } });
  const { dialog, askResolve, askDelete } = useLetterDialogs(letter, gone);
  const due = short(new Date(letter.scheduled_for), letter.timezone, new Date());
  return (
    <>
      <PageHeader
        title={`${letter.schedule_name}, due ${due} ${city(letter.timezone)}`}
        windowTitle={`Dead letter: ${letter.schedule_name}`}
        crumb={<Crumb />}
        actions={
          <>
            {letter.status === "resolved" ? (
              <Button variant="default" onClick={actions.reopen}>
                Open again
              </Button>
            ) : (
              <Button variant="default" onClick={askResolve}>
                Resolve
              </Button>
            )}
            <Button variant="default" onClick={askDelete}>
              Delete
            </Button>
          </>
        }
        primary={mayRetry(letter) && <Button onClick={actions.retry}>Retry</Button>}
      />
      {dialog}
    </>
  );
}

function Content({ letter }: { letter: DeadLetterDetail }) {
  const { org } = route.useParams();
  return (
    <div className={classes.page}>
      <p className={classes.headline} role="status">
        <StatusBadge state={badgeState(letter)} />
        <span>
          {letterSentence(letter)}
          {letter.status === "retrying" && (
            <>
              {" "}
              <Link to="/o/$org/executions/$id" params={{ org, id: letter.last_execution_id }}>
                Open the run
              </Link>
            </>
          )}
        </span>
      </p>
      <Panel title="Attempts">
        <AttemptList attempts={letter.attempt_history} zone={letter.timezone} linked />
      </Panel>
      <Panel title="What it was">
        <Facts letter={letter} />
      </Panel>
      {letter.error_detail && (
        <Fold title="Technical detail">
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls */}
          <pre className={detail.pre} tabIndex={0}>
            {letter.error_detail}
          </pre>
        </Fold>
      )}
      <p className={classes.links}>
        <Link to="/o/$org/executions/$id" params={{ org, id: letter.execution_id }}>
          The run that failed
        </Link>
        <Link to="/o/$org/schedules/$id" params={{ org, id: letter.schedule_id }}>
          The schedule and its other runs
        </Link>
      </p>
    </div>
  );
}

function Facts({ letter }: { letter: DeadLetterDetail }) {
  const now = useNow(30_000);
  const type = useQuery({ ...reportTypeQuery(letter.report_type), retry: false }).data;
  return (
    <dl className={classes.facts}>
      <dt>Category</dt>
      <dd>
        {categoryWord(letter.error_category)} <code>{letter.error_code}</code>
      </dd>
      <dt>In queue for</dt>
      <dd>{queueTime(letter, now)}</dd>
      <dt>Came here</dt>
      <dd>
        <Instant at={letter.created_at} zone={letter.timezone} />
      </dd>
      <dt>Last try</dt>
      <dd>
        <Instant at={letter.last_failed_at} zone={letter.timezone} />
      </dd>
      {letter.resolved_at && (
        <>
          <dt>Resolved</dt>
          <dd>
            <Instant at={letter.resolved_at} zone={letter.timezone} />
          </dd>
        </>
      )}
      <dt>Report</dt>
      <dd>{type?.name ?? letter.report_type}</dd>
      {Object.entries(letter.report_params).map(([name, value]) => {
        const parameter = type?.parameters.find((each) => each.name === name);
        return (
          <Fact key={name} name={parameter?.label ?? name}>
            {valueText(parameter, value)}
          </Fact>
        );
      })}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { Choice } from "@/components/Choice";
import { NeedsRole } from "@/components/NeedsRole";
import { PageHeader } from "@/components/PageHeader";
import { StaleBar } from "@/components/StaleBar";
import { Waiting } from "@/components/Waiting";
import { dashboardQuery, queueQuery } from "@/features/dashboard/api";
import { Costs, Sendings } from "@/features/dashboard/Beside";
import classes from "@/features/dashboard/Dashboard.module.css";
import { Errors } from "@/features/dashboard/Errors";
import { targetSentence } from "@/features/dashboard/model";
import { Now } from "@/features/dashboard/Now";
import { Durations, Runs } from "@/features/dashboard/Runs";
import { Targets } from "@/features/dashboard/Targets";
import type { Dashboard, DashboardRange, Queue, Scope } from "@/lib/api-types";
import { atLeast, useMe } from "@/lib/org";
import { usePolling } from "@/lib/useLive";
import { DiskPanel } from "./dashboard/DiskPanel";
import { useTypeName } from "./typeNames";

const route = getRouteApi("/o/$org/operations/dashboard");

const rangeOptions: { value: DashboardRange; label: string }[] = [
  { value: "24h", label: "24 h" },
  { value: "7d", label: "7 days" },
  { value: "30d", label: "30 days" },
];

const scopeOptions: { value: Scope; label: string }[] = [
  { value: "organization", label: "This organisation" },
  { value: "installation", label: "All organisations" },
];

export function DashboardPage() {
  const me = useMe();
  if (!atLeast(me, "administrator") && !me.operator) {
    return (
      <>
        <PageHeader title="Dashboard" />
        <NeedsRole what="The dashboard" least="administrator" organization={me.organization.name} />
      </>
    );
  }
  return <Allowed />;
}

/** An operator who is no administrator sees the installation only. */
function useScope(): Scope {
  const me = useMe();
  const { scope } = route.useSearch();
  if (!me.operator) {
    return "organization";
  }
  return atLeast(me, "administrator") ? (scope ?? "organization") : "installation";
}

function Allowed() {
  const { range = "24h" } = route.useSearch();
  const scope = useScope();
  const dashboard = useQuery(dashboardQuery({ range, scope }));
  const queue = useQuery({ ...queueQuery(scope), refetchInterval: usePolling(10_000) });
  const loaded = dashboard.data && queue.data;
  return (
    <>
      <PageHeader
        title="Dashboard"
        lead={dashboard.data ? targetSentence(dashboard.data) : "\u00a0"}
      />
      {loaded ? (
        <div className={classes.page} data-stale={dashboard.isPlaceholderData || undefined}>
          <StaleBar query={dashboard} />
          <Choices range={range} scope={scope} />
          <Content dashboard={dashboard.data} queue={queue.data} scope={scope} />
        </div>
      ) : (
        <Waiting what="The figures could not be read." queries={[dashboard, queue]} />
      )}
    </>
  );
}

function Choices({ range, scope }: { range: DashboardRange; scope: Scope }) {
  const me = useMe();
  const navigate = route.useNavigate();
  return (
    <div className={classes.choices}>
      <Choice
        legend="Time"
        options={rangeOptions}
        value={range}
        onChange={(value) =>
          navigate({
            search: (was) => ({ ...was, range: value === "24h" ? undefined : value }),
            replace: true,
            resetScroll: false,
          })
        }
      />
      {me.operator && atLeast(me, "administrator") && (
        <Choice
          legend="Whose figures"
          options={scopeOptions}
          value={scope}
          onChange={(value) =>
            navigate({
              search: (was) => ({ ...was, scope: value === "organization" ? undefined : value }),
              replace: true,
              resetScroll: false,
            })
          }
        />
      )}
    </div>
  );
}

function Content(props: { dashboard: Dashboard; queue: Queue; scope: Scope }) {
  const { dashboard, scope } = props;
  const nameOf = useTypeName();
  return (
    <>
      <Targets kpis={dashboard.kpis} />
      <Now {...props} />
      <div className={classes.pair}>
        <Runs dashboard={dashboard} scope={scope} />
        <Durations dashboard={dashboard} scope={scope} />
        <Errors dashboard={dashboard} scope={scope} />
        <DiskPanel />
      </div>
      <Sendings dashboard={dashboard} />
      <Costs dashboard={dashboard} scope={scope} nameOf={nameOf} />
    </>
  );
}

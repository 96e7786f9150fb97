import { Button } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { EmptyState } from "@/components/EmptyState";
import { FilterBar } from "@/components/FilterBar";
import { ListFrame } from "@/components/ListFrame";
import { NeedsRole } from "@/components/NeedsRole";
import { NewRowsBar } from "@/components/NewRowsBar";
import { PageHeader } from "@/components/PageHeader";
import { Pager } from "@/components/Pager";
import { StaleBar } from "@/components/StaleBar";
import { toast, toastProblem } from "@/components/toast";
import classes from "@/features/alerts/Alerts.module.css";
import { AlertTable } from "@/features/alerts/AlertTable";
import { alertCountsQuery, alertRulesQuery, alerts, alertsQuery } from "@/features/alerts/api";
import {
  anyStatus,
  filterNames,
  filtersOf,
  ruleName,
  severities,
  statuses,
  summarySentence,
} from "@/features/alerts/model";
import { Rules } from "@/features/alerts/Rules";
import type { AlertCounts } from "@/lib/api-types";
import { plural } from "@/lib/format";
import { atLeast, useMe } from "@/lib/org";
import { keys } from "@/lib/query";
import { usePolling } from "@/lib/useLive";
import type { AlertsSearch } from "./search";

const route = getRouteApi("/o/$org/operations/alerts");
const limit = 50;

function useList(search: AlertsSearch) {
  const query = { ...filtersOf(search), page: search.page ?? 1, limit };
  return useQuery({ ...alertsQuery(query), refetchInterval: usePolling(15_000) });
}

export function AlertsPage() {
  const me = useMe();
  if (!atLeast(me, "administrator") && !me.operator) {
    return (
      <>
        <PageHeader title="Alerts" />
        <NeedsRole
          what="The list of alerts"
          least="administrator"
          organization={me.organization.name}
        />
      </>
    );
  }
  return <Allowed />;
}

function Allowed() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const list = useList(search);
  const counts = useQuery(alertCountsQuery()).data ?? list.data?.counts;
  return (
    <>
      <PageHeader
        title="Alerts"
        lead={
          <>
            {counts ? summarySentence(counts) : "\u00a0"}{" "}
            <NewRowsBar list="newAlerts" one="new alert" queryKey={keys.alerts} />
          </>
        }
        actions={<TestMail />}
      />
      <ListFrame
        filters={<Filters />}
        error={list.data ? undefined : list.error}
        what="The alerts could not be read."
        retry={() => list.refetch()}
      >
        <StaleBar query={list} />
        <Rows list={list} />
      </ListFrame>
      <div className={classes.below}>
        <Rules onShow={(rule) => navigate({ search: { rule } })} />
      </div>
    </>
  );
}

/** Whether mails arrive is better known before the first alert. */
function TestMail() {
  const { mutate, isPending } = useMutation({
    mutationFn: alerts.sendTest,
    onSuccess: ({ sent_to }) => toast(`A test mail is on its way to ${sent_to}.`),
    onError: (error) => toastProblem("No test mail was sent.", error),
  });
  return (
    <Button variant="default" loading={isPending} onClick={() => mutate()}>
      Send me a test mail
    </Button>
  );
}

function Filters() {
  const { status, severity, rule } = route.useSearch();
  const navigate = route.useNavigate();
  const rules = useQuery(alertRulesQuery()).data ?? [];
  return (
    <FilterBar
      values={{ status, severity, rule }}
      facets={[
        { name: "status", label: "State", options: statuses },
        { name: "severity", label: "Severity", options: severities },
        {
          name: "rule",
          label: "Rule",
          options: rules.map((each) => ({ value: each.rule, label: ruleName(each.rule) })),
        },
      ]}
      anyLabels={{ status: "not over" }}
      onChange={(name, value) =>
        navigate({ search: (was) => ({ ...was, [name]: value, page: undefined }), replace: true })
      }
      onClear={() => navigate({ search: {} })}
    />
  );
}

function Rows({ list }: { list: ReturnType<typeof useList> }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  if (list.data?.total === 0) {
    return <Nothing counts={list.data.counts} />;
  }
  return (
    <>
      <AlertTable alerts={list.data?.items} stale={list.isPlaceholderData} />
      <Pager
        page={search.page ?? 1}
        limit={limit}
        total={list.data?.total ?? 0}
        onPage={(page) => navigate({ search: (was) => ({ ...was, page }) })}
      />
    </>
  );
}

/** All is well, or nothing matches: two answers. */
function Nothing({ counts }: { counts: AlertCounts }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const names = filterNames(search);
  if (names.length === 0) {
    return (
      <EmptyState
        title="Nothing is the matter."
        action={
          <Button variant="default" onClick={() => navigate({ search: { status: anyStatus } })}>
            Show what is over
          </Button>
        }
      >
        Trouble stands here while it lasts. Punctual looks for it every 30 seconds.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={`Nothing matches ${names.join(", ")}`}
      action={
        <Button variant="default" onClick={() => navigate({ search: {} })}>
          Clear the filters
        </Button>
      }
    >
      {plural(counts.open + counts.acknowledged, "alert")} not over without them.
    </EmptyState>
  );
}

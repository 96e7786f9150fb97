import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { EmptyState } from "@/components/EmptyState";
import { FilterBar } from "@/components/FilterBar";
import { ListFrame } from "@/components/ListFrame";
import { NewRowsBar } from "@/components/NewRowsBar";
import { PageHeader } from "@/components/PageHeader";
import { Pager } from "@/components/Pager";
import { StaleBar } from "@/components/StaleBar";
import { executionsQuery } from "@/features/reports/api";
import { ExecutionTable } from "@/features/reports/ExecutionTable";
import { executionStates, spanStart, spans, triggers } from "@/features/reports/model";
import { categoryWord, errorCategories } from "@/lib/categories";
import { plural } from "@/lib/format";
import { useNow } from "@/lib/now";
import { keys } from "@/lib/query";
import { spanOf, viewerZone } from "@/lib/time";
import { usePolling } from "@/lib/useLive";
import type { ExecutionsSearch } from "./search";

const route = getRouteApi("/o/$org/executions");
const limit = 50;

function useList(search: ExecutionsSearch) {
  const now = useNow(600_000); // the span moves on in steps, not with each second
  const { q, status, trigger, category, error_code, schedule, since = "7", page = 1 } = search;
  const from = search.from ?? spanStart(since, now);
  const query = {
    page,
    limit,
    ...(q ? { q } : {}),
    ...(status ? { status } : {}),
    ...(trigger ? { trigger } : {}),
    ...(category ? { error_category: category } : {}),
    ...(error_code ? { error_code } : {}),
    ...(schedule ? { schedule_id: schedule } : {}),
    ...(from ? { from } : {}),
    ...(search.to ? { to: search.to } : {}),
  };
  return useQuery({ ...executionsQuery(query), refetchInterval: usePolling(10_000) });
}

function spanLabel(search: ExecutionsSearch): string {
  const chosen = chosenSpan(search);
  if (chosen) {
    return `due ${chosen.label}`;
  }
  return spans.find((span) => span.value === (search.since ?? "7"))?.label ?? "chosen time";
}

/** A time that a chart led here with, as a choice of its own beside the usual ones. */
function chosenSpan({ from, to }: ExecutionsSearch) {
  return from && to
    ? { value: `${from}/${to}`, label: spanOf(from, to, viewerZone, new Date()) }
    : undefined;
}

export function ExecutionsPage() {
  const search = route.useSearch();
  const list = useList(search);
  return (
    <>
      <PageHeader
        title="Executions"
        lead={
          <>
            {list.data ? `${plural(list.data.total, "run")}, ${spanLabel(search)}.` : "\u00a0"}{" "}
            <NewRowsBar list="newRuns" one="new run" queryKey={keys.executions} />
          </>
        }
      />
      <ListFrame
        filters={<Filters />}
        error={list.data ? undefined : list.error}
        what="The runs could not be read."
        retry={() => list.refetch()}
      >
        <StaleBar query={list} />
        <Rows list={list} />
      </ListFrame>
    </>
  );
}

function Rows({ list }: { list: ReturnType<typeof useList> }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  if (list.data?.total === 0) {
    return <Nothing />;
  }
  return (
    <>
      <ExecutionTable executions={list.data?.items} stale={list.isPlaceholderData} />
      {list.data && (
        <Pager
          page={search.page ?? 1}
          limit={limit}
          total={list.data.total}
          onPage={(page) => navigate({ search: (was) => ({ ...was, page }) })}
        />
      )}
    </>
  );
}

/** A code that an alert led here with, to be seen and taken away. */
function codes({ error_code: code }: ExecutionsSearch) {
  return code
    ? [{ name: "error_code", label: "Code", options: [{ value: code, label: code }] }]
    : [];
}

function Filters() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const chosen = chosenSpan(search);
  const facets = [
    { name: "status", label: "State", options: executionStates },
    { name: "category", label: "Fault", options: errorCategories },
    ...codes(search),
    { name: "trigger", label: "Started by", options: triggers },
    {
      name: "since",
      label: "Due",
      options: [...(chosen ? [chosen] : []), ...spans.filter((span) => span.value !== "7")],
    },
  ];
  return (
    <FilterBar
      placeholder="Filter by schedule"
      values={{
        q: search.q,
        status: search.status,
        category: search.category,
        error_code: search.error_code,
        trigger: search.trigger,
        since: chosen?.value ?? search.since,
      }}
      facets={facets}
      anyLabels={{ since: "last 7 days" }}
      onChange={(name, value) =>
        navigate({
          search: ({ from, to, ...was }) => ({
            ...was,
            ...(name === "since" ? {} : { from, to }),
            [name]: value,
            page: undefined,
          }),
          replace: true,
        })
      }
      onClear={() => navigate({ search: {} })}
    />
  );
}

function Nothing() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const filters = [
    search.q && `“${search.q}”`,
    search.status && `state ${search.status}`,
    search.category && `fault ${categoryWord(search.category).toLowerCase()}`,
    search.error_code && `code ${search.error_code}`,
    search.trigger && `started by ${search.trigger}`,
    search.schedule && "one schedule",
  ].filter(Boolean);
  const widen = () => navigate({ search: filters.length > 0 ? {} : { since: "all" } });
  return (
    <EmptyState
      title={
        filters.length > 0 ? `No run matches ${filters.join(", ")}` : `No run, ${spanLabel(search)}`
      }
      action={
        <Button variant="default" onClick={widen}>
          {filters.length > 0 ? "Clear the filters" : "Show all time"}
        </Button>
      }
    >
      Each time a schedule is due, its run stands here, with what came of it.
    </EmptyState>
  );
}
